/** A decision with everything that people read of it in English: facts, their values, parameters, and the papers it rests on. */
import type { EnglishNames } from '../define/english.ts';
import type { Fact } from '../define/fact.ts';
import type { FactValue } from '../define/pack.ts';
import type { Parameter, ParameterValue } from '../define/parameter.ts';
import { registryEnglish } from '../define/registry-english.ts';
import type { Source } from '../define/source.ts';
import type { Catalogue } from './catalogue.ts';
import type { CriterionResult, Decision, FactUsed, FigureResult, ParameterUsed } from './decision.ts';
import { rateText } from './fact-text.ts';
import { yuanText } from './words.ts';

type Names = Required<EnglishNames>;

const known = new WeakMap<Catalogue, Names>();

/** Of the registry and all packs. What somebody has adopted since may have no English name: it keeps its own. */
export function englishOf(catalogue: Catalogue): Names {
  let names = known.get(catalogue);
  if (names === undefined) {
    const all = [registryEnglish, ...catalogue.packs.map(({ english }) => english)];
    const of = (kind: keyof EnglishNames): Record<string, string> =>
      Object.assign({}, ...all.map((each) => each[kind]));
    names = { facts: of('facts'), values: of('values'), parameters: of('parameters'), papers: of('papers') };
    known.set(catalogue, names);
  }
  return names;
}

export function decisionInEnglish(catalogue: Catalogue, decision: Decision): Decision {
  const names = englishOf(catalogue);
  const fact = (used: FactUsed): FactUsed => factInEnglish(catalogue, used);
  const parameter = (used: ParameterUsed): ParameterUsed => parameterInEnglish(catalogue, used);
  const criterion = (each: CriterionResult): CriterionResult => ({
    ...each,
    source: sourceInEnglish(catalogue, each.source),
    facts: each.facts.map(fact),
    parameters: each.parameters.map(parameter),
    policies: each.policies.map((used) => ({
      ...used,
      title: catalogue.policies.get(used.id)?.titleEn ?? used.title,
    })),
  });
  const figure = (each: FigureResult): FigureResult => ({
    ...each,
    source: sourceInEnglish(catalogue, each.source),
    facts: each.facts.map(fact),
    parameters: each.parameters.map(parameter),
    missingLabels: each.missingLabels.map((label) => byLabel(catalogue, names, label)),
  });
  return {
    ...decision,
    criteria: decision.criteria.map(criterion),
    amountFacts: decision.amountFacts.map(fact),
    amountParameters: decision.amountParameters.map(parameter),
    missingLabels: decision.missing.map((id, index) => names.facts[id] ?? decision.missingLabels[index]!),
    ...(decision.figures === undefined ? {} : { figures: decision.figures.map(figure) }),
  };
}

const byLabel = (catalogue: Catalogue, { facts }: Names, label: string): string =>
  facts[[...catalogue.facts.values()].find((fact) => fact.label === label)?.id ?? ''] ?? label;

export function factInEnglish(catalogue: Catalogue, used: FactUsed): FactUsed {
  const fact = catalogue.facts.get(used.id);
  const names = englishOf(catalogue);
  const label = names.facts[used.id] ?? used.label;
  if (fact === undefined || used.value === null) return { ...used, label };
  return { ...used, label, text: valueInEnglish(catalogue, fact, used.value) ?? used.text };
}

/** As in a facts file, said in English; undefined for a choice without an English name. */
export function valueInEnglish(catalogue: Catalogue, { id, kind, unit }: Fact, value: FactValue): string | undefined {
  switch (kind) {
    case 'boolean':
      return value === true ? 'yes' : 'no';
    case 'integer':
      return counted(Number(value), unit);
    case 'money':
      return moneyInEnglish(Number(value), unit);
    case 'date':
      return String(value);
    case 'choice':
      return englishOf(catalogue).values[`${id}.${value}`];
  }
}

/** Units that are not said here are said by the name of the fact. */
const units: Readonly<Record<string, string>> = {
  岁: 'years old',
  年: 'years',
  月: 'months',
  天: 'days',
  人: 'people',
  名: 'people',
  次: 'times',
  项: 'items',
  平方米: 'm²',
  户: 'households',
  倍: 'times',
};

const counted = (value: number, unit = ''): string =>
  units[unit] === undefined ? String(value) : `${value} ${units[unit]}`;

const per: readonly (readonly [string, string])[] = [
  ['月', ' a month'],
  ['年', ' a year'],
  ['次', ' each time'],
  ['人', ' for each person'],
  ['户', ' for each household'],
  ['村', ' for each village'],
];

function moneyInEnglish(fen: number, unit = ''): string {
  return yuanText(fen) + per.flatMap(([word, words]) => (unit.slice(1).includes(word) ? [words] : [])).join('');
}

function parameterInEnglish(catalogue: Catalogue, used: ParameterUsed): ParameterUsed {
  const parameter = catalogue.parameters.get(used.id);
  const label = englishOf(catalogue).parameters[used.id] ?? used.label;
  const source = sourceInEnglish(catalogue, used.source);
  return { ...used, label, source, text: parameter ? valueOfParameterInEnglish(parameter, used.value) : used.text };
}

export function valueOfParameterInEnglish({ kind, unit }: Parameter, value: ParameterValue): string {
  if (typeof value === 'number') return kind === 'money' ? moneyInEnglish(value, unit) : counted(value, unit);
  return 'table' in value ? 'by its table' : rateText(value);
}

export const sourceInEnglish = (catalogue: Catalogue, source: Source): Source => ({
  ...source,
  paper: englishOf(catalogue).papers[source.paper] ?? source.paper,
});
