/** 待遇测算: what was determined for everybody, who is behind a figure, the workbook, and the order to determine again. */
import { Hono } from 'hono';
import { monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { periodWords } from '../correction-words.ts';
import { fileReply } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  formOf,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { DeterminedPage } from './determined-page.tsx';
import { DeterminedPeoplePage, kindWords } from './determined-people-page.tsx';
import { sayDone } from './done.ts';
import { jobAbout } from './job-routes.tsx';
import { paths } from './paths.ts';

const MONTH = /^\d{4}-\d{2}$/;

export function determinedRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/determined', (c) => page(c, host));
  app.post('/determined', async (c) => {
    const { first = '' } = await formOf(c);
    const { job } = await c.var.desk.operations.job.beginDetermination(MONTH.test(first) ? { first } : {});
    if (job !== null) return c.redirect(paths.job(job), 303);
    sayDone(c, 'determined');
    return c.redirect(paths.determinedFrom(MONTH.test(first) ? first : ''), 303);
  });
  app.get('/determined/people', (c) => people(c, host));
  app.get('/determined.xlsx', async (c) => {
    const query = queryOf(c, ['first', 'town']);
    const { fileName, bytes } = await c.var.desk.operations.entitlement.determinedWorkbook(asked(c, host, query));
    return fileReply(c, fileName, bytes);
  });
  return app;
}

function asked({ var: { desk } }: DeskContext, { places }: ConsoleHost, query: Readonly<Record<string, string>>) {
  const first = query['first'];
  const town = places.below(desk.session.area).find(({ id }) => id === query['town'])?.id;
  return { area: town, ...(first !== undefined && MONTH.test(first) ? { first } : {}) };
}

async function page(c: DeskContext, host: ConsoleHost) {
  const { desk } = c.var;
  const query = queryOf(c, ['first', 'month', 'policy', 'town']);
  const found = await desk.operations.entitlement.determined(asked(c, host, query));
  const months = [
    ...new Set(found.policies.flatMap(({ every, periods }) => (every === 'month' ? periods.map((p) => p.period) : []))),
  ].sort();
  const now = monthOf(host.today());
  const month = oneOf(months, query['month']) ?? oneOf(months, now) ?? months[0] ?? now;
  const choices = {
    stretches: found.stretches.map(({ first, months: many }) => ({ id: first, label: `${first} 起 ${many} 个月` })),
    months: months.map((id) => ({ id, label: periodWords(id) })),
    policies: found.policies.map(({ id, title }) => ({ id, label: title })),
    towns: host.places.below(desk.session.area),
  };
  const mayRun = desk.session.role === 'county';
  const job = await jobAbout(c, `entitlement:${found.run?.first ?? `${host.today().slice(0, 4)}-01`}`);
  return reply(c, <DeterminedPage frame={desk.frame} {...{ found, query, month, choices, mayRun, job }} />);
}

async function people(c: DeskContext, host: ConsoleHost) {
  const { desk } = c.var;
  const query = queryOf(c, ['first', 'policy', 'period', 'kind', 'town', 'page']);
  const policy = host.catalogue.policies.get(query['policy'] ?? '');
  if (policy === undefined) throw new Problem('not-found', { what: '这项政策' });
  const kind = oneOf(Object.keys(kindWords) as (keyof typeof kindWords)[], query['kind']) ?? 'due';
  const number = pageOf(query);
  const found = await desk.operations.entitlement.determinedPeople({
    ...asked(c, host, query),
    policy: policy.id,
    period: query['period'] ?? '',
    kind,
    page: number,
    pageSize: PAGE_SIZE,
  });
  return reply(
    c,
    <DeterminedPeoplePage
      frame={desk.frame}
      found={found}
      title={policy.title}
      pays={host.catalogue.checked.get(policy.id)!.pays !== null}
      query={query}
      kind={kind}
      placeOf={host.places.placeOf}
      towns={host.places.below(desk.session.area)}
      page={number}
      pages={pagesOf(found.total)}
    />,
  );
}
