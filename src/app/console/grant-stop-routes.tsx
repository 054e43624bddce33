/** Stopped grants: the list, one of them, and what is decided and recorded about it. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import type { Query } from '../ui/list-state.ts';
import { csvReply, everyLine, fileReply, type Leaf, tableCsv, yuan } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  idAsked,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { type DoneCode, sayDone } from './done.ts';
import { GrantStopPage } from './grant-stop-page.tsx';
import { stopMarks } from './grant-stop-words.ts';
import { type GrantStopLine, GrantStopsPage } from './grant-stops-page.tsx';
import { fenTyped } from './money-typed.ts';
import { paths } from './paths.ts';

const WHAT = '这项停发追回';
const queryNames = ['state', 'town', 'page'];

export function grantStopRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/grant-stops', async (c) => {
    const query = queryOf(c, queryNames);
    const page = pageOf(query);
    const { lines, ...sums } = await asked(c, host, query, { page, pageSize: PAGE_SIZE });
    const props = {
      frame: c.var.desk.frame,
      stops: lines,
      sums,
      query,
      towns: host.places.below(c.var.desk.session.area),
      page,
      pages: pagesOf(sums.total),
      csv: paths.grantStopsCsv({ ...query, page: '' }),
    };
    return reply(c, <GrantStopsPage {...props} />);
  });
  app.get('/grant-stops.csv', (c) => file(c, host));
  app.get('/grant-stops/:stop', (c) => stopPage(c, host));
  app.post('/grant-stops/:stop', (c) => act(c, host));
  app.get('/grant-stops/:stop/notice.docx', async (c) => {
    const { fileName, bytes } = await c.var.desk.operations.grantStop.notice({
      stop: idAsked(c, 'stop', WHAT),
      lang: oneOf(['zh', 'en'] as const, c.req.query('lang') ?? ''),
    });
    return fileReply(c, fileName, bytes);
  });
  return app;
}

async function asked({ var: { desk } }: DeskContext, { places }: ConsoleHost, query: Query, leaf: Leaf) {
  const { stops, ...sums } = await desk.operations.grantStop.list({
    state: oneOf(Object.keys(stopMarks) as (keyof typeof stopMarks)[], query['state']),
    area: places.below(desk.session.area).find(({ id }) => id === query['town'])?.id,
    ...leaf,
  });
  const lines = stops.map((each): GrantStopLine => ({ ...each, place: places.placeOf(each.area) }));
  return { ...sums, lines };
}

async function file(c: DeskContext, host: ConsoleHost) {
  const query = queryOf(c, queryNames);
  const lines = await everyLine((leaf) => asked(c, host, query, leaf));
  const rows = lines.map((line): [string, ...string[]] => [
    line.name,
    line.place,
    line.stopsTitle,
    line.fromMonth,
    yuan(line.amountFen),
    yuan(line.repaidFen),
    yuan(line.state === 'approved' ? line.amountFen - line.repaidFen : 0),
    stopMarks[line.state].word,
  ]);
  const head = ['场所或单位', '乡镇、村', '补助', '停发月份', '追回（元）', '已退回（元）', '还欠（元）', '状态'];
  return csvReply(c, '停发追回', tableCsv(head, rows));
}

type Typed = Readonly<Record<string, string>>;

async function stopPage(c: DeskContext, host: ConsoleHost, typed: Typed = {}, errors: Typed = {}) {
  const { desk } = c.var;
  const stop = await desk.operations.grantStop.read({ stop: idAsked(c, 'stop', WHAT) });
  const props = { stop, typed, errors, place: host.places.placeOf(stop.area) };
  const frame = c.req.method === 'GET' ? desk.frame : frameAt(desk, paths.grantStop(stop.id));
  const page = <GrantStopPage {...props} frame={frame} mayDecide={desk.session.role === 'county'} />;
  return reply(c, page, Object.keys(errors).length > 0 ? 422 : 200);
}

/** Names of the forms' fields where they are not those of the operation. */
const fieldsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  repay: { reason: 'voucher', amountFen: 'amount' },
  plan: { reason: 'agreed' },
  'take-back': { reason: 'wrong' },
};

async function act(c: DeskContext, host: ConsoleHost) {
  const stop = idAsked(c, 'stop', WHAT);
  const typed = await formOf(c);
  let done: DoneCode;
  try {
    done = await acted(c, stop, typed);
  } catch (error) {
    const names = fieldsOf[typed['action'] ?? ''] ?? {};
    const errors = Object.entries(fieldErrors(error)).map(([name, message]) => [names[name] ?? name, message]);
    return stopPage(c, host, typed, Object.fromEntries(errors));
  }
  sayDone(c, done);
  return c.redirect(paths.grantStop(stop), 303);
}

async function acted(c: DeskContext, stop: string, typed: Typed): Promise<DoneCode> {
  const { grantStop } = c.var.desk.operations;
  const { action, reason = '', seen, voucher = '', agreed = '', wrong = '', on = '', months, from = '' } = typed;
  switch (action) {
    case 'approve':
      await grantStop.approve({ stop, seen, reason });
      return 'grant-stopped';
    case 'reject':
      await grantStop.reject({ stop, seen, reason });
      return 'grant-stop-refused';
    case 'repay':
      await grantStop.repay({ stop, seen, amountFen: fenTyped(typed['amount']) ?? 0, on, reason: voucher });
      return 'recorded';
    case 'plan':
      await grantStop.plan({ stop, months, from, reason: agreed });
      return 'settled';
    case 'take-back':
      await grantStop.takeBack({ stop, repayment: typed['repayment'], reason: wrong });
      return 'recorded';
    default:
      throw new Problem('not-found', { what: '这个动作' });
  }
}
