/** Style sheets and scripts, bundled in memory when the server starts and served under names that change with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { Hono } from 'hono';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const styles: Record<string, string> = {
  'portal.css': './styles/portal.css',
  'console.css': './styles/console.css',
};

const scripts: Record<string, string> = {
  'page.js': './islands/page.ts',
  'job.js': './islands/job-progress.ts',
  'self-check.js': '../portal/self-check-island.tsx',
};

/** `portal.css` → `/assets/portal-1a2b3c4d.css` */
export type AssetUrls = Readonly<Record<string, string>>;

export interface Asset {
  readonly url: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  readonly urls: AssetUrls;
  readonly files: ReadonlyMap<string, Asset>;
}

/**
 * `data` are JSON files beside them, `{ 'rules.json': … }`: the rules of the self-check.
 * Takes about 150 ms. Throws when a source can not be bundled: that is a bug.
 */
export async function buildAssets(data: Readonly<Record<string, unknown>> = {}): Promise<Assets> {
  const sources = Object.entries({ ...styles, ...scripts });
  const bundled = await Promise.all(sources.map(async ([name, path]) => ({ name, text: await bundle(here(path)) })));
  const icon = { name: 'icon.svg', text: readFileSync(here('./icon.svg')) };
  const assets = [...bundled, icon].map(({ name, text }) => [name, asset(name, text)] as const);
  const built = {
    urls: Object.fromEntries(assets.map(([name, { url }]) => [name, url])),
    files: new Map(assets.map(([, file]) => [file.url, file])),
  };
  return withData(built, data);
}

/** The same with other data. What stood under older names stays, for pages that are still open. */
export function withData({ urls, files }: Assets, data: Readonly<Record<string, unknown>>): Assets {
  const fresh = Object.entries(data).map(
    ([name, value]) => [name, asset(name, Buffer.from(JSON.stringify(value)))] as const,
  );
  return {
    urls: { ...urls, ...Object.fromEntries(fresh.map(([name, { url }]) => [name, url])) },
    files: new Map([...files, ...fresh.map(([, file]) => [file.url, file] as const)]),
  };
}

const problemCodes: Plugin = {
  name: 'problem-codes',
  setup(builder) {
    builder.onResolve({ filter: /\/values\/problem\.ts$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: here('./islands/problem-codes.ts') } : undefined,
    );
  },
};

async function bundle(path: string): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    // Chromium 86 is the oldest browser that domestic systems still ship.
    target: path.endsWith('.css') ? ['chrome86', 'firefox91', 'safari14'] : 'es2020',
    // The project's own settings would win over plain options: views must be drawn by the renderer for the browser here.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'hono/jsx/dom' } },
    plugins: [problemCodes],
    loader: { '.svg': 'dataurl' },
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`nothing was bundled from ${path.split('/').at(-1)}`);
  return output.contents;
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
};

function asset(name: string, text: Uint8Array): Asset {
  const [stem = name, extension = ''] = name.split('.');
  const body = new Uint8Array(text);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return {
    url: `/assets/${stem}-${hash}.${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    body,
    gzipped: new Uint8Array(gzipSync(body, { level: 9 })),
  };
}

/** `/assets/*`: a year in the cache, since another content has another name. */
export function assetRoutes(host: { readonly assets: Assets }): Hono {
  const app = new Hono();
  app.get('/assets/:name', (c) => {
    const file = host.assets.files.get(`/assets/${c.req.param('name')}`);
    if (file === undefined) return c.notFound();
    const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    return c.body(zipped ? file.gzipped : file.body, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    });
  });
  return app;
}
