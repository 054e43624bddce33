/** Policies as text, how their decisions stand, who stands behind each figure, and who qualifies and does not receive. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { DecisionsPage, type DecisionsPageProps } from './decisions-page.tsx';
import {
  type ConsoleHost,
  type Desk,
  type DeskContext,
  type DeskEnv,
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
import { UnclaimedPage } from './unclaimed-page.tsx';
import { unclaimedProps } from './unclaimed-props.ts';

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
    const { policy } = await operations.policy.read({ policy: c.req.param('policy') });
    const parameters = host.portal.parametersOf(policy.id);
    return reply(c, <PolicyPage frame={frame} policy={policy} parameters={parameters} on={host.today()} />);
  });
  app.get('/policies/:policy/decisions', async (c) =>
    reply(c, <DecisionsPage {...(await decisionsProps(c, host, c.req.param('policy')))} />),
  );
  app.get('/unclaimed', async (c) => reply(c, <UnclaimedPage {...(await unclaimedProps(c, host))} />));
  return app;
}

async function policiesProps({ operations, frame, session }: Desk): Promise<PoliciesPageProps> {
  const { policies } = await operations.policy.list({});
  const { on, policies: decided } = await operations.decision.summary({});
  const counts = new Map(decided.map((each) => [each.policy, each]));
  return {
    frame,
    policies: policies.map(({ id, title, plate, pack }) => {
      const { eligible = null, ineligible = null, unknown = null } = counts.get(id) ?? {};
      return { id, title, plate, pack: pack.title, eligible, ineligible, unknown };
    }),
    decidedOn: on,
    mayDecide: session.role === 'county',
  };
}

type Listed = Awaited<ReturnType<Operations['decision']['list']>>;

const outcomes = ['eligible', 'ineligible', 'unknown'] as const;

async function decisionsProps(c: DeskContext, host: ConsoleHost, policy: string): Promise<DecisionsPageProps> {
  const { operations, frame, session } = c.var.desk;
  const query = queryOf(c, ['outcome', 'criterion', 'missing', 'town', 'page']);
  const towns = host.places.below(session.area);
  const words = wordsOf(host, policy);
  const summed = await operations.decision.summary({ policy });
  const [sums] = summed.policies;
  if (sums === undefined) throw new Problem('not-decided-yet', { area: host.places.nameOf(summed.area) });
  const outcome = oneOf(outcomes, query['outcome']) ?? 'eligible';
  const page = pageOf(query);
  const found = await operations.decision.list({
    policy,
    outcome,
    criterion: outcome === 'ineligible' ? oneOf(Object.keys(sums.refusedBy), query['criterion']) : undefined,
    missing: outcome === 'unknown' ? oneOf(Object.keys(sums.missing ?? {}), query['missing']) : undefined,
    area: towns.find(({ id }) => id === query['town'])?.id,
    page,
    pageSize: PAGE_SIZE,
  });
  return {
    ...sums,
    frame,
    policy: { id: policy, title: sums.title },
    on: found.on,
    refusedBy: mostFirst(sums.refusedBy, words.otherwise),
    missing: mostFirst(sums.missing ?? {}, words.factLabel),
    ...(sums.target === null ? { target: undefined } : { target: sums.target }),
    query,
    towns,
    people: found.people.map((person) => decidedPerson(person, words, host)),
    page,
    pages: pagesOf(found.total),
  };
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
