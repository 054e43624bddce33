/** The public pages: rules and words only, nobody's data, so they need no database. */
import { type Context, Hono } from 'hono';
import { type Assets, assetRoutes } from '../ui/assets.ts';
import { renderDocument } from '../ui/document.tsx';
import type { Frame, Site } from '../ui/frame.ts';
import { preferenceRoutes } from '../ui/preference-routes.ts';
import { readPreferences } from '../ui/preferences.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { HomePage } from './home.tsx';
import type { Service } from './service.ts';

export interface PortalHost {
  readonly assets: Assets;
  readonly site: Site;
  /** By plate number. */
  readonly services: readonly Service[];
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
  app.route('/', assetRoutes(host.assets));
  app.route('/', preferenceRoutes());
  app.get('/', (c) => c.html(renderDocument(<HomePage frame={frameOf(c, host)} services={host.services} />)));
  app.get('/accessibility', (c) => c.html(renderDocument(<AccessibilityPage frame={frameOf(c, host)} />)));
  return app;
}
