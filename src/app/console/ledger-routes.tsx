/** Ledgers: what there is, the entries of one as a table, and the work that falls due. */
import { Hono } from 'hono';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import { Problem } from '../../values/problem.ts';
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

/** As many as fit beside each other; what is masked tells nobody anything in a list. */
const COLUMNS = 8;

const shownColumns = (ledger: Ledger): { shown?: string[] } => {
  const clear = sortable(ledger);
  return clear.length < 2 ? {} : { shown: clear.slice(0, COLUMNS) };
};

async function entryList(c: DeskContext, { places }: ConsoleHost, ledger: Ledger): Promise<LedgerPageProps> {
  const { operations, frame, session } = c.var.desk;
  const query = queryOf(c, ['find', 'town', 'stage', 'sort', 'page']);
  const towns = places.below(session.area);
  const page = pageOf(query);
  const [, minus = '', by = ''] = /^(-?)(\w+)$/.exec(query['sort'] ?? '') ?? [];
  const sorts = sortable(ledger);
  const order = sorts.includes(by) ? { sort: by, descending: minus === '-' } : { sort: 'changed', descending: true };
  const { entries, total } = await operations.entry.list({
    ledger: ledger.id,
    q: query['find']?.slice(0, 60),
    area: towns.find(({ id }) => id === query['town'])?.id,
    stage: ledger.stages.find(({ id }) => id === query['stage'])?.id,
    ...order,
    page,
    pageSize: PAGE_SIZE,
  });
  const lines = entries.map(
    ({ entry, values, stageLabel, dueOn }): EntryLine => ({
      id: entry,
      values: filled(values),
      stage: stageLabel,
      due: dueOn,
    }),
  );
  return {
    frame,
    ledger,
    entries: lines,
    total,
    query,
    page,
    pages: pagesOf(total),
    towns,
    sortable: sorts,
    ...shownColumns(ledger),
  };
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
