/**
 * Opens one file in a process of its own and says what happened, how long it took and how much memory it added.
 * On a machine that is busy with other work the time is the processor's, not the clock's.
 */
import { readFileSync } from 'node:fs';
import { openWorkbook } from '../../src/formats/workbook.ts';
import { Problem } from '../../src/values/problem.ts';

const [path] = process.argv.slice(2);
const bytes = readFileSync(path!);
const before = process.resourceUsage().maxRSS;
const start = performance.now();
const used = process.cpuUsage();
let code = 'opened';
try {
  const workbook = await openWorkbook(bytes, path!);
  for (const sheet of workbook.sheets) for await (const _ of sheet.rows());
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  code = error.code;
}
const took = performance.now() - start;
const { user, system } = process.cpuUsage(used);
console.log(
  JSON.stringify({
    code,
    milliseconds: Math.min(took, (user + system) / 1000),
    megabytes: (process.resourceUsage().maxRSS - before) / 1024,
  }),
);
