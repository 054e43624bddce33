/** P10: what is done, and every look at people, leaves one row in the audit, in the same transaction, without anything sensitive in it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { run } from '../../src/operations/operation.ts';
import { type AnyOperation, allOperations, call } from './calls.ts';
import { expectations } from './expectations.ts';
import { type County, openCounty, type Place } from './setup.ts';
import { fillPlaces, type Things } from './things.ts';
import { Forced } from './watched-database.ts';

let county: County;
let things: Record<Place, Things>;

before(async () => {
  county = await openCounty({ people: 30 });
  things = await fillPlaces(county);
  await county.system.asOperator().decision.decide({});
});
after(() => county.close());

/** Looks that show no person: rules, sums, and lists of what there is. Everything else is logged. */
const unlogged = [
  'case.list',
  'case.workbook',
  'decision.ask',
  'decision.check',
  'decision.summary',
  'entitlement.determined',
  'entitlement.determined-workbook',
  'fact.list',
  'grant-stop.list',
  'grant-stop.read',
  'import.list',
  'indicator.measure',
  'job.list',
  'job.read',
  'ledger.list',
  'ledger.read',
  'ledger.template',
  'overview.read',
  'paper.fill',
  'paper.list',
  'policy.changes',
  'policy.list',
  'policy.read',
  'rule.cases',
  'rule.clauses',
  'rule.list',
  'rule.parameters',
  'rule.read',
  'staff.list',
  'subject.list',
  'subject.read',
];

const inputOf = ({ id }: AnyOperation): Record<string, unknown> => expectations[id]!.input(things.village)!;

/** Whatever is asked for is asked by the county, which may do everything. */
async function rehearsed(operation: AnyOperation, input = inputOf(operation)) {
  const { control, staff } = county;
  control.rehearse = true;
  control.audited.length = 0;
  try {
    const answer = await call(county, { ...operation, route: undefined } as AnyOperation, input, staff.county);
    return { answer, rows: [...control.audited] };
  } finally {
    control.rehearse = false;
  }
}

test('every write and every look at people leaves exactly one row, of the transaction that did it', async () => {
  for (const operation of allOperations) {
    const { answer, rows } = await rehearsed(operation);
    assert.equal(answer.status, 200, `${operation.id}: ${answer.text.slice(0, 300)}`);
    const expected = unlogged.includes(operation.id) ? [] : [operation.id];
    assert.deepEqual(
      rows.map((row) => row.operation),
      expected,
    );
    for (const row of rows) {
      assert.deepEqual([row.outcome, row.role, row.area], ['done', 'county', '621223'], operation.id);
      assert.equal(operation.kind === 'write' || operation.audited, true);
    }
  }
});

test('a refusal leaves one row that says so', async () => {
  const { control, staff } = county;
  for (const operation of allOperations.filter(({ allow }) => !allow.roles.includes('village'))) {
    control.audited.length = 0;
    const answer = await call(county, operation, inputOf(operation), staff.village);
    assert.equal(answer.status, 403);
    assert.deepEqual(
      control.audited.map((row) => [row.operation, row.outcome, row.role]),
      [[operation.id, 'refused', 'village']],
    );
  }
});

test('what fails before its commit leaves neither a change nor a row, and what can not be logged is not done', async () => {
  const { control, staff, system } = county;
  const before = await everything();
  for (const operation of allOperations.filter(({ kind }) => kind === 'write')) {
    for (const failure of ['failAtEnd', 'failAudit'] as const) {
      control[failure] = true;
      try {
        await assert.rejects(
          run(operation, inputOf(operation), staff.county.caller, system.services),
          Forced,
          `${operation.id} ${failure}`,
        );
      } finally {
        control[failure] = false;
      }
    }
  }
  const after = await everything();
  assert.deepEqual(differing(before, after), []);
  // The same operations do change something when nothing fails.
  await run(
    operationOf('person.record-fact'),
    inputOf(operationOf('person.record-fact')),
    staff.county.caller,
    system.services,
  );
  assert.deepEqual(differing(before, await everything()).includes('audit'), true);
  assert.deepEqual(differing(before, await everything()).includes('fact'), true);
});

test('a look is logged or not given', async () => {
  const { control, staff, system } = county;
  for (const operation of allOperations.filter(({ kind, audited }) => kind === 'read' && audited)) {
    control.failAudit = true;
    try {
      await assert.rejects(
        run(operation, inputOf(operation), staff.county.caller, system.services),
        Forced,
        operation.id,
      );
    } finally {
      control.failAudit = false;
    }
  }
});

test('a row names whom and why, and holds no number, phone, name or account', async () => {
  const { residentId } = things.village as Required<Things>;
  const reveal = operationOf('person.reveal');
  const { rows } = await rehearsed(reveal);
  assert.deepEqual(rows[0]!.subject, `person:${things.village.person}`);
  assert.deepEqual(rows[0]!.detail, { what: 'residentId', reason: '核对本人来电所说的情况' });
  for (const operation of allOperations) {
    for (const row of (await rehearsed(operation)).rows) {
      const text = JSON.stringify(row);
      for (const secret of [residentId, '13909392002', '下坝守望者', 'bipolar', '双相', 'walnut bridge harbour'])
        assert.ok(!text.includes(secret), `${operation.id} logs a sensitive value`);
    }
  }
});

test('a reason in which somebody typed a whole number is refused, so that no number comes into the audit by it', async () => {
  const { residentId } = things.village as Required<Things>;
  const withReason = allOperations.filter((operation) => 'reason' in inputOf(operation));
  assert.ok(withReason.length >= 5);
  for (const operation of withReason) {
    for (const number of [
      residentId,
      residentId.replace(/(\d{6})(\d{8})/, '$1 $2 '),
      '手机139-0939-2002',
      '卡６２１７８８０１００００１２３４５６７',
    ]) {
      const { answer, rows } = await rehearsed(operation, { ...inputOf(operation), reason: `核对 ${number} 的情况` });
      assert.equal(answer.status, 422, `${operation.id}: ${answer.text.slice(0, 200)}`);
      assert.match((JSON.parse(answer.text) as { fields: { reason: string } }).fields.reason, /号码/);
      assert.ok(!answer.text.includes(number));
      assert.deepEqual(rows, []);
    }
    const paper = await rehearsed(operation, {
      ...inputOf(operation),
      reason: '按宕残发〔2026〕112号文，2026-07-01 入户核对',
    });
    assert.equal(paper.answer.status, 200, 'papers and dates are no numbers of people');
  }
});

const operationOf = (id: string): AnyOperation => allOperations.find((operation) => operation.id === id)!;

/** A digest of each table. */
async function everything(): Promise<Map<string, string>> {
  return county.system.database.owner(async (queries) => {
    const tables = await queries.sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
    const digests = new Map<string, string>();
    for (const { name } of tables) {
      const statement = {
        compile: () => ({ sql: `select md5(string_agg(t::text, '|' order by t::text)) from "${name}" t` }),
      };
      const parts: Buffer[] = [];
      for await (const part of queries.copyOut(statement, 'csv')) parts.push(part);
      digests.set(name, Buffer.concat(parts).toString('utf8'));
    }
    return digests;
  });
}

const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one.keys()].filter((name) => one.get(name) !== other.get(name));
