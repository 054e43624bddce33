/** After answers the counts of 应享未享 are, without anybody deciding for the county, what deciding for everybody gives. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { COUNTY } from '../../src/main/catalogue.ts';
import { setUpDemonstration } from '../../src/main/demonstration.ts';
import { openSystem, type System } from '../../src/main/system.ts';
import { startWorker } from '../../src/main/work.ts';
import { operatorScope } from '../../src/operations/access.ts';
import { decideDueSince } from '../../src/store/decide-due.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzhu-again-'));
const scope = operatorScope(COUNTY);
let system: System;

before(async () => {
  system = await openSystem({ dataDir: folder, mode: 'server' });
  await setUpDemonstration(system, folder, { people: 60, progress: () => undefined });
});
after(async () => {
  await system.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const quiet = () =>
  system.database.read(scope, async (tx) => {
    const [left] = await tx.sql<{ waiting: number }>`
      select (select count(*)::int from news) + (select count(*)::int from undetermined) as waiting`;
    return left!.waiting === 0 && (await decideDueSince(tx)) === null;
  });

async function untilQuiet(): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await quiet())) {
    assert.ok(performance.now() < end, 'the worker does not get done');
    await sleep(20);
  }
}

/** People whose answers change where they stand. */
const answer = fc.record({
  who: fc.nat(59),
  said: fc.constantFrom(
    { fact: 'needsLongTermCare', value: true },
    { fact: 'needsLongTermCare', value: false },
    { fact: 'disabilityLevel', value: 1 },
    { fact: 'disabilityLevel', value: 4 },
  ),
});

test('the counts follow answers', { timeout: 240_000 }, async () => {
  const operator = system.asOperator();
  const { people } = await operator.person.list({ pageSize: 60 });
  const worker = await startWorker(system, () => undefined, { every: 0.5 });
  try {
    await untilQuiet();
    const first = await operator.decision.unclaimed({});
    let moved = false;
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 6 }), async (answers) => {
        for (const { who, said } of answers) {
          const person = people[who % people.length]!.id;
          await operator.person.recordFact({ person, ...said, from: '2026-01-01', reason: '电话里问到的' });
        }
        await untilQuiet();
        const counted = await operator.decision.unclaimed({});
        moved ||= JSON.stringify(counted) !== JSON.stringify(first);
        await operator.decision.decide({});
        assert.deepEqual(await operator.decision.unclaimed({}), counted);
      }),
      { numRuns: 4 },
    );
    assert.ok(moved, 'no answer changed any count, so nothing was shown');
  } finally {
    await worker.stop();
  }
});
