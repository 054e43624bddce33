/** Words from the tree: every rule of every pack can be said, every worked case can be told to the person, every change of a policy is a sentence. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { FilledBlock, FilledPaper } from '../../src/define/filled-paper.ts';
import { catalogueOf } from '../../src/engine/catalogue.ts';
import { expressionWords } from '../../src/engine/entitlement/expression-words.ts';
import { type NoticeInput, noticeOf } from '../../src/engine/entitlement/notice.ts';
import { policyChange } from '../../src/engine/entitlement/policy-change.ts';
import { readGivenFacts } from '../../src/engine/fact-row.ts';
import { traceReader } from '../../src/engine/trace.ts';
import { catalogueWith, type RuleDraft } from '../../src/engine/what-if/draft.ts';
import { changesInWords } from '../../src/engine/what-if/draft-words.ts';
import { wordsOf } from '../../src/engine/words.ts';
import { officialDocx } from '../../src/formats/official-docx.ts';
import { plainDate } from '../../src/values/date.ts';
import { yuan } from '../../src/values/money.ts';
import { calendarMoney, calendarTruth } from './calendar-rules.ts';
import { fictionalPack } from './fictional-pack.ts';
import { packsInPlace } from './packs-in-place.ts';
import { expressions } from './random-rules.ts';

const packs = await packsInPlace();
const catalogue = catalogueOf(packs);
const UNSAID = /undefined|\[object|NaN|null|\{|\}|“”/;

suite('expressions in words', () => {
  test('every criterion and amount of every policy, in Chinese and English', () => {
    let said = 0;
    for (const { versions } of catalogue.policies.values()) {
      for (const { criteria, amount } of versions) {
        for (const language of ['zh', 'en'] as const) {
          const words = Object.values(criteria).map(({ is }) => expressionWords(is, catalogue, language));
          if (amount) words.push(expressionWords(amount, catalogue, language, 'money'));
          for (const text of words) {
            assert.ok(text.length > 1, text);
            assert.doesNotMatch(text, UNSAID);
            said += 1;
          }
        }
      }
    }
    assert.ok(said > 200, `only ${said}`);
  });

  test('read as an official would say it', () => {
    const living = catalogue.policies.get('living-allowance')!.versions[0]!;
    assert.equal(
      expressionWords(living.criteria['poorHousehold']!.is, catalogue),
      '最低生活保障为低保一类、低保二类、低保三类、低保（未分类），或者（生活补贴扩大到低保边缘家庭（1 为扩大）不低于1，并且低保边缘家庭）',
    );
    const nursing = catalogue.policies.get('nursing-allowance')!.versions[0]!;
    assert.match(
      expressionWords(nursing.criteria['severe']!.is, catalogue),
      /^残疾等级不超过2级，或者（残疾等级不超过.*，并且残疾类别为智力、精神）$/,
    );
    const supplement = catalogue.policies.get('urban-low-income-supplement')!.versions.at(-1)!;
    assert.equal(
      expressionWords(supplement.amount!, catalogue, 'zh', 'money'),
      '城市最低生活保障标准 × 低保残疾人增发占标准的比例',
    );
    assert.equal(expressionWords({ op: 'constant', value: 11_050 }, catalogue, 'en', 'money'), '110.50 yuan');
  });

  test('what is denied is turned round', () => {
    const milder = catalogue.policies.get('resident-pension-poor')!.versions[0]!.criteria;
    const said = Object.values(milder).map(({ is }) => expressionWords(is, catalogue));
    assert.ok(said.includes('残疾等级超过2级') && said.includes('“在校学生”为否'), said.join('\n'));
  });

  test('any expression can be said', () => {
    const lights = catalogueOf([fictionalPack]);
    const { truth, whole, money, date } = expressions(['lamp-oil']);
    fc.assert(
      fc.property(fc.oneof(truth, whole, money, date, calendarTruth(), calendarMoney()), (expression) => {
        for (const language of ['zh', 'en'] as const)
          assert.doesNotMatch(expressionWords(expression, lights, language), UNSAID);
      }),
      { numRuns: 400 },
    );
  });
});

suite('a policy change in words', () => {
  const at = (policy: string, on: string, area = '621223', from = catalogue) => ({
    catalogue: from,
    policy,
    on: plainDate(on),
    area,
  });
  const texts = (...states: Parameters<typeof policyChange>) => policyChange(...states).map(({ text }) => text);

  test('says the raise of a standard with its paper, and nothing where nothing changed', () => {
    assert.deepEqual(
      texts(at('living-allowance', '2022-12-31'), at('living-allowance', '2023-01-01')).map((text) =>
        text.replace(/（2023-01-01 起，.*）/u, ''),
      ),
      ['困难残疾人生活补贴标准（各档）：由“100元/月”改为“110元/月”。'],
    );
    assert.deepEqual(
      texts(at('nursing-allowance', '2022-12-31'), at('nursing-allowance', '2023-01-01')).map((text) =>
        text.replace(/（2023-01-01 起，.*）/u, ''),
      ),
      ['重度残疾人护理补贴标准（1级）：由“100元/月”改为“120元/月”。'],
    );
    assert.deepEqual(texts(at('living-allowance', '2023-01-01'), at('living-allowance', '2024-06-30')), []);
    assert.deepEqual(texts(at('living-allowance', '2015-12-31'), at('living-allowance', '2016-01-01')), ['开始实行。']);
  });

  test('says a draft: new clauses, dropped ones, other amounts', () => {
    const version = catalogue.policies.get('nursing-allowance')!.versions.at(-1)!;
    const { needsCare, ...others } = version.criteria;
    const { because, becauseEn, otherwise, source } = needsCare!;
    const milder = {
      is: {
        op: 'compare',
        as: '<=',
        left: { op: 'fact', fact: 'disabilityLevel' },
        right: { op: 'constant', value: 3 },
      },
      because: '残疾等级为三级及以上',
      becauseEn: 'level 3 or more severe',
      otherwise,
      source,
    } as const;
    const draft: RuleDraft = {
      id: 'd',
      title: '护理补贴扩面',
      paper: { paper: '宕残联发〔2026〕7号' },
      from: plainDate('2026-09-01'),
      values: [
        {
          parameter: 'nursing-allowance-standard',
          area: '621223',
          value: { table: { '1': yuan(150), '2': yuan(120), '3': yuan(60), '4': 0 } },
        },
      ],
      clauses: [
        {
          policy: 'nursing-allowance',
          version: {
            criteria: { ...others, milder, severe: { ...version.criteria['severe']!, is: milder.is } },
            amount: { op: 'constant', value: yuan(100) },
          },
        },
      ],
    };
    const [before, after] = [
      at('nursing-allowance', '2026-09-01'),
      at('nursing-allowance', '2026-09-01', '621223', catalogueWith(catalogue, draft)),
    ];
    const found = policyChange(before, after);
    assert.deepEqual(
      found.map(({ part, id }) => [part, id]),
      [
        ['criterion', 'severe'],
        ['criterion', 'needsCare'],
        ['criterion', 'milder'],
        ['amount', 'nursing-allowance'],
        ['parameter', 'nursing-allowance-standard'],
        ['parameter', 'nursing-allowance-standard'],
        ['parameter', 'nursing-allowance-standard'],
      ],
    );
    assert.equal(found[1]?.text, `不再要求“${because}”。`);
    assert.equal(found[2]?.text, '新增条件“残疾等级为三级及以上”：残疾等级不超过3级。');
    assert.match(found[3]!.text, /^金额：由“重度残疾人护理补贴标准（按残疾等级）”改为“100元”。$/);
    assert.match(found[4]!.text, /（2026-09-01 起，宕残联发〔2026〕7号）。$/);
    const inEnglish = policyChange(before, after, 'en');
    assert.equal(inEnglish[1]?.text, `No longer asked: “${becauseEn}”.`);
    assert.throws(() => policyChange(at('none', '2026-09-01'), at('none', '2026-09-01')), /policy-unknown|none/);
  });
});

suite('what is unknown', () => {
  const on = plainDate('2034-01-01');
  const refused = (person: Record<string, string | number>) =>
    traceReader(catalogue, { on, area: '621223' }).decide(
      'nursing-allowance',
      readGivenFacts(catalogue, { person }).row,
    );
  const expired = refused({ certificateValidUntil: '2033-06-15' });

  test('is not told of a condition that is decided without it: nobody reads of the living when they died', () => {
    const [zh, en] = [wordsOf(expired, 'zh'), wordsOf(expired, 'en')].map(({ reasons }) => reasons.join());
    assert.match(zh!, /残疾人证有效期至：2033-06-15；依据/);
    for (const words of [zh!, en!, wordsIn(noticeOf(input(expired)))])
      assert.doesNotMatch(words, /死亡日期|diedOn|date of death|不清楚（/);
  });

  test('is told where it leaves the condition open', () => {
    const open = refused({ certificateValidUntil: '2040-01-01', disabilityCategory: 'physical' });
    assert.equal(open.outcome, 'unknown');
    assert.match(wordsOf(open, 'zh').reasons.join(), /残疾等级：不清楚/);
  });
});

suite('rules in English', () => {
  const inChinese = /\p{Script=Han}/u;
  test('every condition and amount of every policy', () => {
    for (const rules of [catalogue, ...catalogue.others.values()])
      for (const { id, versions } of rules.policies.values())
        for (const { criteria, amount } of versions) {
          for (const [criterion, { is }] of Object.entries(criteria))
            assert.doesNotMatch(expressionWords(is, rules, 'en'), inChinese, `${id} ${criterion}`);
          if (amount) assert.doesNotMatch(expressionWords(amount, rules, 'en', 'money'), inChinese, id);
        }
  });

  test('every change of a standard, before the paper that it rests on', () => {
    const [before, after] = ['2011-01-01', '2026-07-01'].map((on) => ({ catalogue, on: plainDate(on) }));
    const lines = changesInWords(before!, after!, ['621223']).flatMap(({ en }) => en);
    const values = lines.filter(({ part }) => part === 'parameter');
    assert.ok(values.length > 10);
    for (const { text } of values) assert.doesNotMatch(text.replace(/ \(from \d{4}.*$/u, ''), inChinese, text);
  });
});

const input = (decision: NoticeInput['decision']): NoticeInput => ({
  decision,
  addressee: '王晓明',
  office: '宕昌县民政局',
  date: plainDate('2026-08-05'),
  number: '宕民补〔2026〕31号',
  appliedOn: plainDate('2026-07-09'),
  firstMonth: '2026-07',
  appealTo: { review: '宕昌县人民政府', court: '宕昌县人民法院' },
  contact: '宕昌县民政局救助股',
  bringUntil: plainDate('2026-08-20'),
});

const runsOf = (block: FilledBlock): string =>
  block.block === 'table'
    ? [...block.head, ...block.rows.flat(2).map(({ text }) => text)].join(' ')
    : block.runs.map(({ text }) => text).join('');
const wordsIn = ({ title, blocks }: FilledPaper): string => [title, ...blocks.map(runsOf)].join('\n');

suite('notices', () => {
  test('of every worked case: the result, each reason with its clause, and where to turn to', () => {
    const kinds = new Set<string>();
    for (const each of packs.flatMap(({ cases }) => cases)) {
      const aboutPerson = catalogue.policies.get(each.policy)?.subject === 'person';
      if (!aboutPerson || each.expect.outcome === 'not-in-force') continue;
      const reader = traceReader(catalogue, { on: plainDate(each.on), area: each.area ?? '' });
      const decision = reader.decide(each.policy, readGivenFacts(catalogue, each.given).row);
      const notice = noticeOf(input(decision));
      const words = wordsIn(notice);
      kinds.add(notice.id);
      assert.doesNotMatch(words, /undefined|\[object|NaN/, each.title);
      assert.match(words, /宕昌县民政局救助股/);
      if (decision.outcome === 'ineligible') {
        for (const { otherwise, source } of decision.criteria.filter(({ holds }) => holds === false))
          assert.ok(words.includes(otherwise) && words.includes(source.paper), each.title);
      }
      if (decision.outcome === 'unknown') for (const label of decision.missingLabels) assert.ok(words.includes(label));
      else assert.match(words, /六十日内向宕昌县人民政府申请行政复议/);
    }
    assert.deepEqual([...kinds].sort(), ['notice-approval', 'notice-refusal', 'notice-supplement']);
  });

  test('of approval names the amount and the first month, and becomes a document', async () => {
    const given = {
      person: {
        disabilityLevel: 1,
        certificateValidUntil: '2030-01-01',
        disabilityCategory: 'physical',
        needsLongTermCare: true,
        inWorkInjuryCare: false,
        onVeteranDisabilityPension: false,
        otherCareAllowance: 0,
      },
      household: { fullySupported: false },
    };
    const decision = traceReader(catalogue, { on: plainDate('2026-08-01'), area: '621223' }).decide(
      'nursing-allowance',
      readGivenFacts(catalogue, given).row,
    );
    const notice = noticeOf(input(decision));
    assert.equal(notice.title, '重度残疾人护理补贴审核通过通知书');
    assert.match(wordsIn(notice), /标准为每月120元，从2026年7月起计发。/);
    assert.match(wordsIn(notice), /重度残疾人护理补贴标准120元\/月（2023年1月1日起，/);
    const bytes = await officialDocx(notice);
    assert.equal(Buffer.from(bytes.subarray(0, 2)).toString(), 'PK');
  });

  test('are not made of a policy that was not in force', () => {
    const decision = traceReader(catalogue, { on: plainDate('2010-01-01'), area: '621223' }).decide(
      'nursing-allowance',
      readGivenFacts(catalogue, { person: {} }).row,
    );
    assert.throws(() => noticeOf(input(decision)), /input-invalid|没有实行/);
  });
});
