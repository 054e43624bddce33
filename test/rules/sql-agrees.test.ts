/** Conditions in SQL are true, false and NULL exactly where the engine says holds, does not hold and unknown: on a real PostgreSQL. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import type { Expression } from '../../src/define/expression.ts';
import type { Fact } from '../../src/define/fact.ts';
import type { FactValue, FactValues } from '../../src/define/pack.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { encode } from '../../src/engine/fact-row.ts';
import { parameterOn } from '../../src/engine/parameters.ts';
import { traceReader } from '../../src/engine/trace.ts';
import { expressionSql, jsonFactSql, type SqlFact } from '../../src/store/expression-sql.ts';
import { createTestDatabaseSettings } from '../../src/store/testing.ts';
import { addDays, type PlainDate, plainDate } from '../../src/values/date.ts';
import { criterion, draft, facts, fictionalPack } from './fictional-pack.ts';
import { packsInPlace } from './packs-in-place.ts';
import { areas, days, expressions, rowsOf } from './random-rules.ts';

const PEOPLE = 150;
const fictional = catalogueOf([{ ...fictionalPack, policies: [] }]);
const real = catalogueOf(await packsInPlace());
let client: pg.Client;

const typeOf: Record<Fact['kind'], string> = {
  boolean: 'boolean',
  integer: 'integer',
  money: 'integer',
  date: 'date',
  choice: 'smallint',
};

function stored(fact: Fact, value: FactValue): FactValue {
  return fact.kind === 'choice' ? encode(fact, value) : value;
}

/** One table with a column per fact as the registry keeps them, and the same facts once more as the JSON of an entry. */
async function fill(table: string, all: readonly Fact[], people: readonly FactValues[]): Promise<void> {
  const columns = all.map((fact) => `"${fact.id}" ${typeOf[fact.kind]}`);
  await client.query(`create table ${table} (id integer primary key, data jsonb, ${columns.join(', ')})`);
  for (const [id, person] of people.entries()) {
    const values = all.map((fact) => stored(fact, person[fact.id] ?? null));
    const places = values.map((_, index) => `$${index + 3}`);
    await client.query(`insert into ${table} values ($1, $2, ${places.join(', ')})`, [
      id,
      JSON.stringify(person),
      ...values,
    ]);
  }
}

type Asked = 'columns' | 'json';

async function ask(
  table: string,
  catalogue: Catalogue,
  conditions: readonly Expression[],
  at: { on: PlainDate; area: string },
  how: Asked,
) {
  const values: unknown[] = [];
  const fact = (id: string): SqlFact | undefined => {
    const found = catalogue.facts.get(id);
    if (!found) return undefined;
    if (how === 'json') return jsonFactSql('data', found);
    return { sql: `"${id}"`, kind: found.kind, choices: 'code', ...(found.values ? { values: found.values } : {}) };
  };
  const parameter = (id: string) => parameterOn(catalogue.parameters.get(id)!, at.on, at.area)!.value;
  const texts = conditions.map((condition) => expressionSql(condition, { on: at.on, fact, parameter, values }));
  const list = texts.map((text, index) => `${text} as c${index}`).join(', ');
  const { rows } = await client.query<Record<string, boolean | null>>(
    `select ${list} from ${table} order by id`,
    values,
  );
  return rows.map((row) => conditions.map((_, index) => row[`c${index}`] ?? null));
}

/** What the engine says, from the trace of policies that have one of the conditions each. */
function decided(
  catalogue: Catalogue,
  conditions: readonly Expression[],
  at: { on: PlainDate; area: string },
  people: readonly FactValues[],
) {
  const policies = [
    draft('asked', [
      {
        from: catalogue === fictional ? '2004-01-01' : '2020-01-01',
        criteria: Object.fromEntries(conditions.map((is, index) => [`c${index}`, criterion(is)])),
        amount: null,
      },
    ]),
  ];
  const asked = catalogueOf([
    ...catalogue.packs,
    { ...fictionalPack, id: 'asked', facts: [], parameters: [], policies },
  ]);
  const reader = traceReader(asked, at);
  return people.map((person) => {
    const row = Object.fromEntries(
      [...asked.facts.values()].map((fact) => [fact.id, encode(fact, person[fact.id] ?? null)]),
    );
    return reader.decide('asked', row).criteria.map(({ holds }) => holds);
  });
}

const tooLarge = (error: unknown): boolean =>
  error instanceof Error && /beyond 32 bits|too large to be exact/.test(error.message);

suite('conditions in SQL', () => {
  before(async () => {
    client = new pg.Client((await createTestDatabaseSettings()).settings);
    await client.connect();
  });
  after(() => client.end());

  test('agree on random conditions and random people', async () => {
    const people = fc.sample(rowsOf(facts), PEOPLE);
    await fill('crowd', facts, people);
    const conditions = fc.array(expressions([]).truth, { minLength: 1, maxLength: 6 });
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        conditions,
        days,
        areas,
        fc.constantFrom<Asked>('columns', 'json'),
        async (all, on, area, how) => {
          let expected: (boolean | null)[][];
          try {
            expected = decided(fictional, all, { on, area }, people);
          } catch (error) {
            if (tooLarge(error)) return;
            throw error;
          }
          assert.deepEqual(await ask('crowd', fictional, all, { on, area }, how), expected);
          asked += all.length;
        },
      ),
      { numRuns: Number(process.env['FUZHU_PROPERTY_RUNS'] ?? 150) },
    );
    assert.ok(asked > 200, `only ${asked} conditions were asked`);
  });

  test('agree on every criterion of every pack that reads no other policy', async () => {
    const all = [...real.facts.values()];
    const people = fc.sample(rowsOf(all), PEOPLE);
    await fill('county', all, people);
    const criteria = [...real.checked.values()].flatMap(({ versions }) =>
      versions.flatMap((version) => version.criteria),
    );
    const conditions = criteria.filter(({ reads }) => reads.policies.length === 0).map(({ criterion: { is } }) => is);
    assert.ok(conditions.length > 20);
    for (const at of [
      { on: plainDate('2026-07-01'), area: '621223' },
      { on: plainDate('2024-02-29'), area: '' },
    ]) {
      for (let first = 0; first < conditions.length; first += 20) {
        const some = conditions.slice(first, first + 20);
        assert.deepEqual(await ask('county', real, some, at, 'columns'), decided(real, some, at, people));
      }
    }
  });

  test('ages change on 28 February for those born on the 29th', async () => {
    const born = Array.from({ length: 900 }, (_, shift) => ({
      born: addDays(plainDate('2003-01-01'), shift) as string,
    }));
    await fill('births', facts, born);
    const age: Expression = { op: 'age', of: { op: 'fact', fact: 'born' } };
    const eighteen: Expression = { op: 'constant', value: 18 };
    const folded = (['=', '!=', '<', '<=', '>', '>='] as const).map(
      (as): Expression => ({ op: 'compare', as, left: age, right: eighteen }),
    );
    // Added to nothing, the age is computed and not folded into a comparison of dates.
    const computed = folded.map(
      (each): Expression => (each.op === 'compare' ? { ...each, left: { op: 'larger', of: [age] } } : each),
    );
    for (const on of ['2022-02-27', '2022-02-28', '2022-03-01', '2024-02-28', '2024-02-29'].map(plainDate)) {
      const at = { on, area: '' };
      assert.deepEqual(
        await ask('births', fictional, [...folded, ...computed], at, 'columns'),
        decided(fictional, [...folded, ...computed], at, born),
      );
    }
  });

  test('refuses what the database can not answer, and never writes a value into the text', () => {
    const context = {
      on: plainDate('2026-01-01'),
      values: [] as unknown[],
      fact: (id: string): SqlFact => ({ sql: id, kind: 'money', sealed: id === 'secret' }),
    };
    for (const op of ['eligible', 'amountOf'] as const)
      assert.throws(() => expressionSql({ op, policy: 'x' }, context), /only the engine decides/);
    assert.throws(
      () => expressionSql({ op: 'members', where: { op: 'constant', value: true } }, context),
      /only the engine decides/,
    );
    const secret: Expression = {
      op: 'compare',
      as: '<',
      left: { op: 'fact', fact: 'secret' },
      right: { op: 'constant', value: 5 },
    };
    assert.throws(() => expressionSql(secret, context), /encrypted/);
    const text = expressionSql(
      { op: 'oneOf', of: { op: 'fact', fact: 'name' }, values: ["'; drop table x"] },
      { ...context, fact: () => ({ sql: 'name', kind: 'text' }) },
    );
    assert.equal(text, '(name = any($1::text[]))');
    assert.deepEqual(context.values.at(-1), ["'; drop table x"]);
  });
});
