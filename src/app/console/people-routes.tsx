/** The list of people, and one person's file. */
import { Hono } from 'hono';
import { disabilityCategories } from '../../define/registry.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { paths } from './paths.ts';
import { PeoplePage, type PersonLine } from './people-list.tsx';
import { categoryWords, levels, levelWords, stateOf } from './people-words.ts';
import { PersonFilePage } from './person-file.tsx';
import { personFileProps, type Revealed, revealAll } from './person-props.ts';

const statuses = ['holder', 'expired', 'member', 'died', 'all'] as const;

const states = [
  { id: 'expired', label: '证件过期' },
  { id: 'member', label: '家里没有证的人' },
  { id: 'died', label: '已去世' },
  { id: 'all', label: '所有人' },
];

const sorts = { name: 'name', place: 'place', birthDate: 'birth' } as const;

/** `birthDate` and `-birthDate` in the address are `birth` and `-birth` of the list. */
function sortOf(text = '') {
  const sort = sorts[text.replace('-', '') as keyof typeof sorts] ?? 'place';
  return text.startsWith('-') ? (`-${sort}` as const) : sort;
}

export function peopleRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/people', async (c) => reply(c, <PeoplePage {...(await peopleProps(c, host))} />));
  app.get('/people/:person', async (c) => {
    const props = await personFileProps(c.var.desk, host, c.req.param('person'));
    return 'mergedInto' in props
      ? c.redirect(paths.person(props.mergedInto), 303)
      : reply(c, <PersonFilePage {...props} />);
  });
  app.post('/people/:person/reveal', (c) => reveal(c, host, c.req.param('person')));
  return app;
}

async function peopleProps(c: DeskContext, { places, today }: ConsoleHost) {
  const { operations, frame, session } = c.var.desk;
  const query = queryOf(c, ['name', 'town', 'category', 'level', 'state', 'sort', 'page']);
  const page = pageOf(query);
  const towns = places.below(session.area);
  const found = await operations.person.list({
    q: query['name'],
    area: towns.find(({ id }) => id === query['town'])?.id,
    category: disabilityCategories.find(({ id }) => id === query['category'])?.id,
    level: oneOf(['1', '2', '3', '4'], query['level']),
    status: oneOf(statuses, query['state']),
    sort: sortOf(query['sort']),
    page,
    pageSize: PAGE_SIZE,
  });
  const people = found.people.map(
    (person): PersonLine => ({
      id: person.id,
      name: person.name,
      birthDate: person.birthDate,
      place: places.placeOf(person.area),
      category: categoryWords(person.disabilityCategory),
      level: levelWords(person.disabilityLevel),
      state: stateOf(person, today()),
      certificate: person.masked?.certificateNumber ?? null,
      residentId: person.masked?.residentId ?? null,
      phone: person.masked?.phone ?? null,
    }),
  );
  return {
    frame,
    people,
    total: found.total,
    more: !found.totalIsExact,
    query,
    page,
    pages: pagesOf(found.total),
    choices: {
      towns,
      categories: disabilityCategories.map(({ id, label }) => ({ id, label })),
      levels: levels.map((label, index) => ({ id: String(index + 1), label })),
      states,
    },
  };
}

/** The file with whole numbers, once: it is the reply to the form and stands under no address. */
async function reveal(c: DeskContext, host: ConsoleHost, person: string) {
  const { desk } = c.var;
  const reason = (await formOf(c))['reason'] ?? '';
  const at = frameAt(desk, paths.person(person));
  let shown: Revealed | undefined;
  let errors: Readonly<Record<string, string>> = {};
  try {
    shown = await revealAll(desk, person, reason);
  } catch (error) {
    errors = fieldErrors(error);
  }
  const props = await personFileProps({ ...desk, frame: at }, host, person, shown);
  if ('mergedInto' in props) return c.redirect(paths.person(props.mergedInto), 303);
  c.header('cache-control', 'no-store');
  const error = errors['reason'] ?? Object.values(errors)[0];
  return error === undefined
    ? reply(c, <PersonFilePage {...props} />)
    : reply(c, <PersonFilePage {...props} reveal={{ reason, error }} />, 422);
}
