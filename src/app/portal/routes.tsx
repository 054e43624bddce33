/** The public pages: rules and words only, nobody's data, so they need no database. */
import { type Context, Hono } from 'hono';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type Assets, assetRoutes } from '../ui/assets.ts';
import { renderDocument } from '../ui/document.tsx';
import type { Frame, Site } from '../ui/frame.ts';
import type { ShownParameter } from '../ui/parameter-words.ts';
import { preferenceRoutes } from '../ui/preference-routes.ts';
import { readPreferences } from '../ui/preferences.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { BenefitPage } from './benefit-page.tsx';
import { BenefitsPage } from './benefits-page.tsx';
import { HomePage } from './home.tsx';
import { HowToPage } from './how-to-page.tsx';
import { ProblemPage } from './problem-page.tsx';
import { SearchPage } from './search-page.tsx';
import { selfCheckRoutes } from './self-check-routes.tsx';
import type { SelfCheckRules } from './self-check-rules.ts';
import type { Service, WithoutApplication } from './service.ts';

/** What follows from the rules can change while the site runs: it is read anew for each request. */
export interface PortalHost {
  /** Built with `{ 'rules.json': rules }`. */
  readonly assets: Assets;
  readonly site: Site;
  /** By plate number: `servicesOf(catalogue.policies.values())`. */
  readonly services: readonly Service[];
  /** `withoutApplicationOf(catalogue.policies.values())` */
  readonly withoutApplication: readonly WithoutApplication[];
  /** `selfCheckRules(catalogue, services, { from, area })` */
  readonly rules: SelfCheckRules;
  /** Today in Asia/Shanghai. */
  readonly today: () => PlainDate;
  /** The parameters a policy reads, with the values that hold in this county. */
  readonly parametersOf: (policy: string) => readonly ShownParameter[];
}

/** The frame of the page that answers this request. */
export function frameOf(c: Context, host: Pick<PortalHost, 'assets' | 'site'>): Frame {
  const url = new URL(c.req.url);
  return {
    preferences: readPreferences(c.req.header('cookie')),
    path: c.req.method === 'GET' ? url.pathname + url.search : url.pathname,
    assets: host.assets.urls,
    site: host.site,
  };
}

export function portalRoutes(host: PortalHost): Hono {
  const app = new Hono();
  const frame = (c: Context): Frame => frameOf(c, host);
  app.route('/', assetRoutes(host));
  app.route('/', preferenceRoutes());
  app.route('/', selfCheckRoutes({ rules: () => host.rules, today: host.today, frame }));
  app.get('/', (c) => c.html(renderDocument(<HomePage frame={frame(c)} services={host.services} />)));
  app.get('/benefits', (c) =>
    c.html(
      renderDocument(
        <BenefitsPage frame={frame(c)} services={host.services} withoutApplication={host.withoutApplication} />,
      ),
    ),
  );
  app.get('/benefits/:id', (c) => {
    const service = host.services.find(({ id }) => id === c.req.param('id'));
    if (service === undefined) throw new Problem('not-found', { what: '这个事项' });
    const page = { frame: frame(c), service, parameters: host.parametersOf(service.id), on: host.today() };
    return c.html(renderDocument(<BenefitPage {...page} />));
  });
  app.get('/how-to', (c) => c.html(renderDocument(<HowToPage frame={frame(c)} />)));
  app.get('/search', (c) => {
    const query = (c.req.query('q') ?? '').trim().slice(0, 40);
    return c.html(renderDocument(<SearchPage frame={frame(c)} query={query} services={host.services} />));
  });
  app.get('/accessibility', (c) => c.html(renderDocument(<AccessibilityPage frame={frame(c)} />)));
  return app;
}

/** For `answerProblems`: the page of a problem, or of a bug when there is none. */
export const problemPage =
  (host: Pick<PortalHost, 'assets' | 'site'>) =>
  (c: Context, problem: Problem | null, requestId: string): Response | Promise<Response> =>
    c.html(
      renderDocument(
        <ProblemPage frame={{ ...frameOf(c, host), path: '/' }} problem={problem} requestId={requestId} />,
      ),
      (problem?.status ?? 500) as 500,
    );
