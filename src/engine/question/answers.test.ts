/** The few answers that stand for all: on both sides of each value at which a rule turns, and where one value is counted with. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { criterion, draft, fictionalPack, keeper, yearsNeeded } from '../../../test/rules/fictional-pack.ts';
import { age, atLeast, atMost, type Expression, equals, moreThan } from '../../define/expression.ts';
import { fromDayNumber, plainDate } from '../../values/date.ts';
import { catalogueOf } from '../catalogue.ts';
import type { PolicyColumns } from '../columns.ts';
import { UNKNOWN } from '../columns.ts';
import { answersTo } from './answers.ts';
import { distanceTally } from './distance-tally.ts';
import { MOST_TELLABLE, questionWord, SEVERAL } from './single.ts';

const at = { on: plainDate('2026-07-01'), area: '' } as const;

function answers(id: string, ...rules: Parameters<typeof criterion>[0][]) {
  const criteria = Object.fromEntries(rules.map((rule, index) => [`c${index}`, criterion(rule)]));
  const policy = draft('light', [{ from: '2004-01-01', criteria, amount: null }]);
  const catalogue = catalogueOf([{ ...fictionalPack, policies: [policy] }]);
  return answersTo(catalogue, ['light'], at)(catalogue.facts.get(id)!);
}

suite('answers', () => {
  test('stand on both sides of each bound', () => {
    assert.deepEqual(answers('wage', atMost(keeper.wage, 300_000)), {
      values: [299_999, 300_000, 300_001],
      whole: true,
    });
    assert.deepEqual(answers('wage', atLeast(keeper.wage, 5), moreThan(keeper.wage, 900_000)), {
      values: [4, 5, 6, 900_000, 900_001],
      whole: true,
    });
  });

  test('of a day of birth are the last one that is old enough and the first one that is not', () => {
    const { values, whole } = answers('born', atLeast(age(keeper.born), yearsNeeded.ref));
    assert.deepEqual(
      [values.map((value) => fromDayNumber(value)), whole],
      [['2007-07-01', '2007-07-02', '2008-07-02'], true],
    );
  });

  test('of what has few values are all of them; where the value itself counts some do not stand for all', () => {
    assert.deepEqual(answers('lamps', atLeast(keeper.lamps, 3)), { values: [0, 1, 2, 3, 4, 5, 6], whole: true });
    const counted: Expression = { op: 'subtract', left: keeper.wage, right: keeper.balance };
    assert.equal(answers('wage', equals(counted as never, 0)).whole, false);
  });
});

test('who is one question away is told by which one, as far as a byte can tell', () => {
  assert.equal(questionWord([], ['a', 'b']), UNKNOWN);
  assert.equal(questionWord(['b'], ['a', 'b']) - UNKNOWN, 2);
  assert.equal(questionWord(['a', 'b'], ['a', 'b']) - UNKNOWN, SEVERAL);
  const many = Array.from({ length: MOST_TELLABLE + 1 }, (_, index) => `f${index}`);
  assert.equal(questionWord([many[MOST_TELLABLE - 1]!], many) - UNKNOWN, MOST_TELLABLE);
  assert.equal(questionWord([many[MOST_TELLABLE]!], many) - UNKNOWN, SEVERAL);
});

test('people are counted place by place, by how many questions they are away', () => {
  const tally = distanceTally();
  const away = (question: number) => UNKNOWN + question;
  // Eligible, one question away, several, not told, refused.
  const outcome = Uint8Array.from([1, 2, 2, 2, 0]);
  const amount = Int32Array.from([100, away(1), away(SEVERAL), away(0), 0]);
  const results = [{ policy: 'light', outcome, amount } as unknown as PolicyColumns];
  tally.add(5, () => 'a', results);
  tally.add(2, (i) => (i === 0 ? 'a' : 'b'), results);
  assert.deepEqual(tally.result(), [
    { place: 'a', policy: 'light', eligible: 2, oneQuestion: 1, severalQuestions: 2 },
    { place: 'b', policy: 'light', eligible: 0, oneQuestion: 1, severalQuestions: 0 },
  ]);
});
