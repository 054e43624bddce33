/** A worked case as an official reads it: what is given, what is expected, what the rules make of it, and by which clause. */
import type { Fact } from '../../define/fact.ts';
import type { FactValues, WorkedCase } from '../../define/pack.ts';
import type { Policy } from '../../define/policy.ts';
import type { Source } from '../../define/source.ts';
import { type Catalogue, rulesOf } from '../catalogue.ts';
import type { Decision } from '../decision.ts';
import { encode } from '../fact-row.ts';
import { factText } from '../fact-text.ts';
import { decideCase } from './decide-case.ts';

export interface CaseLine {
  readonly policy: string;
  readonly title: string;
  readonly on: string;
  readonly area: string;
  /** 本人：残疾等级 1级；… */
  readonly given: string;
  /** 符合 / 不符合：家庭不在低保范围内 / 不能判断：缺残疾等级 / 尚未施行 */
  readonly expected: string;
  readonly expectedFen: number | null;
  readonly computed: string;
  readonly computedFen: number | null;
  /** Each criterion with its mark and clause. */
  readonly clauses: readonly string[];
  readonly agrees: boolean;
  /** What the result rests on: the case, the version of the policy and the values of its parameters. Another text is another case. */
  readonly basis: string;
}

export function caseLine(catalogue: Catalogue, each: WorkedCase): CaseLine {
  const { rules } = rulesOf(catalogue, each.policy)!;
  const policy = rules.policies.get(each.policy)!;
  const decision = decideCase(catalogue, each);
  const expected = expectedWords(each, policy, (id) => rules.facts.get(id)?.label ?? id);
  const inForce = decision.version !== null;
  const computed = inForce ? outcomeWords(decision.outcome, failing(decision), decision.missingLabels) : NOT_IN_FORCE;
  const [expectedFen, computedFen] = [
    each.expect.outcome === 'eligible' ? (each.expect.amountFen ?? null) : null,
    decision.outcome === 'eligible' ? decision.amountFen : null,
  ];
  return {
    policy: each.policy,
    title: each.title,
    on: each.on,
    area: each.area ?? '',
    given: givenWords(each.given, rules.facts),
    expected,
    expectedFen,
    computed,
    computedFen,
    clauses: inForce ? decision.criteria.map(clauseWords) : [],
    agrees: sameResult(each, decision),
    basis: basisOf(each, policy, decision),
  };
}

const NOT_IN_FORCE = '尚未施行';

function sameResult({ expect }: WorkedCase, decision: Decision): boolean {
  if (expect.outcome === 'not-in-force') return decision.version === null;
  if (decision.version === null || decision.outcome !== expect.outcome) return false;
  return expect.outcome !== 'eligible' || decision.amountFen === (expect.amountFen ?? null);
}

function outcomeWords(outcome: Decision['outcome'], fails: readonly string[], missing: readonly string[]): string {
  if (outcome === 'eligible') return '符合';
  if (outcome === 'ineligible') return `不符合：${fails.join('；')}`;
  return `不能判断：缺${missing.join('、')}`;
}

const failing = ({ criteria }: Decision): string[] =>
  criteria.filter(({ holds }) => holds === false).map(({ otherwise }) => otherwise);

function expectedWords({ on, expect }: WorkedCase, policy: Policy, labelOf: (id: string) => string): string {
  const { outcome, fails = [], missing = [] } = expect;
  if (outcome === 'not-in-force') return NOT_IN_FORCE;
  const version = [...policy.versions].reverse().find(({ from }) => from <= on);
  // In the order in which the rules name them, so that the same reasons read the same.
  const named = Object.entries(version?.criteria ?? {}).filter(([id]) => fails.includes(id));
  return outcomeWords(
    outcome,
    named.map(([, { otherwise }]) => otherwise),
    missing.map(labelOf),
  );
}

const MARKS = new Map<boolean | null, string>([
  [true, '○'],
  [false, '×'],
  [null, '？'],
]);

/** By its number where the paper has one: 国发〔2015〕52号 二（一）. */
function sourceText({ paper, clause }: Source): string {
  const name = /（([^（）]*号)）$/.exec(paper)?.[1] ?? paper;
  return clause === undefined ? name : `${name} ${clause}`;
}

const clauseWords = ({ holds, because, otherwise, source }: Decision['criteria'][number]): string =>
  `${MARKS.get(holds)} ${holds === false ? otherwise : because}（${sourceText(source)}）`;

const GROUPS: readonly (readonly ['person' | 'household' | 'place' | 'area' | 'organisation', string])[] = [
  ['person', '本人'],
  ['household', '家庭'],
  ['place', '场所'],
  ['area', '地区'],
  ['organisation', '单位'],
];

function givenWords(given: WorkedCase['given'], facts: ReadonlyMap<string, Fact>): string {
  const group = (label: string, values: FactValues | undefined): string[] => {
    const words = Object.entries(values ?? {}).map(([id, value]) => {
      const fact = facts.get(id);
      return fact === undefined ? id : `${fact.label} ${factText(fact, encode(fact, value))}`;
    });
    return words.length === 0 ? [] : [`${label}：${words.join('；')}`];
  };
  return [
    ...GROUPS.flatMap(([subject, label]) => group(label, given[subject])),
    ...(given.members ?? []).flatMap((member, index) => group(`家庭成员 ${index + 2}`, member)),
    ...(given.members?.length === 0 ? ['一个人的户'] : []),
  ].join('\n');
}

function basisOf(each: WorkedCase, policy: Policy, decision: Decision): string {
  const version = policy.versions.find(({ from }) => from === decision.version) ?? null;
  const used = [...decision.criteria.flatMap(({ parameters }) => parameters), ...decision.amountParameters];
  const values = Object.fromEntries(used.map(({ id, value, from }) => [id, { value, from }]));
  return JSON.stringify({ each, version, values });
}
