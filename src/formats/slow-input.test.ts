/** Input that would take for ever if something were looked for again and again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openWorkbook } from './workbook.ts';

const MEGABYTE = 1_000_000;

const slow: readonly (readonly [string, string])[] = [
  ['tags that never end', `<table><tr><td>a</td></tr></table>${'<a '.repeat(MEGABYTE)}`],
  ['comments that never end', `<table><tr><td>a</td></tr></table>${'<!--'.repeat(MEGABYTE)}>`],
  ['styles that never end', `<table><tr><td>a</td></tr></table>${'<style>'.repeat(20_000)}`],
  [
    'quotes around ends of tags',
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name=${`">"`.repeat(MEGABYTE)}>`,
  ],
  ['quotes that nobody closes', `a,b\n${'"x\n'.repeat(MEGABYTE / 8)}`],
  ['quotes far apart', `a,b\n${`"${'x'.repeat(33_000)},`.repeat(100)}`],
  ['spaces', `a,b\n${' '.repeat(4 * MEGABYTE)}`],
];

describe('input made to be slow', () => {
  for (const [name, text] of slow) {
    it(name, async () => {
      const before = process.cpuUsage();
      await openWorkbook(new TextEncoder().encode(text), 'a.xls').catch((error: Error) =>
        assert.equal(error.name, 'Problem'),
      );
      // What the processor did, not what the clock says: others may keep it busy.
      const { user, system } = process.cpuUsage(before);
      assert.ok(user + system < 5_000_000, `${(user + system) / 1000} ms of work`);
    });
  }
});
