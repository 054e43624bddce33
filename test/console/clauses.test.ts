/** On a county of its own: drafts that are made here stand nowhere else. */
import { after, before } from 'node:test';
import { clauseChecks } from './clause-checks.ts';
import { openCounty, type Town } from './setup.ts';

let opened: Town | undefined;
before(async () => {
  opened = await openCounty();
});
after(() => opened?.close());

clauseChecks(() => opened!);
