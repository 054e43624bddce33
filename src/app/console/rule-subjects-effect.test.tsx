import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SubjectsEffectPanel } from './rule-subjects-effect.tsx';

type Effect = Parameters<typeof SubjectsEffectPanel>[0]['effect'];

const side = { outcome: 'ineligible', amountFen: null } as const;
const total = {
  subjects: 120,
  eligibleBefore: 0,
  eligibleAfter: 120,
  unknownBefore: 0,
  unknownAfter: 0,
  beforeFen: 0,
  afterFen: 0,
};
const effect = (policy: string): Effect =>
  ({
    policy,
    title: '达标',
    subject: 'place',
    money: false,
    period: 'once',
    on: '2027-01-31',
    eligible: '达标',
    ineligible: '不达标',
    total,
    byTown: [],
    figures: [],
    changed: Array.from({ length: 120 }, (_, index) => ({
      id: `c${index}`,
      name: `中心${index}`,
      area: '621223100',
      before: side,
      after: side,
      because: [],
      figures: [],
      beforeWords: '不达标',
      afterWords: '达标',
      how: [],
    })),
  }) as unknown as Effect;

const shown = async (policy: string, query: Record<string, string>): Promise<[string[], string]> => {
  const html = String(await SubjectsEffectPanel({ effect: effect(policy), draft: 'd1', query }));
  return [[...html.matchAll(/>(中心\d+)</g)].map(([, name]) => name!), html];
};

test('a long list of places is turned page by page, each list by itself, and nobody is on two pages or on none', async () => {
  const seen: string[] = [];
  for (const page of ['1', '2', '3']) {
    const [names, html] = await shown('a', { list: 'effect-a-once', page, town: '621223100' });
    assert.ok(names.length <= 50, `${names.length} on a page`);
    assert.match(html, new RegExp(`共 120 个，第 ${page} 页，共 3 页`));
    seen.push(...names);
  }
  assert.deepEqual([seen.length, new Set(seen).size], [120, 120]);
  const [first, html] = await shown('b', { list: 'effect-a-once', page: '2' });
  assert.equal(first[0], '中心0');
  assert.match(html, /href="\/console\/rules\/d1\/effect\?list=effect-b-once&amp;page=2#effect-b-once"/);
  const [beyond] = await shown('a', { list: 'effect-a-once', page: '9' });
  assert.equal(beyond.length, 20);
});
