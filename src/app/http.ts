/** What every reply of the site needs, whoever makes it: security headers, refusal of forged requests, one page for each problem, no data in logs. */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { Problem } from '../values/problem.ts';
import { problemReply } from './api/routes.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "img-src 'self' data:",
].join('; ');

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('content-security-policy', CONTENT_SECURITY_POLICY);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'same-origin');
  c.header('cross-origin-opener-policy', 'same-origin');
  c.header('cross-origin-resource-policy', 'same-origin');
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
};

/**
 * A write must come from our own pages. Browsers say where a request comes from (Sec-Fetch-Site, Origin); a request that carries our cookie
 * without saying so is refused. Programs that send a bearer token instead of a cookie can not be tricked by a page.
 */
export const refuseForgedWrites: MiddlewareHandler = async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !comesFromUs(c.req.raw))
    throw new Problem('request-forged');
  await next();
};

export function comesFromUs(request: Request): boolean {
  const { headers } = request;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin !== null)
    return URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(request.url).host);
  return headers.get('cookie') === null;
}

/** Wraps the error page so that a bug never shows its text: it is written to the log under the request's id. */
export function answerProblems(
  app: Hono,
  page: (c: Context, problem: Problem | null, requestId: string) => Response | Promise<Response>,
  log: (line: string) => void,
): void {
  app.onError((error, c) => {
    const requestId = String(c.res.headers.get('x-request-id') ?? c.get('requestId' as never) ?? '');
    const api = new URL(c.req.url).pathname.startsWith('/api/');
    const problem =
      error instanceof Problem ? error : isBrokenForm(error) ? new Problem('input-invalid', { what: '表单' }) : null;
    if (problem !== null) return api ? problemReply(c.req.raw, problem) : page(c, problem, requestId);
    log(
      JSON.stringify({
        level: 'error',
        requestId,
        method: c.req.method,
        path: c.req.routePath ?? '',
        error: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .slice(1, 4)
          .map((line) => line.trim()),
      }),
    );
    if (api)
      return new Response(
        JSON.stringify({ type: 'about:blank', title: '系统出错了，已记录。', status: 500, instance: requestId }),
        { status: 500, headers: { 'content-type': 'application/problem+json' } },
      );
    return page(c, null, requestId);
  });
  app.notFound((c) => {
    if (new URL(c.req.url).pathname.startsWith('/api/'))
      return problemReply(c.req.raw, new Problem('not-found', { what: '接口' }));
    return page(c, new Problem('not-found', { what: '这个页面' }), '');
  });
}

/** What the platform throws when a body is not the form that its content type promises. */
const isBrokenForm = (error: Error): boolean => error instanceof TypeError && /\bFormData\b/.test(error.message);
