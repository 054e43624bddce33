/** Determines everybody's months in a process of its own: `entitlements-child.ts DATA_FOLDER`. */
import { determine } from '../src/operations/entitlement/determine.ts';
import { peakMegabytes } from './child.ts';
import { openCounty } from './county.ts';

const [dataDir = ''] = process.argv.slice(2);
const county = await openCounty(dataDir, 'join');
try {
  const started = performance.now();
  const { people, changed } = await county.run(determine, {});
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(JSON.stringify({ people, changed, seconds, peak: peakMegabytes() }));
} finally {
  await county.close();
}
