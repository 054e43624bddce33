/** Whatever the code says in Chinese about a problem can be said in English, too: programs and guests ask in it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { detailInEnglish } from '../src/values/problem-words.ts';

const root = join(import.meta.dirname, '../src');
/** Pages are Chinese throughout. */
const asked = ['engine', 'operations', 'store', 'app/http.ts', 'app/api'];

const SAID =
  /(?:what: |refine\([^,]+, |\.min\(\d+, |\.max\(\d+, |\.regex\(\S+, |uuid\(|reasonInput\()'([^'\n]*\p{Script=Han}[^'\n]*)'/gu;

test('every noun, sentence and field of a problem has its English words', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => asked.some((folder) => file.startsWith(folder)) && /(?<!\.test)\.tsx?$/.test(file),
  );
  const said = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(SAID)].map(([, words]) => ({ file, words: words! })),
  );
  assert.ok(said.length > 80, `only ${said.length} were found`);
  const missing = said.filter(({ words }) => /\p{Script=Han}/u.test(detailInEnglish(words).replace(/“[^”]*”/g, '')));
  assert.deepEqual(missing, []);
});
