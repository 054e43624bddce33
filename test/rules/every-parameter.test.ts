/** Every value that officials can draft, at the half and at the double: it can be decided by, or it is refused in words that an official understands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParameterValue } from '../../src/define/parameter.ts';
import { decideCase } from '../../src/engine/case/decide-case.ts';
import { type Catalogue, catalogueOf } from '../../src/engine/catalogue.ts';
import { defectsInWords } from '../../src/engine/what-if/defect-words.ts';
import { catalogueWith, type RuleDraft } from '../../src/engine/what-if/draft.ts';
import { packs } from '../../src/main/packs.ts';
import { draftOf, rulesWith } from '../../src/operations/rule/draft-input.ts';
import { plainDate } from '../../src/values/date.ts';
import { percent } from '../../src/values/money.ts';
import { Problem } from '../../src/values/problem.ts';

const catalogue = catalogueOf(packs);
const cases = packs.flatMap((pack) => pack.cases);
const from = plainDate('2027-01-01');

const draft = (parameter: string, value: ParameterValue): RuleDraft => ({
  id: 'draft',
  title: '试算',
  paper: { paper: '试算文件' },
  from,
  values: [{ parameter, area: '', value }],
  clauses: [],
});

/** Whole numbers stay whole. */
function scaled(value: ParameterValue, times: number): ParameterValue {
  const whole = (number: number) => Math.round(number * times);
  if (typeof value === 'number') return whole(value);
  if ('table' in value)
    return { table: Object.fromEntries(Object.entries(value.table).map(([key, number]) => [key, whole(number)])) };
  return { of: value.of * Math.max(1, times), in: value.in * Math.max(1, 1 / times) };
}

/** Null: it can be drafted. */
function refusal(drafted: RuleDraft): { after: Catalogue } | { zh: string; en: string } {
  try {
    return { after: catalogueWith(catalogue, drafted) };
  } catch (error) {
    return defectsInWords(catalogue, (error as Error).message);
  }
}

const reads = (id: string): Set<string> =>
  new Set(
    [catalogue, ...catalogue.others.values()].flatMap((rules) =>
      [...rules.checked].flatMap(([policy, { versions }]) =>
        JSON.stringify(versions).includes(`"id":${JSON.stringify(id)}`) ? [policy] : [],
      ),
    ),
  );

test('half and double of each value can be drafted and decided by', () => {
  let decided = 0;
  for (const { id, values } of catalogue.parameters.values())
    for (const times of [0.5, 2]) {
      const last = values.findLast(({ area }) => area === '')!;
      const found = refusal(draft(id, scaled(last.value, times)));
      assert.ok('after' in found, `${id} × ${times}: ${JSON.stringify(found)}`);
      const policies = reads(id);
      for (const each of cases.filter(({ policy }) => policies.has(policy)).slice(0, 3)) {
        const { outcome } = decideCase(found.after, { ...each, on: from });
        assert.match(outcome, /^(eligible|ineligible|unknown)$/);
        decided += 1;
      }
    }
  assert.ok(decided > catalogue.parameters.size * 2, `${decided} cases decided`);
});

test('what no rule can compute exactly is refused, and both languages say which value or policy and why', () => {
  let refused = 0;
  for (const { id, values } of catalogue.parameters.values())
    for (const times of [100_000, 2_000_000_000]) {
      const found = refusal(draft(id, scaled(values.at(-1)!.value, times)));
      if ('after' in found) continue;
      refused += 1;
      assert.doesNotMatch(found.zh, /[a-z]{4,}|维护人员|undefined|NaN/i, `${id}: ${found.zh}`);
      assert.match(found.zh, /^(参数)?“[^”]+”.+/);
      assert.doesNotMatch(found.en, /[\u4e00-\u9fff]/, `${id}: ${found.en}`);
      assert.doesNotMatch(found.en, /beyond|“portion”|“share”/);
    }
  assert.ok(refused > 50, `${refused} refused`);
});

test('the levy can be drafted at two per cent, and a large employer owes by it', () => {
  const found = refusal(draft('levy-quota', percent(2)));
  assert.ok('after' in found);
  const { outcome, amountFen } = decideCase(found.after, {
    policy: 'employment-levy',
    title: '',
    on: from,
    given: { organisation: { staff: 7000, disabledMonths: 0, severeMonths: 0, averageWage: 20_000_000 } },
    expect: { outcome: 'eligible' },
  });
  // 140 people × 192,000 yuan, which is twice the local wage, at 90 %.
  assert.deepEqual([outcome, amountFen], ['eligible', 2_419_200_000]);
});

test('the form is told in its own words: what is too large, and that nothing would change', () => {
  const given = { title: '试算一下', paper: '试算文件', toConfirm: true, from, clauses: [] };
  const value = (parameter: string, number: ParameterValue) => [{ parameter, area: '' as const, value: number }];
  const says = (words: RegExp, english: RegExp) => (error: unknown) => {
    assert.ok(error instanceof Problem && error.code === 'rule-draft-faulty');
    assert.match(error.say('zh'), words);
    assert.match(error.say('en'), english);
    return true;
  };
  assert.throws(
    () => rulesWith(catalogue, draftOf('d', { ...given, values: value('rural-low-income-standard', 90_000_000) })),
    says(/“最低生活保障补差”按这样算，结果最大会到/, /can reach [\d,]+, more than can be computed exactly/),
  );
  const { value: same } = catalogue.parameters.get('levy-quota')!.values.at(-1)!;
  assert.throws(
    () => rulesWith(catalogue, draftOf('d', { ...given, values: value('levy-quota', same) })),
    says(/什么也没有改变/, /nothing would change/),
  );
});
