/** One Chinese term, one identifier: the glossary names everything that the packs define, with the label people see. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { otherRegistryFacts } from '../define/other-registry.ts';
import { registryFacts } from '../define/registry.ts';
import { packs } from '../main/packs.ts';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** The part of the page under a heading of the second level. */
function section(title: string): string {
  const start = glossary.indexOf(`\n## ${title}`);
  assert.notEqual(start, -1, `no section ${title}`);
  const end = glossary.indexOf('\n## ', start + 1);
  return glossary.slice(start, end === -1 ? undefined : end);
}

const missingFrom = (title: string, terms: readonly { label: string; id: string }[]): string[] => {
  const text = section(title);
  assert.ok(terms.length > 0);
  return terms.flatMap(({ label, id }) => (text.includes(`| ${label} | \`${id}\` |`) ? [] : [`${label} ${id}`]));
};

const titled = (items: readonly { id: string; title: string }[]) =>
  items.map(({ id, title }) => ({ id, label: title }));
const facts = [...registryFacts, ...otherRegistryFacts, ...packs.flatMap((pack) => pack.facts)];

const sections: Readonly<Record<string, readonly { label: string; id: string }[]>> = {
  业务包: titled(packs),
  '事实 ': facts,
  事实的取值: facts.flatMap(({ values = [] }) => values),
  政策: titled(packs.flatMap(({ policies }) => policies)),
  '台账 ': titled(packs.flatMap(({ ledgers }) => ledgers)),
  台账栏目: packs.flatMap(({ ledgers }) => ledgers).flatMap(({ fields }) => fields),
  指标: titled(packs.flatMap(({ indicators }) => indicators)),
  参数: packs.flatMap(({ parameters }) => parameters),
  资金: titled(packs.flatMap(({ funds, projects }) => [...funds, ...projects])),
};

for (const [title, terms] of Object.entries(sections)) {
  test(`the glossary has all of ${title.trim()}`, () => {
    assert.deepEqual(missingFrom(title, terms), []);
  });
}

test('facts and fields are written in camelCase, everything that stands in an address with hyphens', () => {
  const { 事实的取值: values, ...named } = sections;
  assert.ok(values);
  for (const [title, terms] of Object.entries(named)) {
    const camelCase = title.startsWith('事实 ') || title === '台账栏目';
    for (const { id } of terms) assert.match(id, camelCase ? /^[a-z][A-Za-z0-9]*$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});
