/** The list of people, and one person's file. */
import { Hono } from 'hono';
import { disabilityCategories } from '../../define/registry.ts';
import type { Query } from '../ui/list-state.ts';
import { csvReply, everyLine, type Leaf, tableCsv } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  idAsked,
  type Operations,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { paths } from './paths.ts';
import { PeoplePage, type PeoplePageProps, type PersonLine } from './people-list.tsx';
import { categoryWords, levels, levelWords, stateOf } from './people-words.ts';
import { PersonFilePage } from './person-file.tsx';
import { personFileProps, type Revealed, revealAll } from './person-props.ts';

const statuses = ['holder', 'expired', 'expiring', 'member', 'living', 'died', 'all'] as const;

const states = [
  { id: 'expired', label: '证件过期' },
  { id: 'expiring', label: '三个月内到期' },
  { id: 'member', label: '家里没有证的人' },
  { id: 'living', label: '有证和没有证的人' },
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
  app.get('/people', async (c) => {
    const props = await peopleProps(c, host, queryOf(c, queryNames));
    return reply(c, <PeoplePage {...props} />, props.find === undefined ? 200 : 422);
  });
  app.post('/people', (c) => findByNumber(c, host));
  app.get('/people.csv', (c) => peopleFile(c, host));
  app.get('/people/:person', async (c) => {
    const props = await personFileProps(c.var.desk, host, idAsked(c, 'person', '这个人'));
    return 'mergedInto' in props
      ? c.redirect(paths.person(props.mergedInto), 303)
      : reply(c, <PersonFilePage {...props} />);
  });
  app.post('/people/:person/reveal', (c) => reveal(c, host, idAsked(c, 'person', '这个人')));
  return app;
}

const queryNames = ['name', 'town', 'category', 'level', 'poor', 'state', 'sort', 'page'];

type Listed = Awaited<ReturnType<Operations['person']['list']>>;

async function peopleProps(c: DeskContext, host: ConsoleHost, query: Query): Promise<PeoplePageProps> {
  // Typed into the address all the same, it is taken out of it again.
  if (isWholeNumber(query['name'] ?? '')) {
    const error = '完整的证件号、电话不能放在网址里，请在这里填写。';
    const props = await peopleProps(c, host, { ...query, name: '' });
    return { ...props, frame: frameAt(c.var.desk, paths.people), find: { number: '', error } };
  }
  const page = pageOf(query);
  const { people, total, totalIsExact } = await peopleAsked(c, host, query, { page, pageSize: PAGE_SIZE });
  const csv = paths.peopleCsv({ ...query, page: '' });
  return { ...listOf(c, host, people), total, more: !totalIsExact, query, page, pages: pagesOf(total), csv };
}

function peopleAsked({ var: { desk } }: DeskContext, { places }: ConsoleHost, query: Query, leaf: Leaf) {
  return desk.operations.person.list({
    q: query['name']?.slice(0, 60),
    area: places.below(desk.session.area).find(({ id }) => id === query['town'])?.id,
    category: disabilityCategories.find(({ id }) => id === query['category'])?.id,
    level: oneOf(['1', '2', '3', '4'], query['level']),
    lowIncome: oneOf(['any', 'none'], query['poor']),
    status: oneOf(statuses, query['state']),
    sort: sortOf(query['sort']),
    ...leaf,
  });
}

async function peopleFile(c: DeskContext, host: ConsoleHost) {
  const query = queryOf(c, queryNames);
  const lines = await everyLine(async (leaf) => {
    const { people, total } = await peopleAsked(c, host, query, leaf);
    return { lines: people.map((person) => lineOf(person, host)), total };
  });
  const rows = lines.map(
    ({ name, birthDate, place, category, level, state, certificate, residentId, phone }): [string, ...string[]] => [
      name,
      birthDate ?? '',
      place,
      category ?? '',
      level ?? '',
      state.word,
      certificate ?? '',
      residentId ?? '',
      phone ?? '',
    ],
  );
  const head = ['姓名', '出生日期', '乡镇、村', '类别', '等级', '状态', '残疾人证号', '身份证号', '联系电话'];
  return csvReply(c, '人员台账', tableCsv(head, rows));
}

const isWholeNumber = (text: string): boolean => /\d{7,}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

function lineOf(person: Listed['people'][number], { places, today }: ConsoleHost): PersonLine {
  return {
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
  };
}

function listOf({ var: { desk } }: DeskContext, host: ConsoleHost, people: Listed['people']) {
  return {
    frame: frameAt(desk, desk.frame.path),
    people: people.map((person) => lineOf(person, host)),
    choices: {
      towns: host.places.below(desk.session.area),
      categories: disabilityCategories.map(({ id, label }) => ({ id, label })),
      levels: levels.map((label, index) => ({ id: String(index + 1), label })),
      states,
    },
  };
}

/** One person is shown at once; several, or nobody, as a list. */
async function findByNumber(c: DeskContext, host: ConsoleHost) {
  const number = (await formOf(c))['number'] ?? '';
  const page = { query: {}, page: 1, pages: 1 };
  try {
    const { people } = await c.var.desk.operations.person.find({ number });
    const [only, another] = people;
    if (only !== undefined && another === undefined) return c.redirect(paths.person(only.id), 303);
    return reply(c, <PeoplePage {...listOf(c, host, people)} total={people.length} {...page} />);
  } catch (error) {
    const [message = ''] = Object.values(fieldErrors(error));
    const find = { number, error: message };
    return reply(c, <PeoplePage {...listOf(c, host, [])} total={0} {...page} find={find} />, 422);
  }
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
