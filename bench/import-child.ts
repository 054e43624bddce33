/** Previews and applies a file in a process of its own, as the command line does: `import-child.ts DATA_FOLDER FILE`. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { apply } from '../src/operations/import/apply.ts';
import { preview } from '../src/operations/import/preview.ts';
import { peakMegabytes } from './child.ts';
import { openCounty } from './county.ts';

const [dataDir = '', path = ''] = process.argv.slice(2);
const county = await openCounty(dataDir, 'join');
try {
  const started = performance.now();
  const previewed = await county.run(preview, { file: await readFile(path), fileName: basename(path) });
  const previewSeconds = (performance.now() - started) / 1000;
  const previewPeak = peakMegabytes();
  const applied = await county.run(apply, { importId: previewed.importId });
  const { rows, wrong, new: fresh } = applied;
  const seconds = (performance.now() - started) / 1000;
  const told = { rows, wrong: wrong.length, fresh, previewSeconds, seconds, previewPeak, peak: peakMegabytes() };
  process.stdout.write(JSON.stringify(told));
} finally {
  await county.close();
}
