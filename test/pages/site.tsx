/** The public site over the packs of the repository, without a database: what the page tests open. */
import { Hono } from 'hono';
import { answerProblems, refuseForgedWrites, securityHeaders } from '../../src/app/http.ts';
import { PortalPage } from '../../src/app/portal/layout.tsx';
import { parametersRead } from '../../src/app/portal/parameters-read.ts';
import { frameOf, type PortalHost, portalRoutes, problemPage } from '../../src/app/portal/routes.tsx';
import { selfCheckRules } from '../../src/app/portal/self-check-rules.ts';
import { servicesOf, withoutApplicationOf } from '../../src/app/portal/service.ts';
import { buildAssets } from '../../src/app/ui/assets.ts';
import { renderDocument } from '../../src/app/ui/document.tsx';
import { Gallery } from '../../src/app/ui/gallery.tsx';
import { COUNTY, catalogue } from '../../src/main/catalogue.ts';
import { plainDate } from '../../src/values/date.ts';
import { consoleFrame } from './samples/console-frame.ts';

export const ON = plainDate('2026-11-23');
export { catalogue };
export const AREA = COUNTY;

export async function portalHost(): Promise<PortalHost> {
  const services = servicesOf(catalogue.policies.values());
  const rules = selfCheckRules(catalogue, services, { from: ON, area: AREA });
  return {
    assets: await buildAssets({ 'rules.json': rules }),
    site: { name: '扶助', county: '宕昌县', hotline: '12385' },
    services,
    withoutApplication: withoutApplicationOf(catalogue.policies.values()),
    rules,
    today: () => ON,
    parametersOf: (policy) => parametersRead(catalogue, policy, AREA),
  };
}

export async function site(log: (line: string) => void = () => {}): Promise<Hono> {
  const app = new Hono();
  const host = await portalHost();
  app.use(securityHeaders);
  app.use(refuseForgedWrites);
  app.route('/', portalRoutes(host));
  app.get('/gallery', (c) => {
    const frame = frameOf(c, host);
    const page = (
      <PortalPage frame={frame} title="组件">
        <Gallery />
      </PortalPage>
    );
    return c.html(renderDocument(page));
  });
  app.get('/samples/:name', async (c) => {
    const { consoleSamples } = await import('./samples/console.ts');
    const sample = consoleSamples.find(({ name }) => name === c.req.param('name'));
    return sample === undefined ? c.notFound() : c.html(renderDocument(sample.page(consoleFrame(frameOf(c, host)))));
  });
  app.get('/broken', () => {
    throw new Error('a bug with 621223196803051234 in its text');
  });
  answerProblems(app, problemPage(host), log);
  return app;
}
