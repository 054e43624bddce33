/** A roster of 100,000 rows and 20 columns, from the bytes of the file to people, facts and entries in a database that flushes to disk. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inChild } from './child.ts';
import { inTemporaryCounty } from './county.ts';
import { type Bench, figuresOf } from './result.ts';
import { makeRoster } from './roster.ts';

const ROWS = 100_000;
const figure = figuresOf('import');

interface Imported {
  readonly rows: number;
  readonly wrong: number;
  readonly fresh: number;
  readonly previewSeconds: number;
  readonly seconds: number;
  readonly previewPeak: number;
  readonly peak: number;
}

export const benchImport: Bench = ({ people }, print) =>
  inTemporaryCounty(async ({ dataDir }) => {
    const rows = Math.min(people, ROWS);
    print(`import  writing a roster of ${rows.toLocaleString('en-US')} rows …`);
    const roster = await makeRoster(rows);
    const file = join(dataDir, 'roster.xlsx');
    await writeFile(file, roster.bytes);
    print(`import  ${roster.columns} columns, ${(roster.bytes.length / 1e6).toFixed(1)} MB, preview and apply …`);
    const done = await inChild<Imported>('import-child.ts', [dataDir, file]);
    if (done.rows !== rows || done.fresh + roster.mistyped > rows || done.fresh < rows * 0.9)
      throw new Error(`of ${rows} rows ${done.rows} were read and ${done.fresh} were new`);
    print(`import  ${done.fresh} new, ${done.wrong} wrong cells, preview ${done.previewSeconds.toFixed(1)} s`);
    return [
      figure(`preview and apply of ${rows.toLocaleString('en-US')} rows`, done.seconds, 'seconds', { atMost: 30 }),
      figure('rows imported', rows / done.seconds, 'per second'),
      figure('of it the preview', done.previewSeconds, 'seconds'),
      figure('peak memory of the import', done.peak, 'megabytes', { atMost: 300 }),
      figure('peak memory of the preview alone', done.previewPeak, 'megabytes'),
    ];
  });
