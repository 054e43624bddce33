import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { fullYearsBetween, latestBirthFor, plainDate, toDayNumber } from '../values/date.ts';
import { completedYears } from './age.ts';

const day = (text: string): number => toDayNumber(plainDate(text));

suite('completed years', () => {
  test('somebody born on 29 February completes a year on 28 February, and on the 29th when there is one', () => {
    const born = day('2004-02-29');
    assert.equal(completedYears(day('2022-02-27'))(born), 17);
    assert.equal(completedYears(day('2022-02-28'))(born), 18);
    assert.equal(completedYears(day('2024-02-28'))(born), 19);
    assert.equal(completedYears(day('2024-02-29'))(born), 20);
  });

  test('agree with taking both dates apart, also for births to come and for very old ones', () => {
    const days = fc.integer({ min: day('1000-01-01'), max: day('2999-12-31') });
    fc.assert(
      fc.property(days, days, (birth, on) => assert.equal(completedYears(on)(birth), fullYearsBetween(birth, on))),
      { numRuns: 500 },
    );
  });

  test('“at least n years” is “born on or before a day”', () => {
    const near = fc.integer({ min: day('1900-01-01'), max: day('2030-12-31') });
    fc.assert(
      fc.property(near, near, fc.integer({ min: 0, max: 110 }), (birth, on, years) => {
        assert.equal(fullYearsBetween(birth, on) >= years, birth <= latestBirthFor(years, on));
      }),
      { numRuns: 2000 },
    );
  });
});
