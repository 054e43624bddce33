/** What the documents tell people to type is there: each command with its options, each route, and each page that is linked to. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { commonOptions } from '../../src/app/cli/arguments.ts';
import { commands } from '../../src/app/cli/commands.ts';
import { operations } from '../../src/operations/all.ts';
import { listOperations } from '../../src/operations/bound.ts';

const root = join(import.meta.dirname, '../..');
const documents = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** As in `npx fuzhu import roster.xlsx --apply   # in one transaction`; a word alone after `fuzhu` is prose. */
const TYPED = /(?:npx fuzhu|`fuzhu|^fuzhu|FUZHU_\w+=\S+ fuzhu) +([a-z][a-z-]*)([^`\n]*)/gmu;

test('every command that a document names takes the options that it names', () => {
  let seen = 0;
  for (const file of documents)
    for (const [line, name, rest] of read(file).matchAll(TYPED)) {
      if (name === 'help') continue;
      const command = commands.find((each) => each.name === name);
      assert.ok(command, `${file}: ${line}`);
      const known = new Set([...command.options, ...commonOptions].map((option) => `--${option.name}`));
      for (const [option] of rest!.replace(/\s+#.*$/u, '').matchAll(/--[a-z][a-z-]*/gu))
        assert.ok(option === '--help' || known.has(option), `${file}: ${line}`);
      seen += 1;
    }
  assert.ok(seen > 40, `only ${seen} commands were found`);
});

test('every route of the interface that a document names is there', () => {
  const routes = new Set(
    listOperations(operations).flatMap(({ route }) =>
      route === undefined ? [] : [`${route.method.toUpperCase()} ${route.path.replace(/\{\w+\}/g, '{}')}`],
    ),
  );
  let seen = 0;
  for (const file of documents)
    for (const [line, method, path] of read(file).matchAll(/\b(GET|POST)\s+\/api\/v1(\/[\w/{}-]+)/gu)) {
      assert.ok(routes.has(`${method} ${path!.replace(/\{\w+\}/g, '{}')}`), `${file}: ${line}`);
      seen += 1;
    }
  assert.ok(seen > 5, `only ${seen} routes were found`);
});

test('every page that a document links to is there', () => {
  let seen = 0;
  for (const file of documents)
    for (const [, to] of read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/gu)) {
      assert.ok(existsSync(join(root, dirname(file), to!)), `${file} links to ${to}`);
      seen += 1;
    }
  assert.ok(seen > 10, `only ${seen} links were found`);
});
