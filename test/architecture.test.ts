/** The arrows of the architecture run one way. The test also checks that it saw imports, so that it can not pass blind. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test\.tsx?$/.test(file));
const IMPORT =
  /(?:import|export)\s+(?<type>type\s)?[^;'"]*?from\s+'(?<from>[^']+)'|import\(\s*'(?<dynamic>[^']+)'\s*\)|import\s+'(?<bare>[^']+)'/g;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  return [...text.matchAll(IMPORT)].map(({ groups }) => {
    const from = groups?.['from'] ?? groups?.['dynamic'] ?? groups?.['bare'] ?? '';
    const target = from.startsWith('.') ? normalize(join(dirname(file), from)).replaceAll('\\', '/') : from;
    return { file, target, typeOnly: groups?.['type'] !== undefined };
  });
}

const all = files.flatMap(importsOf);
const own = all.filter(({ target }) => target.startsWith('src/'));
const folderOf = (path: string): string => (path.startsWith('src/') ? (path.split('/')[1] as string) : path);

const may: Record<string, readonly string[]> = {
  values: [],
  define: ['values'],
  packs: ['define', 'values'],
  engine: ['define', 'values'],
  store: ['define', 'values'],
  formats: ['define', 'values'],
  operations: ['engine', 'store', 'formats', 'define', 'values'],
  app: ['define', 'values'],
};

/** The engine is pure, so the self-check runs it in the browser; nothing else of the app may reach it with a value import. */
const ENGINE_IN_PORTAL = /^src\/app\/portal\//;

test('the test sees the imports it judges', () => {
  assert.ok(files.length > 50, `${files.length} files`);
  assert.ok(own.length > 100, `${own.length} imports between our files`);
});

test('imports between folders follow the table', () => {
  const wrong = own.filter(({ file, target, typeOnly }) => {
    const from = folderOf(file);
    const to = folderOf(target);
    if (from === to || from === 'main.ts' || from === 'main' || may[from]?.includes(to)) return false;
    if (from === 'app' && (to === 'operations' || to === 'engine') && typeOnly) return false;
    return !(to === 'engine' && ENGINE_IN_PORTAL.test(file));
  });
  assert.deepEqual(
    wrong.map(({ file, target }) => `${file} → ${target}`),
    [],
  );
});

test('nothing imports what composes everything', () => {
  const wrong = own.filter(
    ({ file, target }) =>
      ['main', 'main.ts'].includes(folderOf(target)) && !['main', 'main.ts'].includes(folderOf(file)),
  );
  assert.deepEqual(wrong, []);
});

test('a pack never reaches another pack', () => {
  const packOf = (path: string): string | undefined => /^src\/packs\/([^/]+)\//.exec(path)?.[1];
  const wrong = own.filter(
    ({ file, target }) => packOf(file) !== undefined && packOf(target) !== undefined && packOf(file) !== packOf(target),
  );
  assert.deepEqual(wrong, []);
});

test('there are no import cycles', () => {
  const graph = new Map<string, string[]>();
  for (const { file, target, typeOnly } of own) if (!typeOnly) graph.set(file, [...(graph.get(file) ?? []), target]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (done.has(file)) return;
    assert.ok(!path.includes(file), `cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
});

test('what is pure reads neither clock, randomness, environment nor files', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|from 'node:|\bcrypto\.randomUUID/;
  const wrong = files
    .filter((file) => /^src\/(values|define|packs|engine)\//.test(file))
    .filter((file) => impure.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(wrong, []);
});

test('only access.ts makes a scope', () => {
  const makers = own
    .filter(
      ({ file, target }) =>
        target === 'src/store/scope.ts' && /\bmakeScope\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    .map(({ file }) => file)
    .filter((file) => file !== 'src/operations/access.ts' && !/^src\/(store|operations)\/testing\.ts$/.test(file));
  assert.deepEqual(makers, []);
});

test('folders have a README, files are named for what they hold', () => {
  for (const folder of Object.keys(may))
    assert.ok(globSync(`src/${folder}/README.md`, { cwd: root }).length === 1, `src/${folder}/README.md is missing`);
  const vague = files.filter(
    (file) =>
      /\/(utils?|helpers?|common|manager|index)\.tsx?$/.test(file) || /[A-Z_]/.test(file.split('/').at(-1) as string),
  );
  assert.deepEqual(vague, []);
});
