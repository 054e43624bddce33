/** What pages show of the rules: made anew when the county adopts a draft, whichever process it did so in. */
import { selfCheckRules } from '../app/portal/self-check-rules.ts';
import { servicesOf, type WithoutApplication, withoutApplicationOf } from '../app/portal/service.ts';
import { type Assets, buildAssets, withData } from '../app/ui/assets.ts';
import type { Catalogue } from '../engine/catalogue.ts';
import { operatorScope } from '../operations/access.ts';
import { shanghaiDay } from '../operations/operation.ts';
import { standingCatalogue } from '../operations/standing-catalogue.ts';
import { COUNTY } from './catalogue.ts';
import type { System } from './system.ts';

interface Shown {
  readonly catalogue: Catalogue;
  readonly assets: Assets;
  readonly services: ReturnType<typeof servicesOf>;
  readonly withoutApplication: readonly WithoutApplication[];
  readonly selfCheck: ReturnType<typeof selfCheckRules>;
}

export interface RulesInForce {
  readonly now: Shown;
  /** Before each page. While the database does not answer, the last rules known stay: public pages need nothing else. */
  refresh(): Promise<void>;
}

export async function rulesInForce({ database, services: { catalogue: packs } }: System): Promise<RulesInForce> {
  const ask = (): Promise<Catalogue> =>
    database.read(operatorScope(COUNTY), (tx) => standingCatalogue(tx, packs), { isolation: 'read committed' });
  let now = shown(await ask(), await buildAssets());
  return {
    get now() {
      return now;
    },
    async refresh() {
      const catalogue = await ask().catch(() => now.catalogue);
      if (catalogue !== now.catalogue) now = shown(catalogue, now.assets);
    },
  };
}

function shown(catalogue: Catalogue, assets: Assets): Shown {
  const services = servicesOf(catalogue.policies.values());
  const selfCheck = selfCheckRules(catalogue, services, { from: shanghaiDay(new Date()), area: COUNTY });
  const withoutApplication = withoutApplicationOf(catalogue.policies.values());
  return { catalogue, services, withoutApplication, selfCheck, assets: withData(assets, { 'rules.json': selfCheck }) };
}
