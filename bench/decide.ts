/** How fast deciding is: in columns against summing the same columns, with a full explanation, and against two rule engines from npm. */
import type { Catalogue } from '../src/engine/catalogue.ts';
import { type ColumnsProgram, compileColumns } from '../src/engine/columns.ts';
import type { Decision } from '../src/engine/decision.ts';
import { traceReader } from '../src/engine/trace.ts';
import { COUNTY, catalogue } from '../src/main/catalogue.ts';
import { plainDate } from '../src/values/date.ts';
import { jsonRulesEngine, type Peer, peerPolicies, zenEngine } from './decide-peers.ts';
import { crowdColumns, rowsFrom } from './decide-people.ts';
import { type Bench, type BenchResult, figuresOf, type Print } from './result.ts';
import { medianOf, takingTurns } from './rounds.ts';

const ON = plainDate('2026-07-01');
/** Policies of four kinds: allowances with exclusions, one-time rescue, insurance, prices; they share some of their facts, as policies do. */
const POLICIES = [
  'living-allowance',
  'nursing-allowance',
  'special-rescue',
  'resident-pension-severe',
  'care-subsidy',
  'elderly-allowance',
  'rural-medical-subsidy',
  'water-half-price',
];
/** As the batch reads them. */
const BLOCK = 8192;
const EXPLAINED = 20_000;
const SAMPLE = 1_000;
const ROUNDS = 9;

const figure = figuresOf('decide');
type Columns = Readonly<Record<string, Int32Array>>;

export const benchDecide: Bench = async ({ people }, print) => {
  const columns = crowdColumns(factsRead(catalogue), people);
  const perSecond = await benchColumns(columns, people, print);
  return [
    ...perSecond.results,
    ...(await benchTrace(columns, print)),
    ...(await benchPeers(columns, perSecond.people, print)),
  ];
};

function factsRead(from: Catalogue) {
  const { facts } = program(false);
  return facts.map((id) => from.facts.get(id)!);
}

const program = (reasons: boolean): ColumnsProgram =>
  compileColumns(catalogue, POLICIES, { on: ON, areas: [COUNTY], reasons });

async function benchColumns(
  columns: Columns,
  people: number,
  print: Print,
): Promise<{ results: BenchResult[]; people: number }> {
  const [masked, bare] = [program(true), program(false)];
  const lists = Object.values(columns);
  const sumRows = rowSummer(lists.length);
  const criteria = Object.values(masked.criteria).flat().length;
  print(
    `${people.toLocaleString('en-US')} people, ${lists.length} columns, ${POLICIES.length} policies with ${criteria} criteria`,
  );
  const taken = await takingTurns(ROUNDS, {
    sumColumns: { work: () => sumByColumn(lists) },
    sumRows: { work: () => sumRows(people, lists) },
    masked: { work: () => decideInBlocks(masked, columns, people) },
    bare: { work: () => decideInBlocks(bare, columns, people) },
  });
  // Two ways to sum: the faster one is the limit. Compared is what ran in the same round, so that whatever else the machine did fell on both.
  const limit = medianOf(taken.sumRows) < medianOf(taken.sumColumns) ? taken.sumRows : taken.sumColumns;
  const over = (times: readonly number[]): number => medianOf(times.map((time, round) => time / limit[round]!));
  const withReasons = medianOf(taken.masked);
  const rate = (people / withReasons) * 1000;
  return {
    people: rate,
    results: [
      figure('deciding with reason masks ÷ summing the same columns', over(taken.masked), 'times', { atMost: 5 }),
      figure('deciding without reasons ÷ summing the same columns', over(taken.bare), 'times'),
      figure('people decided with reason masks', rate, 'per second'),
    ],
  };
}

/** Reads every result, so that none of it can be left out. */
function decideInBlocks(decide: ColumnsProgram, columns: Columns, people: number): number {
  const area = new Uint16Array(BLOCK);
  let eligible = 0;
  for (let from = 0; from < people; from += BLOCK) {
    const length = Math.min(BLOCK, people - from);
    const cut = Object.fromEntries(
      Object.entries(columns).map(([id, column]) => [id, column.subarray(from, from + length)]),
    );
    const results = decide.run({ length, columns: cut, area: area.subarray(0, length) });
    for (const { outcome, amount } of results) eligible += outcome[length - 1]! + amount[length - 1]!;
  }
  return eligible;
}

function sumByColumn(columns: readonly Int32Array[]): number {
  let total = 0;
  for (const column of columns) {
    let sum = 0;
    for (let index = 0; index < column.length; index += 1) sum += column[index]!;
    total += sum;
  }
  return total;
}

/** One loop over people that adds up all columns: generated, as the decisions are. */
function rowSummer(count: number): (people: number, columns: readonly Int32Array[]) => number {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const text = [
    ...numbers.map((index) => `const C${index} = columns[${index}];`),
    `let total = 0; for (let i = 0; i < n; i++) { ${numbers.map((index) => `total += C${index}[i];`).join(' ')} } return total;`,
  ].join('\n');
  return new Function('n', 'columns', text) as (people: number, columns: readonly Int32Array[]) => number;
}

async function benchTrace(columns: Columns, print: Print): Promise<BenchResult[]> {
  const rows = rowsFrom(columns, Math.min(EXPLAINED, Object.values(columns)[0]?.length ?? 0));
  const reader = traceReader(catalogue, { on: ON, area: COUNTY });
  print(`${rows.length.toLocaleString('en-US')} people explained by each policy, every word of every explanation read`);
  let read = 0;
  const { explain } = await takingTurns(ROUNDS, {
    explain: {
      work: () => {
        for (const row of rows) for (const policy of POLICIES) read += lengthOf(reader.decide(policy, row));
      },
    },
  });
  if (read === 0) throw new Error('nothing was explained');
  const seconds = medianOf(explain) / 1000;
  return [
    figure('decisions of one person with the full trace', (rows.length * POLICIES.length) / seconds, 'per second', {
      atLeast: 200_000,
    }),
  ];
}

/** Touches all that a decision says. */
function lengthOf(decision: Decision): number {
  let total = decision.outcome.length + (decision.amountFen ?? 0) + decision.missing.join().length;
  for (const { holds, because, otherwise, source, facts, parameters, policies } of decision.criteria) {
    total += Number(holds) + because.length + otherwise.length + source.paper.length + policies.length;
    for (const { label, text, value } of facts) total += label.length + text.length + Number(value !== null);
    for (const { label, text, from, source: paper } of parameters)
      total += label.length + text.length + from.length + paper.paper.length;
  }
  for (const { text } of decision.amountFacts) total += text.length;
  for (const { text } of decision.amountParameters) total += text.length;
  return total;
}

async function benchPeers(columns: Columns, ours: number, print: Print): Promise<BenchResult[]> {
  const rows = rowsFrom(columns, Math.min(SAMPLE, Object.values(columns)[0]?.length ?? 0));
  const same = peerPolicies(catalogue, POLICIES, ON, COUNTY);
  const people = rows.map(same.prepare);
  const zen = zenEngine(same);
  const jsonRules = jsonRulesEngine(same);
  print(
    `the same policies in json-rules-engine and zen-engine, ${people.length.toLocaleString('en-US')} people, without amounts; all results compared`,
  );
  const expected = eligibleOf(rows);
  assertSame('json-rules-engine', expected, await inTurn(jsonRules, people));
  assertSame('zen-engine', expected, await together(zen, people));
  const taken = await takingTurns(3, {
    jsonRules: { work: () => inTurn(jsonRules, people) },
    zen: { work: () => together(zen, people) },
  });
  zen.dispose();
  const [json, gorules] = [taken.jsonRules, taken.zen].map((times) => (people.length / medianOf(times)) * 1000) as [
    number,
    number,
  ];
  return [
    figure('people decided by json-rules-engine', json, 'per second'),
    figure('people decided by zen-engine', gorules, 'per second'),
    figure('deciding with reason masks, against the better of the two', ours / Math.max(json, gorules), 'times', {
      atLeast: 100,
    }),
  ];
}

type Person = Record<string, number | null>;

/** All at once: zen-engine has threads of its own. */
const together = (peer: Peer, people: readonly Person[]): Promise<ReadonlySet<string>[]> =>
  Promise.all(people.map((person) => peer(person)));

/** json-rules-engine has none: one after the other spares it a thousand open promises. */
async function inTurn(peer: Peer, people: readonly Person[]): Promise<ReadonlySet<string>[]> {
  const found: ReadonlySet<string>[] = [];
  for (const person of people) found.push(await peer(person));
  return found;
}

function eligibleOf(rows: ReturnType<typeof rowsFrom>): Set<string>[] {
  const reader = traceReader(catalogue, { on: ON, area: COUNTY });
  return rows.map(
    (row) =>
      new Set(
        reader.decideAll(row, POLICIES).flatMap(({ policy, outcome }) => (outcome === 'eligible' ? [policy] : [])),
      ),
  );
}

function assertSame(
  name: string,
  expected: readonly ReadonlySet<string>[],
  found: readonly ReadonlySet<string>[],
): void {
  const some = expected.some(({ size }) => size > 0);
  const differs = expected.findIndex((set, index) => [...set].sort().join() !== [...found[index]!].sort().join());
  if (!some || differs >= 0)
    throw new Error(`${name} decides otherwise about person ${differs}: the comparison would mean nothing`);
}
