/** One entry of a ledger: read it, record it, change it, take it back. */
import { Hono } from 'hono';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import type { FactValue } from '../../define/pack.ts';
import { isPlainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import {
  type ConsoleHost,
  type Desk,
  type DeskContext,
  type DeskEnv,
  formOf,
  frameAt,
  idAsked,
  type Operations,
  oneOf,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { EntryFormPage, type EntryFormProps } from './entry-form.tsx';
import { EntryPage, type EntryPageProps } from './entry-page.tsx';
import { filled, ledgerAsked } from './ledger-routes.tsx';
import { paths } from './paths.ts';

type Entry = Awaited<ReturnType<Operations['entry']['read']>>;

export function entryRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const form = (c: DeskContext, props: FormProps, status?: number) =>
    reply(c, <EntryFormPage {...formProps(c.var.desk, host, props)} />, status);
  app.get('/ledgers/:ledger/new', (c) => {
    const ledger = ledgerAsked(host, c.req.param('ledger'));
    return form(c, { ledger, entry: null, values: {} });
  });
  app.post('/ledgers/:ledger/new', async (c) => {
    const ledger = ledgerAsked(host, c.req.param('ledger'));
    const values = fieldsOf(ledger, await formOf(c));
    try {
      const { entry, arising } = await c.var.desk.operations.entry.record({ ledger: ledger.id, values });
      sayDone(c, 'recorded', arising);
      return c.redirect(paths.entry(ledger.id, entry), 303);
    } catch (error) {
      const { errors, status } = refused(ledger, error);
      return form(c, { ledger, entry: null, values, errors }, status);
    }
  });
  app.get('/ledgers/:ledger/entries/:entry', async (c) =>
    reply(c, <EntryPage {...entryProps(c.var.desk, host, await entryAsked(c, host))} />),
  );
  app.post('/ledgers/:ledger/entries/:entry', async (c) => {
    const { entry, ledger } = await entryAsked(c, host);
    const action = oneOf(['withdraw', 'restore'], (await formOf(c))['action']);
    if (action === undefined) throw new Problem('not-found', { what: '这个操作' });
    const { arising } = await c.var.desk.operations.entry.act({ entry, action });
    sayDone(c, action === 'withdraw' ? 'withdrawn' : 'restored', arising);
    return c.redirect(paths.entry(ledger, entry), 303);
  });
  app.post('/ledgers/:ledger/entries/:entry/reveal', (c) => revealEntry(c, host));
  app.get('/ledgers/:ledger/entries/:entry/edit', async (c) => {
    const found = await entryAsked(c, host);
    const ledger = ledgerAsked(host, found.ledger);
    const values = Object.fromEntries(ledger.fields.map((field) => [field.id, typed(field, found.raw[field.id])]));
    return form(c, { ledger, entry: found, values, seen: String(found.actions) });
  });
  app.post('/ledgers/:ledger/entries/:entry/edit', async (c) => {
    const found = await entryAsked(c, host);
    const ledger = ledgerAsked(host, found.ledger);
    const sent = await formOf(c);
    const values = fieldsOf(ledger, sent);
    const seen = /^\d{1,9}$/.test(sent['seen'] ?? '') ? Number(sent['seen']) : undefined;
    try {
      const { arising } = await c.var.desk.operations.entry.act({
        entry: found.entry,
        action: 'change',
        values: changed(found, values),
        seen,
      });
      sayDone(c, 'changed', arising);
      return c.redirect(paths.entry(ledger.id, found.entry), 303);
    } catch (error) {
      const { errors, status } = refused(ledger, error);
      return form(c, { ledger, entry: found, values, errors, seen: sent['seen'] ?? '' }, status);
    }
  });
  return app;
}

/** With a reason also in clear, as the form wants it. Under another ledger's address there is no such entry. */
async function entryAsked(c: DeskContext, host: ConsoleHost, reason?: string): Promise<Entry> {
  const ledger = ledgerAsked(host, c.req.param('ledger') ?? '');
  const found = await c.var.desk.operations.entry.read({ entry: idAsked(c, 'entry', '这条台账记录'), reason });
  if (found.ledger !== ledger.id) throw new Problem('not-found', { what: '这条台账记录' });
  return found;
}

/** In clear once, as the reply to the form. */
async function revealEntry(c: DeskContext, host: ConsoleHost) {
  const reason = ((await formOf(c))['reason'] ?? '').trim();
  const short = [...reason].length < 4;
  const entry = await entryAsked(c, host, short ? undefined : reason);
  const desk = { ...c.var.desk, frame: frameAt(c.var.desk, paths.entry(entry.ledger, entry.entry)) };
  const props = entryProps(desk, host, entry);
  c.header('cache-control', 'no-store');
  if (!short) return reply(c, <EntryPage {...props} />);
  return reply(c, <EntryPage {...props} reveal={{ reason, error: '请写明查看的理由，至少 4 个字' }} />, 422);
}

const kept = (ledger: Ledger): LedgerField[] => ledger.fields.filter(({ kind }) => kind !== 'sequence');

const fieldsOf = (ledger: Ledger, sent: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(kept(ledger).flatMap(({ id }) => (sent[id] === undefined ? [] : [[id, sent[id]]])));

/** What is masked stands empty in the form and stays as it is, unless something is filled in over it. */
const changed = ({ masked }: Entry, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([id, text]) => text.trim() !== '' || !masked.includes(id)));

/** What the form has to say again: also that somebody else was quicker, because nothing that was typed may be lost. */
function refused(ledger: Ledger, error: unknown): { errors: Readonly<Record<string, string>>; status: number } {
  if (!(error instanceof Problem) || (error.status !== 422 && error.code !== 'conflict')) throw error;
  const fields = Object.fromEntries(
    Object.entries(error.fields).filter(([id]) => kept(ledger).some((field) => field.id === id)),
  );
  const first = ledger.key[0] ?? kept(ledger)[0]?.id ?? '';
  return { errors: Object.keys(fields).length > 0 ? fields : { [first]: error.say('zh') }, status: error.status };
}

/** As somebody would type it: money in yuan, yes and no as words of the form. */
function typed({ kind }: LedgerField, value: FactValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (kind !== 'money') return String(value);
  const fen = Number(value);
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

interface FormProps {
  readonly ledger: Ledger;
  readonly entry: Entry | null;
  readonly values: EntryFormProps['values'];
  readonly errors?: EntryFormProps['errors'];
  readonly seen?: string;
}

function formProps(
  desk: Desk,
  { places }: ConsoleHost,
  { ledger, entry, values, errors = {}, seen }: FormProps,
): EntryFormProps {
  const { area } = desk.session;
  const address = entry === null ? paths.newEntry(ledger.id) : paths.editEntry(ledger.id, entry.entry);
  return {
    frame: frameAt(desk, address),
    ledger,
    entry: entry === null ? null : { id: entry.entry, title: entry.title },
    values,
    masked: entry?.masked ?? [],
    errors,
    towns: places.towns(area),
    villages: places.villages(area),
    ...(seen === undefined ? {} : { seen }),
  };
}

function entryProps({ frame }: Desk, host: ConsoleHost, entry: Entry): EntryPageProps {
  const ledger = ledgerAsked(host, entry.ledger);
  const values = filled(entry.values);
  const dateOf = (id: string): string => values[ledger.stages.find((stage) => stage.id === id)?.date ?? ''] ?? '';
  const reached = entry.reached.map((id) => [id, dateOf(id)] as const);
  return {
    frame,
    ledger,
    entry: {
      id: entry.entry,
      title: entry.title,
      person:
        entry.subject.kind === 'person' && entry.subject.id !== null
          ? { id: entry.subject.id, name: entry.title }
          : null,
      values,
      stage: entry.stage,
      reached: Object.fromEntries(reached),
      withdrawn: entry.withdrawn,
      revealed: entry.revealed,
    },
    followUps: followUpsOf(ledger, entry, values, host),
    actions: deedsOf(ledger, entry),
    mayChange: true,
  };
}

function followUpsOf(ledger: Ledger, { due }: Entry, values: Record<string, string>, { today }: ConsoleHost) {
  return due.map(({ id, label, on, done }) => {
    const doneBy = ledger.followUps.find((followUp) => followUp.id === id)?.doneBy ?? '';
    return {
      label,
      due: on,
      doneOn: done ? onlyDate(values[doneBy]) : null,
      late: toDayNumber(today()) - toDayNumber(on),
    };
  });
}

/** Some visits are proved by what was measured and not by a date; that stays masked and says nothing here. */
const onlyDate = (text = ''): string => (isPlainDate(text) ? text : '');

const deeds: Record<Entry['history'][number]['kind'], string> = {
  record: '登记',
  change: '修改',
  withdraw: '撤回',
  restore: '恢复',
};

/** What each action changed; the first one says what the entry says and needs no repeating. */
function deedsOf(ledger: Ledger, { history }: Entry): EntryPageProps['actions'] {
  const labels = new Map(ledger.fields.map(({ id, label }) => [id, label]));
  const before: Record<string, string> = {};
  const told = history.map(({ kind, values, fields, at, staffName, staffId, importId }) => {
    const changes = fields.flatMap((id) => {
      const [old, now] = [before[id] ?? '', values[id] ?? ''];
      before[id] = now;
      return kind === 'change' ? [{ label: labels.get(id) ?? id, before: old, after: now }] : [];
    });
    const who = staffName ?? (staffId === null ? '系统' : '县级工作人员');
    return { at, who, what: importId === null ? deeds[kind] : `${deeds[kind]}（导入）`, changes };
  });
  return told.reverse();
}
