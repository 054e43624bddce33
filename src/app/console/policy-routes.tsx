/** Policies as text, how their decisions stand, who stands behind each figure, and who qualifies and does not receive. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import type { Query } from '../ui/list-state.ts';
import { caseRoutes } from './case-routes.tsx';
import { csvReply, everyLine, type Leaf, tableCsv, yuan } from './csv.ts';
import { outcomeMarks } from './decision-card.tsx';
import { DecisionsPage, type DecisionsPageProps } from './decisions-page.tsx';
import {
  type ConsoleHost,
  type Desk,
  type DeskContext,
  type DeskEnv,
  formOf,
  frameAt,
  type Operations,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { paths } from './paths.ts';
import { PoliciesPage, type PoliciesPageProps } from './policies-page.tsx';
import { PolicyPage } from './policy-page.tsx';
import { kindWords } from './subject-words.ts';
import { UnclaimedPage } from './unclaimed-page.tsx';
import { unclaimedCalls, unclaimedFile, unclaimedProps } from './unclaimed-props.ts';

export function policyRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/policies', async (c) => reply(c, <PoliciesPage {...(await policiesProps(c.var.desk))} />));
  app.post('/policies/decide', async (c) => {
    await c.var.desk.operations.decision.decide({});
    sayDone(c, 'decided');
    return c.redirect(paths.policies, 303);
  });
  app.get('/policies/:policy', async (c) => {
    const { operations, frame } = c.var.desk;
    const { policy, words, steps } = await operations.policy.read({ policy: c.req.param('policy') });
    const parameters = host.portal.parametersOf(policy.id);
    const titleOf = (id: string) => host.catalogue.policies.get(id)?.title ?? id;
    const props = { frame, policy, parameters, words, steps, titleOf, areaOf: host.places.reachOf };
    return reply(c, <PolicyPage {...props} on={host.today()} />);
  });
  app.get('/policies/:policy/decisions', async (c) =>
    reply(c, <DecisionsPage {...(await decisionsProps(c, host, c.req.param('policy')))} />),
  );
  app.get('/policies/:policy/decisions.csv', (c) => decisionsFile(c, host, c.req.param('policy')));
  caseRoutes(app, host);
  app.get('/unclaimed.csv', (c) => unclaimedFile(c, host));
  app.post('/unclaimed/calls.csv', async (c) => {
    const { reason = '', part } = await formOf(c);
    try {
      return await unclaimedCalls(c, host, { reason, part: pageOf({ page: part ?? '' }) });
    } catch (error) {
      const message = error instanceof Problem ? error.fields['reason'] : undefined;
      if (message === undefined) throw error;
      const props = await unclaimedProps(c, host, { reason, error: message });
      return reply(c, <UnclaimedPage {...props} frame={frameAt(c.var.desk, paths.unclaimedWhere(props.query))} />, 422);
    }
  });
  app.get('/unclaimed', async (c) => reply(c, <UnclaimedPage {...(await unclaimedProps(c, host))} />));
  return app;
}

async function policiesProps({ operations, frame, session }: Desk): Promise<PoliciesPageProps> {
  const { policies } = await operations.policy.list({});
  const { on, policies: decided } = await operations.decision.summary({});
  const counts = new Map(decided.map((each) => [each.policy, each]));
  return {
    frame,
    others: policies.flatMap(({ id, title, subject, pack }) =>
      subject === 'person' ? [] : [{ id, title, pack: pack.title, about: kindWords[subject] }],
    ),
    policies: policies
      .filter(({ subject }) => subject === 'person')
      .map(({ id, title, plate, pack }) => {
        const { eligible = null, ineligible = null, unknown = null } = counts.get(id) ?? {};
        return { id, title, plate, pack: pack.title, eligible, ineligible, unknown };
      }),
    decidedOn: on,
    mayDecide: session.role === 'county',
  };
}

type Listed = Awaited<ReturnType<Operations['decision']['list']>>;

const outcomes = ['eligible', 'ineligible', 'unknown'] as const;

/** The people of one outcome, narrowed as the address says. */
function decidedAsked(
  { var: { desk } }: DeskContext,
  { places }: ConsoleHost,
  policy: string,
  query: Query,
  leaf: Leaf,
) {
  const outcome = oneOf(outcomes, query['outcome']) ?? 'eligible';
  return desk.operations.decision.list({
    policy,
    outcome,
    criterion: outcome === 'ineligible' ? query['criterion'] : undefined,
    missing: outcome === 'unknown' ? query['missing'] : undefined,
    area: places.below(desk.session.area).find(({ id }) => id === query['town'])?.id,
    ...leaf,
  });
}

const decisionQuery = ['outcome', 'criterion', 'missing', 'town', 'page'];

async function decisionsProps(c: DeskContext, host: ConsoleHost, policy: string): Promise<DecisionsPageProps> {
  const { operations, frame, session } = c.var.desk;
  const query = queryOf(c, decisionQuery);
  const words = wordsOf(host, policy);
  const summed = await operations.decision.summary({ policy });
  const [sums] = summed.policies;
  if (sums === undefined) throw new Problem('not-decided-yet', { area: host.places.nameOf(summed.area) });
  const page = pageOf(query);
  const found = await decidedAsked(c, host, policy, query, { page, pageSize: PAGE_SIZE });
  return {
    ...sums,
    frame,
    policy: { id: policy, title: sums.title },
    on: found.on,
    refusedBy: mostFirst(sums.refusedBy, words.otherwise),
    missing: mostFirst(sums.missing, words.factLabel),
    ...(sums.target === null ? { target: undefined } : { target: sums.target }),
    query,
    towns: host.places.below(session.area),
    people: found.people.map((person) => decidedPerson(person, words, host)),
    page,
    pages: pagesOf(found.total),
    csv: paths.decisionsCsv(policy, { ...query, page: '' }),
  };
}

async function decisionsFile(c: DeskContext, host: ConsoleHost, policy: string) {
  const query = queryOf(c, decisionQuery);
  const words = wordsOf(host, policy);
  const lines = await everyLine(async (leaf) => {
    const { people, total } = await decidedAsked(c, host, policy, query, leaf);
    return { lines: people.map((person) => decidedPerson(person, words, host)), total };
  });
  const rows = lines.map(({ name, place, outcome, amountFen, reasons }): [string, ...string[]] => [
    name,
    place,
    outcomeMarks[outcome].word,
    yuan(amountFen),
    reasons.join('；'),
  ]);
  const title = host.catalogue.policies.get(policy)?.title ?? policy;
  return csvReply(c, `认定结果：${title}`, tableCsv(['姓名', '乡镇、村', '结果', '金额（元）', '理由'], rows));
}

function decidedPerson(person: Listed['people'][number], words: Words, { places }: ConsoleHost) {
  const { id, name, area, outcome, amountFen, fails, missing } = person;
  return {
    id,
    name,
    place: places.placeOf(area),
    outcome,
    amountFen: outcome === 'eligible' ? amountFen : null,
    reasons: [
      ...fails.map(words.otherwise),
      ...(missing.length > 0 ? [`还要知道：${missing.map(words.factLabel).join('、')}`] : []),
    ],
  };
}

const mostFirst = (counts: Readonly<Record<string, number>>, labelOf: (id: string) => string) =>
  Object.entries(counts)
    .map(([id, people]) => ({ id, label: labelOf(id), people }))
    .sort((a, b) => b.people - a.people);

interface Words {
  readonly otherwise: (criterion: string) => string;
  readonly factLabel: (fact: string) => string;
}

/** What the newest version that knows a criterion says when it does not hold. */
function wordsOf({ catalogue }: ConsoleHost, policy: string): Words {
  const versions = [...(catalogue.policies.get(policy)?.versions ?? [])].reverse();
  return {
    otherwise: (id) => versions.find(({ criteria }) => criteria[id] !== undefined)?.criteria[id]?.otherwise ?? id,
    factLabel: (id) => catalogue.facts.get(id)?.label ?? id,
  };
}
