/** `/api/v1`: each operation with a route, as JSON. Input from path and query (GET) or path and body (POST); replies are RFC 9457 when they fail. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { type DocumentedOperation, openApiDocument } from './openapi.ts';

export interface ApiHost<Request> {
  readonly operations: readonly DocumentedOperation[];
  /** Runs one operation for whoever sent the request; throws Problem. */
  readonly call: (request: Request, operation: DocumentedOperation, input: unknown) => Promise<unknown>;
}

const MAX_BODY = 1024 * 1024;

export function apiRoutes(host: ApiHost<Request>): Hono {
  const app = new Hono();
  const document = openApiDocument(host.operations);
  app.get('/openapi.json', (c) => c.json(document));
  for (const operation of host.operations) {
    if (!operation.route) continue;
    const path = operation.route.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(operation.route.method.toUpperCase(), path, async (c) => {
      const given = operation.route?.method === 'get' ? queryOf(c.req.queries()) : await bodyOf(c.req.raw);
      const result = await host.call(c.req.raw, operation, { ...given, ...c.req.param() });
      c.header('cache-control', 'no-store');
      return c.body(toJson(result ?? null), 200, { 'content-type': 'application/json; charset=utf-8' });
    });
  }
  app.notFound((c) => problemReply(c.req.raw, new Problem('not-found', { what: '接口' })));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemReply(c.req.raw, error);
    throw error;
  });
  return app;
}

/** Money sums are bigint inside; in JSON they are integers, which stay exact below 2^53 fen (90 trillion yuan). */
export const toJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item), indent);

export function problemReply(request: Request, problem: Problem): Response {
  const body = {
    type: `/problems/${problem.code}`,
    title: problem.say('zh'),
    titleEn: problem.say('en'),
    status: problem.status,
    code: problem.code,
    instance: new URL(request.url).pathname,
    fields: problem.fields,
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function queryOf(queries: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? (values[0] as string) : values]),
  );
}

/** JSON, or a form with a file: a file `file` comes as its bytes, with its name as `fileName`. */
async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) return formOf(await request.formData());
  const length = Number(request.headers.get('content-length') ?? '0');
  if (length > MAX_BODY)
    throw new Problem('upload-too-large', { size: `${Math.ceil(length / 1024)} KB`, limit: '1024 KB' });
  const text = await request.text();
  // Sent in pieces, a body does not say beforehand how long it is.
  if (text.length > MAX_BODY) throw new Problem('upload-too-large', { size: '1024 KB 以上', limit: '1024 KB' });
  if (text === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Problem('input-invalid', { what: 'JSON' });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Problem('input-invalid', { what: 'JSON object' });
  if (hasForbiddenKey(parsed, 32)) throw new Problem('input-invalid', { what: 'JSON keys or depth' });
  return parsed as Record<string, unknown>;
}

async function formOf(form: FormData): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (name === '__proto__') throw new Problem('input-invalid', { what: name });
    if (typeof value === 'string') given[name] = value;
    else {
      given[name] = new Uint8Array(await value.arrayBuffer());
      given[`${name}Name`] ??= value.name;
    }
  }
  return given;
}

/** Refuses keys that could reach an object's prototype, and nesting deeper than the limit. */
function hasForbiddenKey(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  return Object.entries(value).some(
    ([key, item]) =>
      key === '__proto__' || key === 'constructor' || key === 'prototype' || hasForbiddenKey(item, depth - 1),
  );
}
