/** The public site over the packs of the repository, without a database: what the page tests open. */
import { Hono } from 'hono';
import { securityHeaders } from '../../src/app/http.ts';
import { portalRoutes } from '../../src/app/portal/routes.tsx';
import { servicesOf } from '../../src/app/portal/service.ts';
import { buildAssets } from '../../src/app/ui/assets.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';

export async function site(): Promise<Hono> {
  const app = new Hono();
  app.use(securityHeaders);
  const services = servicesOf(disabilityAllowancesPack.policies);
  app.route(
    '/',
    portalRoutes({ assets: await buildAssets(), site: { name: '扶助', county: '宕昌县', hotline: '12385' }, services }),
  );
  return app;
}
