/** Benefits that do not go together: the list, and one person's with the decision. */
import { Hono } from 'hono';
import { addMonths, monthOf } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { periodWords } from '../correction-words.ts';
import { ClashPage } from './clash-page.tsx';
import { ClashesPage } from './clashes-page.tsx';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  idAsked,
  oneOf,
  queryOf,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { paths } from './paths.ts';

type Typed = Readonly<Record<string, string>>;

const MONTHS_BACK = 12;
/** Months of one person that are looked at. */
const PERSON_MONTHS = 24;

export function clashRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/clashes', async (c) => reply(c, await list(c, host)));
  app.get('/people/:person/clashes', async (c) => reply(c, await onePerson(c, host)));
  app.post('/people/:person/clashes', (c) => decide(c, host));
  return app;
}

async function list(c: DeskContext, host: ConsoleHost) {
  const { desk } = c.var;
  const query = queryOf(c, ['month', 'town', 'state', 'import', 'after']);
  // The next month too: what is about to begin.
  const months = Array.from({ length: MONTHS_BACK }, (_, index) => monthOf(addMonths(host.today(), 1 - index)));
  const month = months.find((each) => each === query['month']);
  const towns = host.places.below(desk.session.area);
  const importId = query['import'] === undefined ? {} : { importId: query['import'] };
  const found = await desk.operations.entitlement.clashes({
    ...(month === undefined ? {} : { first: month, last: month }),
    ...(query['import'] === undefined ? {} : { first: months.at(-1), ...importId }),
    area: towns.find(({ id }) => id === query['town'])?.id,
    state: oneOf(['open', 'decided'] as const, query['state'] ?? ''),
    after: query['after'],
  });
  const options = months.map((id) => ({ id, label: periodWords(id) }));
  const placeOf = (area: string) => host.places.placeOf(area);
  return (
    <ClashesPage frame={desk.frame} found={found} placeOf={placeOf} query={query} months={options} towns={towns} />
  );
}

async function onePerson(c: DeskContext, host: ConsoleHost, typed: Typed = {}, errors: Typed = {}) {
  const { desk } = c.var;
  const id = idAsked(c, 'person', '这个人');
  const { person } = await desk.operations.entitlement.read({ person: id, policies: [] });
  const first = monthOf(addMonths(host.today(), 1 - PERSON_MONTHS));
  const { clashes } = await desk.operations.entitlement.clashes({ person: id, first });
  return (
    <ClashPage
      frame={desk.frame}
      person={person}
      place={host.places.placeOf(person.area)}
      clashes={clashes.toSorted((a, b) => (a.first > b.first ? -1 : 1))}
      mayDecide={desk.session.role === 'county'}
      typed={typed}
      errors={errors}
    />
  );
}

async function decide(c: DeskContext, host: ConsoleHost) {
  const person = idAsked(c, 'person', '这个人');
  const typed = await formOf(c);
  const index = typed['index'] ?? '';
  const [keep, reason] = [`keep-${index}`, `reason-${index}`];
  try {
    const chosen = oneOf(['policy', 'other', 'both'] as const, typed[keep] ?? '');
    if (chosen === undefined) throw new Problem('input-invalid', { what: '发哪一项' }, { keep: '请选发哪一项' });
    const given = { person, clash: typed['clash'] ?? '', keep: chosen, reason: typed[reason] ?? '' };
    await c.var.desk.operations.entitlement.ruleClash(given);
  } catch (error) {
    const names: Typed = { keep, reason };
    const errors = Object.entries(fieldErrors(error)).map(([name, words]) => [names[name] ?? reason, words]);
    return reply(c, await onePerson(c, host, typed, Object.fromEntries(errors)), 422);
  }
  sayDone(c, 'ruled');
  return c.redirect(paths.clashesOf(person), 303);
}
