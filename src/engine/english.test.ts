/** Notices and reasons in English say everything in English but numbers of papers and clauses: every fact, value, parameter and paper has its name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packs } from '../main/packs.ts';
import { decideCase } from './case/decide-case.ts';
import { allFacts, catalogueOf, rulesOf } from './catalogue.ts';
import { decisionInEnglish, englishOf } from './english.ts';
import { wordsOf } from './words.ts';

const catalogue = catalogueOf(packs);
const names = englishOf(catalogue);
const CHINESE = /[\u4e00-\u9fff]/;
const missing = (named: Readonly<Record<string, string>>, ids: readonly string[]) =>
  ids.filter((id) => (named[id] ?? '') === '');

test('every fact, every value of a choice and every parameter has an English name', () => {
  const facts = allFacts(catalogue);
  assert.deepEqual(missing(names.facts, facts.map(({ id }) => id)), []); // biome-ignore format: one line each
  const values = facts.flatMap(({ id, values: all = [] }) => all.map((value) => `${id}.${value.id}`));
  assert.ok(values.length > 100);
  assert.deepEqual(missing(names.values, values), []);
  assert.deepEqual(missing(names.parameters, [...catalogue.parameters.keys()]), []);
  for (const group of [names.facts, names.values, names.parameters])
    for (const [id, name] of Object.entries(group))
      assert.match(name, /^[^\u4e00-\u9fff]*[a-z]{2}[^\u4e00-\u9fff]*$/i, id);
});

test('every paper that a policy or a value rests on has an English title, with the number by which it is found', () => {
  const papers = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('paper' in node && typeof node.paper === 'string') papers.add(node.paper);
    for (const part of Object.values(node)) visit(part);
  };
  visit(packs.map(({ policies, parameters }) => [policies, parameters]));
  assert.ok(papers.size > 40);
  assert.deepEqual(missing(names.papers, [...papers]), []);
  for (const paper of papers) {
    const number = /（([^（）]*〔\d+〕\d+号)）/.exec(paper)?.[1];
    const english = names.papers[paper]!;
    if (number) assert.ok(english.includes(`(${number})`), paper);
    assert.doesNotMatch(english.replace(number ?? '', ''), CHINESE, paper);
  }
});

test('the reasons of every worked case are in English but for clauses and numbers', () => {
  let read = 0;
  const left: string[] = [];
  for (const { cases } of packs)
    for (const each of cases) {
      const decision = decideCase(catalogue, each);
      const { rules } = rulesOf(catalogue, each.policy)!;
      const sources = new Set<string>();
      for (const { source, parameters } of decision.criteria)
        for (const one of [source, ...parameters.map((parameter) => parameter.source)]) sources.add(one.clause ?? '');
      for (const { source } of [...decision.amountParameters, ...(decision.figures ?? [])])
        sources.add(source.clause ?? '');
      const { headline, reasons } = wordsOf(decisionInEnglish(rules, decision), 'en');
      for (const words of [headline, ...reasons]) {
        const plain = [...sources]
          .sort((a, b) => b.length - a.length)
          .reduce((text, clause) => (clause === '' ? text : text.replaceAll(clause, '')), words)
          .replace(/[\u4e00-\u9fff]+〔\d+〕\d+号/g, '');
        if (CHINESE.test(plain)) left.push(words);
        read += 1;
      }
    }
  assert.deepEqual(left, []);
  assert.ok(read > 1000, `${read} sentences`);
});
