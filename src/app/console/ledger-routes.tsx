/** Ledgers: what there is, the entries of one as a table, and the work that falls due. */
import { Hono } from 'hono';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import { Problem } from '../../values/problem.ts';
import type { Query } from '../ui/list-state.ts';
import { csvReply, everyLine, fileReply, type Leaf, tableCsv } from './csv.ts';
import {
  type ConsoleHost,
  type Desk,
  type DeskContext,
  type DeskEnv,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { DuePage, type DuePageProps } from './due-page.tsx';
import type { DueVisit } from './due-table.tsx';
import { figureOf, figureQuery } from './figure.ts';
import { type EntryLine, LedgerPage, type LedgerPageProps } from './ledger-page.tsx';
import { LedgersPage } from './ledgers-page.tsx';
import { paths } from './paths.ts';

export function ledgerRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/ledgers', async (c) => {
    const { operations, frame } = c.var.desk;
    const { ledgers } = await operations.ledger.list({});
    const lines = ledgers.map(({ id, title, pack, entries, overdue }) => ({
      id,
      title,
      pack: pack.title,
      entries,
      due: overdue,
    }));
    return reply(c, <LedgersPage frame={frame} ledgers={lines} />);
  });
  app.get('/ledgers/:ledger/list.csv', (c) => entryFile(c, host, ledgerAsked(host, c.req.param('ledger'))));
  app.get('/ledgers/:ledger/template.xlsx', async (c) => {
    const { fileName, bytes } = await c.var.desk.operations.ledger.template({ ledger: c.req.param('ledger') });
    return fileReply(c, fileName, bytes);
  });
  app.get('/ledgers/:ledger', async (c) => {
    const ledger = ledgerAsked(host, c.req.param('ledger'));
    const props = c.req.query('indicator') === undefined ? entryList(c, host, ledger) : countedEntries(c, host, ledger);
    return reply(c, <LedgerPage {...(await props)} />);
  });
  app.get('/due', async (c) => reply(c, <DuePage {...(await dueProps(c, host))} />));
  return app;
}

/** Problem `not-found`. */
export function ledgerAsked({ catalogue }: Pick<ConsoleHost, 'catalogue'>, id: string): Ledger {
  const ledger = catalogue.ledgers.get(id);
  if (ledger === undefined) throw new Problem('not-found', { what: '这种台账' });
  return ledger;
}

const sealed: ReadonlySet<LedgerField['kind']> = new Set([
  'residentId',
  'certificateNumber',
  'phone',
  'bankAccount',
  'address',
  'sequence',
]);

/** The database can order by what it can read. */
const sortable = ({ fields }: Ledger): string[] =>
  fields.filter(({ kind, sensitive }) => !sealed.has(kind) && sensitive === undefined).map(({ id }) => id);

/** As many as fit beside each other, whom it is about first; what is masked tells nobody anything in a list. */
const COLUMNS = 8;

const shownColumns = (ledger: Ledger): { shown?: string[] } => {
  const clear = sortable(ledger);
  const names = ledger.fields.filter(({ kind, household }) => kind === 'name' && !household).map(({ id }) => id);
  return clear.length < 2 ? {} : { shown: [...new Set([...names.slice(0, 1), ...clear])].slice(0, COLUMNS) };
};

const listQuery = ['find', 'town', 'stage', 'sort', 'page'];

async function entriesAsked(c: DeskContext, { places }: ConsoleHost, ledger: Ledger, query: Query, leaf: Leaf) {
  const { operations, session } = c.var.desk;
  const [, minus = '', by = ''] = /^(-?)(\w+)$/.exec(query['sort'] ?? '') ?? [];
  const order = sortable(ledger).includes(by)
    ? { sort: by, descending: minus === '-' }
    : { sort: 'changed', descending: true };
  const { entries, total } = await operations.entry.list({
    ledger: ledger.id,
    q: query['find']?.slice(0, 60),
    area: places.below(session.area).find(({ id }) => id === query['town'])?.id,
    stage: ledger.stages.find(({ id }) => id === query['stage'])?.id,
    ...order,
    ...leaf,
  });
  const lines = entries.map(
    ({ entry, values, stageLabel, dueOn }): EntryLine => ({
      id: entry,
      values: filled(values),
      stage: stageLabel,
      due: dueOn,
    }),
  );
  return { lines, total };
}

async function entryList(c: DeskContext, host: ConsoleHost, ledger: Ledger): Promise<LedgerPageProps> {
  const { frame, session } = c.var.desk;
  const query = queryOf(c, listQuery);
  const page = pageOf(query);
  const { lines, total } = await entriesAsked(c, host, ledger, query, { page, pageSize: PAGE_SIZE });
  return {
    frame,
    ledger,
    entries: lines,
    total,
    query,
    page,
    pages: pagesOf(total),
    towns: host.places.below(session.area),
    sortable: sortable(ledger),
    ...shownColumns(ledger),
    csv: paths.ledgerCsv(ledger.id, { ...query, page: '' }),
  };
}

/** Every field, as people read it; what is masked on pages is masked here. */
async function entryFile(c: DeskContext, host: ConsoleHost, ledger: Ledger): Promise<Response> {
  const query = queryOf(c, listQuery);
  const fields = ledger.fields.filter(({ kind }) => kind !== 'sequence');
  const lines = await everyLine((leaf) => entriesAsked(c, host, ledger, query, leaf));
  const rows = lines.map(({ values, stage, due }): [string, ...string[]] => [
    ...(fields.map(({ id }) => values[id] ?? '') as [string, ...string[]]),
    stage ?? '',
    due ?? '',
  ]);
  return csvReply(c, ledger.title, tableCsv([...fields.map(({ label }) => label), '办到哪一步', '下次回访'], rows));
}

/** The entries that a figure counts: the same table, opened from the figure. */
async function countedEntries(
  c: DeskContext,
  { places, catalogue }: ConsoleHost,
  ledger: Ledger,
): Promise<LedgerPageProps> {
  const { operations, frame, session } = c.var.desk;
  const query = queryOf(c, [...figureQuery, 'page']);
  const page = pageOf(query);
  const found = await operations.indicator.rows({ ...figureOf(query), page, pageSize: PAGE_SIZE });
  const labels = new Map(ledger.stages.map(({ id, label }) => [id, label]));
  return {
    frame,
    ledger,
    entries: found.rows.map(({ id, values = {}, stage = null }) => ({
      id,
      values: filled(values),
      stage: labels.get(stage ?? '') ?? null,
      due: null,
    })),
    total: found.total,
    query,
    page,
    pages: pagesOf(found.total),
    towns: places.below(session.area),
    ...shownColumns(ledger),
    countedBy: `${places.nameOf(found.area)} ${found.period} ${catalogue.indicators.get(found.indicator)?.title ?? found.title}`,
  };
}

export const filled = (values: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([field, text]) => [field, text ?? '']));

async function dueProps(c: DeskContext, host: ConsoleHost): Promise<DuePageProps> {
  const query = queryOf(c, ['page']);
  const page = pageOf(query);
  const { visits, total } = await dueVisits(c.var.desk, host, { page, pageSize: PAGE_SIZE });
  return { frame: c.var.desk.frame, visits, total, query, page, pages: pagesOf(total) };
}

/** The next two weeks, and everything that is late. `total` counts the entries that have some of it. */
export async function dueVisits(
  { operations }: Desk,
  { places }: ConsoleHost,
  page: { readonly page: number; readonly pageSize: number },
): Promise<{ visits: DueVisit[]; total: number }> {
  const { visits, total } = await operations.entry.due(page);
  const shown = visits.map(({ ledger, entry, title, label, area, on, daysLate }) => ({
    ledger,
    entry,
    about: title,
    what: label,
    village: places.placeOf(area),
    due: on,
    late: daysLate,
  }));
  return { visits: shown, total };
}
