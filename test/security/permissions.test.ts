/** P11, P12: every operation as everybody in every place; and once more with the operations' own filters excluding nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contains } from '../../src/values/area.ts';
import { type Answer, type AnyOperation, allOperations, call } from './calls.ts';
import { consoleChecks } from './console-checks.ts';
import { type Expectation, expectations } from './expectations.ts';
import { type Leaks, leaksOf } from './leaks.ts';
import {
  type County,
  openCounty,
  type Place,
  places,
  placesFor,
  type StaffName,
  scopeAt,
  staffNames,
} from './setup.ts';
import { fillPlaces, nowhere, sameBut, type Things } from './things.ts';

let county: County;
let things: Record<Place, Things>;
let leaks: Leaks;

before(async () => {
  county = await openCounty();
  things = await fillPlaces(county);
  await county.system.asOperator().decision.decide({});
  leaks = await leaksOf(county);
  county.control.rehearse = true;
});
after(() => county.close());

const withOperation = (work: (operation: AnyOperation, expected: Expectation) => Promise<void>) => async () => {
  for (const operation of allOperations) await work(operation, expectations[operation.id]!);
};

test('every operation is decided about, and none that does not exist', () => {
  assert.deepEqual(
    allOperations.map(({ id }) => id),
    Object.keys(expectations).sort(),
  );
});

test('what the code allows is what was decided', () => {
  for (const operation of allOperations)
    assert.deepEqual([...operation.allow.roles].sort(), [...expectations[operation.id]!.roles].sort(), operation.id);
});

test(
  'who may not is refused with one answer, whatever is asked for',
  withOperation(async (operation, { roles, input }) => {
    const sent = input(things.village)!;
    if (!roles.includes('public')) {
      const answer = await call(county, operation, sent, undefined);
      assert.equal(answer.status, 401, `${operation.id} by the public`);
      assert.equal(codeOf(answer), 'not-signed-in');
    }
    for (const name of staffNames) {
      const member = county.staff[name];
      if (roles.includes(member.role)) continue;
      for (const input of [sent, {}]) {
        const answer = await call(county, operation, { ...pathOnly(operation, sent), ...input }, member);
        assert.equal(answer.status, 403, `${operation.id} by ${name}`);
        assert.equal(codeOf(answer), 'not-allowed');
      }
    }
  }),
);

test(
  'who may sees everything inside and nothing outside, and can not tell outside from nowhere',
  withOperation(async (operation, expected) => {
    for (const name of staffNames)
      if (expected.roles.includes(county.staff[name].role)) await judge(operation, expected, name);
  }),
);

async function judge(operation: AnyOperation, expected: Expectation, name: StaffName): Promise<void> {
  const member = county.staff[name];
  const unknown = expected.about === 'own area' ? undefined : await ask(operation, expected, nowhere, name);
  let succeeded = 0;
  for (const place of placesFor(expected.about)) {
    const sent = expected.input(things[place]);
    if (sent === undefined) continue;
    const cell = `${operation.id} by ${name} in ${place}`;
    const answer = await call(county, operation, sent, member);
    assert.deepEqual(leaks.in(answer.text, member.area, JSON.stringify(sent)), [], `${cell} shows what lies outside`);
    if (expected.about === 'own area' || contains(member.area, places[place])) {
      if (name !== 'otherCounty') assert.equal(answer.status, 200, `${cell}: ${answer.text.slice(0, 300)}`);
      succeeded += 1;
    } else if (expected.outside === 'nothing') {
      assert.equal(answer.status, 200, cell);
      sameBut([answer.text, things[place]], [unknown!.text, nowhere], cell);
    } else {
      assert.equal(answer.status, expected.outside, `${cell}: ${answer.text.slice(0, 300)}`);
      sameBut([answer.text, things[place]], [unknown!.text, nowhere], cell);
    }
  }
  assert.ok(succeeded > 0, `${operation.id}: ${name} sees something`);
}

test('the second lock: when an operation believes to work for the county, the database still shows one village only', async () => {
  const { control, staff } = county;
  const operatesEverywhere = staff.county;
  control.lockTo = scopeAt(places.village, 'village');
  let answered = 0;
  try {
    for (const operation of allOperations) {
      const expected = expectations[operation.id]!;
      for (const place of placesFor(expected.about).filter((each) => !each.startsWith('otherCounty'))) {
        const sent = expected.input(things[place]);
        if (sent === undefined) continue;
        const answer = await lockedCall(operation, sent, operatesEverywhere.caller);
        const shown = leaks.in(answer.text, places.village, JSON.stringify(sent));
        assert.deepEqual(shown, [], `${operation.id} in ${place} is held back by its own filter only`);
        if (answer.status === 200) answered += 1;
      }
    }
  } finally {
    control.lockTo = undefined;
  }
  assert.ok(answered > 60, `${answered} answers were looked at`);
});

test('without the second lock the same questions would have shown what lies outside', async () => {
  const answer = await call(county, operationOf('person.list'), { status: 'all', pageSize: 200 }, county.staff.county);
  assert.ok(leaks.in(answer.text, places.village).length > 2);
  assert.ok(leaks.known > 500);
});

consoleChecks(() => ({ county, things, leaks }));

const operationOf = (id: string): AnyOperation => allOperations.find((operation) => operation.id === id)!;

/** Not through the API, which would look for the session behind the lock as well. */
async function lockedCall(
  operation: AnyOperation,
  sent: Record<string, unknown>,
  caller: Parameters<typeof county.system.as>[0],
): Promise<Answer> {
  try {
    return await call(county, { ...operation, route: undefined } as AnyOperation, sent, { caller } as never);
  } catch (error) {
    // Whatever the database refuses by its lock is refused as well.
    return { status: 500, text: String((error as Error).message) };
  }
}

const ask = (operation: AnyOperation, expected: Expectation, where: Things, name: StaffName): Promise<Answer> =>
  call(county, operation, expected.input(where)!, county.staff[name]);

const codeOf = ({ text }: Answer): string => (JSON.parse(text) as { code: string }).code;

/** What the path needs stands in every request. */
const pathOnly = ({ route }: AnyOperation, sent: Record<string, unknown>) =>
  Object.fromEntries([...(route?.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, sent[name]]));
