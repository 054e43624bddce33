/** Decides for everybody in a process of its own: `batch-child.ts DATA_FOLDER`. */
import { decide } from '../src/operations/decision/decide.ts';
import { peakMegabytes } from './child.ts';
import { DAY, openCounty } from './county.ts';

const [dataDir = ''] = process.argv.slice(2);
const county = await openCounty(dataDir, 'join');
try {
  const started = performance.now();
  const { people, changed } = await county.run(decide, { on: DAY });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(JSON.stringify({ people, changed, seconds, peak: peakMegabytes() }));
} finally {
  await county.close();
}
