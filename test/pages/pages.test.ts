/** All pages in a real Chromium: one browser, one site, every check. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeChecks } from './axe-checks.ts';
import { type Desk, missing, openDesk } from './browser.ts';
import { keyboardChecks } from './keyboard-checks.ts';
import { layoutChecks } from './layout-checks.ts';
import { selfCheckChecks } from './self-check-checks.ts';
import { snapshotChecks } from './snapshot-checks.ts';
import { toolbarChecks } from './toolbar-checks.ts';
import { withoutScriptChecks } from './without-script-checks.ts';

if (missing !== undefined) {
  console.log(`SKIPPED pages: ${missing}`);
  test('pages in Chromium', { skip: missing }, () => {});
} else {
  let open: Desk | undefined;
  const desk = (): Desk => {
    assert.ok(open);
    return open;
  };
  before(async () => {
    open = await openDesk();
  });
  after(() => open?.close());
  axeChecks(desk);
  layoutChecks(desk);
  selfCheckChecks(desk);
  keyboardChecks(desk);
  toolbarChecks(desk);
  withoutScriptChecks(desk);
  snapshotChecks(desk);
  test('no page complained in its console', () => assert.deepEqual(desk().complaints, []));
}
