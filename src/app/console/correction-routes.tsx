/** Arrears and recoveries: the list, one of them with its reasons, and what is decided about it. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { addressWords, circumstanceWords, correctionMarks, kindWords, periodWords } from '../correction-words.ts';
import type { Query } from '../ui/list-state.ts';
import { CorrectionPage } from './correction-page.tsx';
import { type CorrectionLine, CorrectionsPage } from './corrections-page.tsx';
import { csvReply, everyLine, fileReply, type Leaf, tableCsv, yuan } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  idAsked,
  isId,
  type Operations,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { type ApprovedOfPaper, sayApproved, sayDone } from './done.ts';
import { paths } from './paths.ts';

const WHAT = '这项补发或追缴';
const queryNames = ['state', 'kind', 'circumstance', 'policy', 'town', 'person', 'paper', 'page'];
const states = ['proposed', 'withdrawn', 'approved', 'rejected', 'settled'] as const;

export function correctionRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/corrections', async (c) => reply(c, await listPage(c, host, queryOf(c, queryNames))));
  app.post('/corrections/papers', (c) => approvePaper(c, host));
  app.get('/corrections.csv', (c) => file(c, host));
  app.get('/corrections/:correction', async (c) => reply(c, await correctionPage(c, host)));
  app.post('/corrections/:correction', (c) => decide(c, host));
  app.get('/corrections/:correction/notice.docx', async (c) => {
    const correction = idAsked(c, 'correction', WHAT);
    const { fileName, bytes } = await c.var.desk.operations.correction.notice({
      correction,
      lang: oneOf(['zh', 'en'] as const, c.req.query('lang') ?? ''),
    });
    return fileReply(c, fileName, bytes);
  });
  return app;
}

async function listPage(c: DeskContext, host: ConsoleHost, query: Query, typed: Typed = {}, errors: Typed = {}) {
  const { desk } = c.var;
  const page = pageOf(query);
  const { corrections, comparing, ...sums } = await asked(c, host, query, { page, pageSize: PAGE_SIZE });
  const town = townAsked(c, host, query);
  const mayDecide = desk.session.role === 'county';
  const { papers, atOnce } = mayDecide
    ? await desk.operations.correction.papers({ area: town })
    : { papers: [], atOnce: 0 };
  return (
    <CorrectionsPage
      frame={frameAt(desk, paths.correctionsOf(query))}
      corrections={corrections.map((each) => lineOf(each, host))}
      sums={sums}
      query={query}
      policies={[...host.catalogue.policies.values()].map(({ id, title }) => ({ id, label: title }))}
      towns={host.places.below(desk.session.area)}
      papers={papers}
      atOnce={atOnce}
      comparing={comparing}
      typed={typed}
      errors={errors}
      page={page}
      pages={pagesOf(sums.total)}
      csv={paths.correctionsCsv({ ...query, page: '' })}
    />
  );
}

/** What changed since the list was looked at is said beside the list as it is now. */
async function approvePaper(c: DeskContext, host: ConsoleHost) {
  const typed = await formOf(c);
  const { paper = '', town = '', reason = '', seen, seenFen } = typed;
  const query: Query = { paper, town };
  // A place outside is refused by the operation: passed over, the whole area would be approved.
  const area = town === '' ? undefined : town;
  let done: ApprovedOfPaper;
  try {
    done = await c.var.desk.operations.correction.approvePaper({ paper, area, reason, seen, seenFen });
  } catch (error) {
    const stale = error instanceof Problem && error.code === 'conflict';
    const errors = stale ? { reason: error.say('zh') } : fieldErrors(error);
    return reply(c, await listPage(c, host, query, typed, errors), stale ? 409 : 422);
  }
  sayApproved(c, done);
  return c.redirect(paths.correctionsOf(done.left > 0 ? query : { town }), 303);
}

const townAsked = ({ var: { desk } }: DeskContext, { places }: ConsoleHost, query: Query) =>
  places.below(desk.session.area).find(({ id }) => id === query['town'])?.id;

type Listed = Awaited<ReturnType<Operations['correction']['list']>>['corrections'][number];

/** Those that wait, unless others are asked for. */
function asked(c: DeskContext, host: ConsoleHost, query: Query, leaf: Leaf) {
  const kinds = Object.keys(kindWords) as (keyof typeof kindWords)[];
  const circumstances = Object.keys(circumstanceWords) as (keyof typeof circumstanceWords)[];
  return c.var.desk.operations.correction.list({
    state: query['state'] === 'all' ? undefined : (oneOf(states, query['state']) ?? 'proposed'),
    kind: oneOf(kinds, query['kind']),
    circumstance: oneOf(circumstances, query['circumstance']),
    policy: query['policy'],
    person: isId(query['person'] ?? '') ? query['person'] : undefined,
    paper: query['paper'],
    area: townAsked(c, host, query),
    ...leaf,
  });
}

const lineOf = (listed: Listed, { places }: ConsoleHost): CorrectionLine => ({
  ...listed,
  place: places.placeOf(listed.area),
});

async function file(c: DeskContext, host: ConsoleHost) {
  const query = queryOf(c, queryNames);
  const lines = await everyLine(async (leaf) => {
    const { corrections, total } = await asked(c, host, query, leaf);
    return { lines: corrections.map((each) => lineOf(each, host)), total };
  });
  const rows = lines.map((line): [string, ...string[]] => [
    line.name,
    line.place,
    line.policyTitle,
    periodWords(line.period),
    kindWords[line.kind],
    yuan(line.amountFen),
    circumstanceWords[line.circumstance],
    correctionMarks[line.state].word,
    line.addressedTo === null ? '' : addressWords[line.addressedTo],
  ]);
  const head = ['姓名', '乡镇、村', '待遇', '月份', '补发或追缴', '金额（元）', '情形', '状态', '向谁追缴'];
  return csvReply(c, '补发追缴', tableCsv(head, rows));
}

type Typed = Readonly<Record<string, string>>;

async function correctionPage(c: DeskContext, host: ConsoleHost, typed: Typed = {}, errors: Typed = {}) {
  const { desk } = c.var;
  const id = idAsked(c, 'correction', WHAT);
  const correction = await desk.operations.correction.read({ correction: id });
  const props = { correction, typed, errors, place: host.places.placeOf(correction.area) };
  return (
    <CorrectionPage {...props} frame={frameAt(desk, paths.correction(id))} mayDecide={desk.session.role === 'county'} />
  );
}

async function decide(c: DeskContext, host: ConsoleHost) {
  const { correction: operations } = c.var.desk.operations;
  const correction = idAsked(c, 'correction', WHAT);
  const typed = await formOf(c);
  const { action = '', reason = '', seenOne, seenAll } = typed;
  const to = oneOf(Object.keys(addressWords) as (keyof typeof addressWords)[], typed['to']);
  try {
    switch (action) {
      case 'approve':
        await operations.approve({ correction, reason, seen: seenOne, to });
        break;
      case 'approve-all':
        await operations.approve({ correction, reason, seen: seenAll, to, together: true });
        break;
      case 'reject':
        await operations.reject({ correction, reason, seen: seenOne });
        break;
      case 'address':
        if (to === undefined) throw new Problem('input-invalid', { what: '追缴对象' }, { to: '请选择向谁追缴' });
        await operations.address({ correction, to, reason: typed['addressReason'] ?? '' });
        break;
      default:
        throw new Problem('not-found', { what: '这个动作' });
    }
  } catch (error) {
    const { reason: why, ...others } = fieldErrors(error);
    const field = action === 'address' ? 'addressReason' : 'reason';
    const errors = why === undefined ? others : { [field]: why };
    return reply(c, await correctionPage(c, host, typed, errors), 422);
  }
  sayDone(c, action === 'reject' ? 'rejected' : action === 'address' ? 'recorded' : 'approved');
  return c.redirect(paths.correction(correction), 303);
}
