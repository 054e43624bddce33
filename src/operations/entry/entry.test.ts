import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { pack } from '../../define/pack.ts';
import { registerPerson } from '../../store/registration.ts';
import { plainDate } from '../../values/date.ts';
import { checkCharacter } from '../../values/resident-id.ts';
import { explain } from '../decision/explain.ts';
import { list as ledgers } from '../ledger/list.ts';
import { recordingOf } from '../operation.ts';
import { testWorld, type World } from '../testing.ts';
import { act } from './act.ts';
import { due } from './due.ts';
import { list } from './list.ts';
import { read } from './read.ts';
import { record } from './record.ts';

const visits = ledger({
  id: 'visit',
  title: '走访台账',
  requirements: [],
  subject: 'person',
  titleWords: ['走访'],
  key: ['residentId', 'visitedOn'],
  fields: [
    column('name', '姓名', 'name', { required: true, sensitive: 'identity' }),
    column('residentId', '身份证号', 'residentId', { sensitive: 'identity' }),
    column('visitedOn', '走访日期', 'date'),
    column('care', '需要长期照护', 'boolean', { establishes: 'needsLongTermCare', sensitive: 'health' }),
    column('spent', '花费', 'money', { min: 0 }),
    column('mood', '状态', 'choice', {
      values: [
        { id: 'good', code: 1, label: '好' },
        { id: 'poor', code: 2, label: '差' },
      ],
    }),
    column('village', '村', 'village'),
    column('againOn', '回访日期', 'date'),
  ],
  stages: [
    { id: 'visited', label: '已走访', when: known(field('visitedOn')) },
    { id: 'again', label: '已回访', when: known(field('againOn')) },
  ],
  followUps: [{ id: 'again', label: '回访', after: 'visitedOn', days: 7, doneBy: 'againOn' }],
});

const id = '11010519491231002X';
const stranger = `62262119500101001${checkCharacter('62262119500101001')}`;
let world: World;
let person: string;
before(async () => {
  world = await testWorld([pack({ id: 'p', title: 'p', version: '1', ledgers: [visits] })], '2026-06-30T02:00:00Z');
  person = await world.inside(async (context) => {
    const given = {
      name: '韦娜',
      village: '621223100200',
      household: null,
      residentId: id,
      from: plainDate('2020-01-01'),
    };
    return (await registerPerson(context.tx, recordingOf(context, { kind: 'staff', ref: null }), given)).id;
  });
});
after(() => world.close());

const given = { name: '韦娜', residentId: id, visitedOn: '2026-06-20', care: 'yes', spent: '1,020.50', mood: 'poor' };
let entry: string;

test('a form becomes an entry on the file of the person it names, and establishes what it says', async () => {
  const recorded = await world.run(record, { ledger: 'visit', values: given }, world.town('621223100'));
  entry = recorded.entry;
  assert.deepEqual([recorded.stage, recorded.subject], ['visited', { kind: 'person', id: person }]);
  const [row] = await world.services.database.owner(
    (queries) => queries.sql<{ data: unknown; care: boolean; source: string }>`
      select e.data, f.needs_long_term_care as care, (select source_kind || source_ref from fact where fact = 'needsLongTermCare') as source
      from entry e join person_facts f on f.person_id = e.subject_id`,
  );
  assert.deepEqual(row, {
    data: { visitedOn: '2026-06-20', spent: 102_050, mood: 'poor' },
    care: true,
    source: `entry${entry}`,
  });
});

test('what is filled in wrongly is said field by field; the same entry is not recorded twice', async () => {
  const wrong = { ...given, residentId: '123', visitedOn: '2026-02-30', spent: '-1', mood: 'odd', nothing: 'x' };
  await assert.rejects(
    world.run(record, { ledger: 'visit', values: wrong }),
    (error: { code?: string; fields?: object; message?: string }) => {
      assert.equal(error.code, 'input-invalid');
      assert.deepEqual(Object.keys(error.fields ?? {}).sort(), ['mood', 'nothing', 'residentId', 'spent', 'visitedOn']);
      assert.doesNotMatch(error.message ?? '', /123/);
      return true;
    },
  );
  await assert.rejects(world.run(record, { ledger: 'visit', values: { residentId: id } }), { code: 'input-invalid' });
  await assert.rejects(world.run(record, { ledger: 'visit', values: given }), { code: 'conflict' });
  await assert.rejects(world.run(record, { ledger: 'none', values: given }), { code: 'ledger-unknown' });
});

test('work falls due after a date, the latest in arrears first, and is gone when it is done', async () => {
  const found = await world.run(due, {});
  assert.deepEqual(
    found.visits.map(({ on, label, daysLate, title }) => [on, label, daysLate, title]),
    [['2026-06-27', '回访', 3, '韦娜']],
  );
  assert.equal((await world.run(due, { area: '621223101' })).total, 0);
  assert.equal((await world.run(ledgers, {})).ledgers[0]?.overdue, 1);
  const acted = await world.run(act, { entry, values: { againOn: '2026-06-29' }, seen: 1 });
  assert.deepEqual([acted.stage, acted.actions], ['again', 2]);
  assert.equal((await world.run(due, {})).total, 0);
});

test('an entry keeps its history; sensitive values are shown to those who say why, and that is on record', async () => {
  await world.run(act, { entry, values: { mood: 'good', care: 'no' } });
  const masked = await world.run(read, { entry });
  assert.equal(masked.values['residentId'], '11*************02X');
  assert.deepEqual(
    [masked.values['care'], masked.values['mood'], masked.values['spent'], masked.raw['mood']],
    ['＊＊＊', '好', '1,020.50元', 'good'],
  );
  assert.deepEqual(
    [masked.masked.toSorted(), masked.raw['care'], masked.raw['residentId']],
    [['care', 'residentId'], undefined, undefined],
  );
  assert.deepEqual(
    masked.history.map(({ number, kind, fields }) => [number, kind, fields.length]),
    [
      [1, 'record', 6],
      [2, 'change', 1],
      [3, 'change', 2],
    ],
  );
  const clear = await world.run(read, { entry, reason: '核对回访' }, world.county);
  assert.deepEqual([clear.values['residentId'], clear.values['care']], [id, '否']);
  const [audit] = await world.services.database.owner(
    (queries) => queries.sql<{ detail: Record<string, unknown> }>`
      select detail from audit where operation = 'entry.read' order by number desc limit 1`,
  );
  assert.deepEqual(audit?.detail, { revealed: true, reason: '核对回访' });
});

test('somebody else’s work is not overwritten unseen', async () => {
  await assert.rejects(world.run(act, { entry, values: { mood: 'poor' }, seen: 1 }), { code: 'conflict' });
  assert.equal((await world.run(act, { entry, values: { mood: 'good' } })).actions, 3, 'nothing new is no action');
});

test('lists filter, search and sort; a town sees its own', async () => {
  const second = await world.run(record, {
    ledger: 'visit',
    values: { name: '外人', residentId: stranger, visitedOn: '2026-05-01', spent: '3' },
  });
  const titles = async (query: object, caller = world.system) =>
    (await world.run(list, { ledger: 'visit', ...query }, caller)).entries.map(({ title }) => title);
  assert.deepEqual(await titles({ sort: 'spent' }), ['外人', '韦娜']);
  assert.deepEqual(await titles({ sort: 'visitedOn', descending: true }), ['韦娜', '外人']);
  assert.deepEqual(await titles({ stage: 'again' }), ['韦娜']);
  assert.deepEqual(await titles({ q: '好' }), ['韦娜'], 'the words of a choice');
  assert.deepEqual(await titles({ q: '韦' }), ['韦娜'], 'the name of the person');
  assert.deepEqual(await titles({}, world.town('621223100')), ['韦娜']);
  assert.deepEqual(await titles({}, world.town('621223101')), []);
  await assert.rejects(world.run(list, { ledger: 'visit', area: '621223101' }, world.town('621223100')), {
    code: 'area-unknown',
  });
  await world.run(act, { entry: second.entry, action: 'withdraw' });
  assert.deepEqual(await titles({}), ['韦娜']);
  assert.deepEqual(await titles({ withdrawn: true }), ['外人']);
  await assert.rejects(world.run(act, { entry: second.entry, values: { mood: 'good' } }), { code: 'conflict' });
  await world.run(act, { entry: second.entry, action: 'restore' });
  assert.equal((await titles({})).length, 2);
});

test('nobody without a role reaches entries, and no sensitive value is in the log', async () => {
  for (const operation of [list, read, record, act, due])
    assert.ok(!operation.allow.roles.includes('public' as never), operation.id);
  await assert.rejects(world.run(list, { ledger: 'visit' }, world.public), { code: 'not-signed-in' });
  await world.run(explain, { person: id });
  const rows = await world.services.database.owner(
    (queries) => queries.sql<{ row: string }>`select a::text as row from audit a`,
  );
  assert.ok(rows.length > 10);
  // Numbers of rows are made by luck: four digits of one are no amount.
  const NUMBER = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  for (const { row } of rows) assert.doesNotMatch(row.replaceAll(NUMBER, ''), /11010519491231002X|韦娜|1020/);
});
