/** On a county of its own, so that what is stopped here stands nowhere else. */
import { after, before } from 'node:test';
import { grantStopChecks } from './grant-stop-checks.ts';
import { openCounty, type Town } from './setup.ts';

let opened: Town | undefined;
before(async () => {
  opened = await openCounty();
});
after(() => opened?.close());

grantStopChecks(() => opened!);
