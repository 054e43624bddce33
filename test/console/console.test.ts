/** The staff console over the whole system: real operations on a real database, over real HTTP. */
import { after, before } from 'node:test';
import { browserChecks } from './browser-checks.ts';
import { menuChecks } from './menu-checks.ts';
import { peopleChecks } from './people-checks.ts';
import { sessionChecks } from './session-checks.ts';
import { openCounty, type Town } from './setup.ts';
import { workChecks } from './work-checks.ts';

let opened: Town | undefined;
const town = (): Town => {
  if (opened === undefined) throw new Error('the county is not open');
  return opened;
};
before(async () => {
  opened = await openCounty();
});
after(() => opened?.close());

sessionChecks(town);
peopleChecks(town);
workChecks(town);
menuChecks(town);
browserChecks(town);
