/** Late news at the desk, over a whole system and real HTTP. */
import { after, before } from 'node:test';
import { lateNewsChecks } from './late-news-checks.ts';
import { raiseChecks } from './raise-checks.ts';
import { openCounty, type Town } from './setup.ts';

let opened: Town | undefined;
before(async () => {
  opened = await openCounty();
});
after(() => opened?.close());

lateNewsChecks(() => opened!);
raiseChecks(() => opened!);
