/**
 * A policy as it stands on a day in an area, and what is different between two such states, in words: between two days of one catalogue, or between a
 * catalogue and the draft of another.
 */
import type { Fact } from '../../define/fact.ts';
import type { DatedValue, Parameter } from '../../define/parameter.ts';
import type { Criterion } from '../../define/policy.ts';
import type { Source } from '../../define/source.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import type { Catalogue } from '../catalogue.ts';
import { versionOn } from '../checked-policy.ts';
import { englishOf, sourceInEnglish, valueInEnglish, valueOfParameterInEnglish } from '../english.ts';
import { factText, parameterText } from '../fact-text.ts';
import { parameterOn } from '../parameters.ts';
import { sourceText } from '../words.ts';
import { sameData } from './changed-rules.ts';
import { expressionWords } from './expression-words.ts';
import { monthRuleWords } from './month-words.ts';
import type { Language } from './wording.ts';

export interface PolicyAsOf {
  readonly catalogue: Catalogue;
  readonly policy: string;
  readonly on: PlainDate;
  readonly area: AreaCode | '';
}

export type ChangedPart = 'force' | 'criterion' | 'amount' | 'parameter' | 'months';

export interface PolicyChangeLine {
  readonly part: ChangedPart;
  /** The criterion's or the parameter's id; the policy's otherwise. */
  readonly id: string;
  /** One sentence. */
  readonly text: string;
  /** Null where the paper has none or nothing stands there any more. */
  readonly source: Source | null;
}

/** Empty when nothing differs. Problem `policy-unknown` when neither has the policy. */
export function policyChange(before: PolicyAsOf, after: PolicyAsOf, language: Language = 'zh'): PolicyChangeLine[] {
  const [was, is] = [standOf(before), standOf(after)];
  if (!was.known && !is.known) throw new Problem('policy-unknown', { id: after.policy });
  const words = sentences[language];
  const force = forceLine(was, is, words);
  if (force) return [force];
  return [
    ...criterionLines(was, is, words, language),
    ...amountLines(was, is, words, language),
    ...parameterLines(was, is, words, language),
    ...monthLines(was, is, words, language),
  ];
}

interface Stand extends PolicyAsOf {
  readonly known: boolean;
  readonly inForce: boolean;
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly amount: NonNullable<ReturnType<typeof versionOf>>['amount'];
  readonly parameters: ReadonlyMap<string, Parameter>;
}

const versionOf = ({ catalogue, policy, on }: PolicyAsOf) =>
  catalogue.policies.get(policy)?.versions.findLast(({ from }) => from <= on);

function standOf(state: PolicyAsOf): Stand {
  const { catalogue, policy, on } = state;
  const version = versionOf(state);
  const checked = catalogue.checked.get(policy);
  const reads = checked && versionOn(checked, on);
  const ids = reads
    ? [...reads.criteria.flatMap((each) => each.reads.parameters), ...reads.amountReads.parameters]
    : [];
  return {
    ...state,
    known: catalogue.policies.has(policy),
    inForce: version !== undefined,
    criteria: new Map(Object.entries(version?.criteria ?? {})),
    amount: version?.amount ?? null,
    parameters: new Map([...new Set(ids)].map((id) => [id, catalogue.parameters.get(id)!])),
  };
}

interface Sentences {
  readonly begins: string;
  readonly ends: string;
  readonly added: (what: string, words: string) => string;
  readonly dropped: (what: string) => string;
  readonly changed: (what: string, before: string, after: string) => string;
  readonly reworded: (before: string, after: string) => string;
  readonly amount: string;
  readonly months: string;
  readonly free: string;
  readonly all: string;
  readonly list: string;
  readonly none: string;
}

const sentences: Record<Language, Sentences> = {
  zh: {
    begins: '开始实行。',
    ends: '不再实行。',
    added: (what, words) => `新增条件“${what}”：${words}。`,
    dropped: (what) => `不再要求“${what}”。`,
    changed: (what, before, after) => `${what}：由“${before}”改为“${after}”。`,
    reworded: (before, after) => `条件“${before}”的说法改为“${after}”，判断方法不变。`,
    amount: '金额',
    months: '计发月份',
    free: '不发钱',
    all: '各档',
    list: '、',
    none: '没有规定',
  },
  en: {
    begins: 'Comes into force.',
    ends: 'Is no longer in force.',
    added: (what, words) => `New condition “${what}”: ${words}.`,
    dropped: (what) => `No longer asked: “${what}”.`,
    changed: (what, before, after) => `${what}: from “${before}” to “${after}”.`,
    reworded: (before, after) => `The condition “${before}” now reads “${after}”; it is judged as before.`,
    amount: 'Amount',
    months: 'Months paid',
    free: 'no money',
    all: 'every row',
    list: ', ',
    none: 'not fixed',
  },
};

function forceLine(was: Stand, is: Stand, words: Sentences): PolicyChangeLine | null {
  if (was.inForce === is.inForce) return null;
  const source = [...is.criteria.values()][0]?.source ?? null;
  return { part: 'force', id: is.policy, text: is.inForce ? words.begins : words.ends, source };
}

function criterionLines(was: Stand, is: Stand, words: Sentences, language: Language): PolicyChangeLine[] {
  const name = ({ because, becauseEn }: Criterion): string => (language === 'zh' ? because : becauseEn);
  return [...new Set([...was.criteria.keys(), ...is.criteria.keys()])].flatMap((id): PolicyChangeLine[] => {
    const [before, after] = [was.criteria.get(id), is.criteria.get(id)];
    const line = (text: string): PolicyChangeLine[] => [{ part: 'criterion', id, text, source: after?.source ?? null }];
    if (!after) return line(words.dropped(name(before!)));
    const now = expressionWords(after.is, is.catalogue, language);
    if (!before) return line(words.added(name(after), now));
    if (!sameData(before.is, after.is))
      return line(words.changed(name(after), expressionWords(before.is, was.catalogue, language), now));
    return name(before) === name(after) ? [] : line(words.reworded(name(before), name(after)));
  });
}

function amountLines(was: Stand, is: Stand, words: Sentences, language: Language): PolicyChangeLine[] {
  if (sameData(was.amount, is.amount)) return [];
  const [before, after] = [was, is].map(({ amount, catalogue }) =>
    amount ? expressionWords(amount, catalogue, language, 'money') : words.free,
  );
  return [{ part: 'amount', id: is.policy, text: words.changed(words.amount, before!, after!), source: null }];
}

function parameterLines(was: Stand, is: Stand, words: Sentences, language: Language): PolicyChangeLine[] {
  return [...is.parameters.values()].flatMap((parameter): PolicyChangeLine[] => {
    const before = was.catalogue.parameters.get(parameter.id);
    const held = parameterOn(parameter, is.on, is.area);
    const then = before && parameterOn(before, was.on, was.area);
    if (!held || sameData(then?.value, held.value)) return [];
    const saying = { catalogue: is.catalogue, words, language };
    return valueChanges(parameter, then, held, saying).map(({ what, from, to }) => ({
      part: 'parameter',
      id: parameter.id,
      text: `${words.changed(what, from, to).replace(/[。.]$/u, '')}${sourceOf(held, saying)}`,
      source: held.source,
    }));
  });
}

interface Saying {
  readonly catalogue: Catalogue;
  readonly words: Sentences;
  readonly language: Language;
}

const sourceOf = ({ source, from }: DatedValue, { catalogue, language }: Saying): string =>
  language === 'zh'
    ? `（${from} 起，${sourceText(source)}）。`
    : ` (from ${from}, ${sourceText(sourceInEnglish(catalogue, source), 'en')}).`;

/** One line, or of a table one for each pair of values that changes, with the rows it stands in. */
function valueChanges(
  parameter: Parameter,
  before: DatedValue | undefined,
  after: DatedValue,
  saying: Saying,
): { what: string; from: string; to: string }[] {
  const { catalogue, words, language } = saying;
  const say = language === 'zh' ? parameterText : valueOfParameterInEnglish;
  const text = (value: DatedValue['value'] | undefined) => (value === undefined ? words.none : say(parameter, value));
  const label =
    language === 'zh' ? parameter.label : (englishOf(catalogue).parameters[parameter.id] ?? parameter.label);
  const [old, fresh] = [tableOf(before?.value), tableOf(after.value)];
  if (!fresh) return [{ what: label, from: text(before?.value), to: text(after.value) }];
  const rows = Object.keys(fresh).filter((row) => old?.[row] !== fresh[row]);
  const groups = Map.groupBy(rows, (row) => `${old?.[row]} ${fresh[row]}`);
  return [...groups.values()].map((same) => {
    const whole = same.length === Object.keys(fresh).length;
    const names = whole ? words.all : same.map((row) => rowName(parameter, row, saying)).join(words.list);
    const what = language === 'zh' ? `${label}（${names}）` : `${label} (${names})`;
    return { what, from: text(old?.[same[0]!]), to: text(fresh[same[0]!]) };
  });
}

const tableOf = (value: DatedValue['value'] | undefined): Readonly<Record<string, number>> | undefined =>
  typeof value === 'object' && 'table' in value ? value.table : undefined;

/** `1|first` → 1级 低保一类 */
function rowName(parameter: Parameter, row: string, { catalogue, language }: Saying): string {
  return row
    .split('|')
    .map((word, index) => {
      const fact = catalogue.facts.get(parameter.by[index] ?? '');
      if (!fact) return word;
      if (language === 'en') return rowWordInEnglish(catalogue, fact, word);
      if (fact.kind === 'choice') return fact.values?.find(({ id }) => id === word)?.label ?? word;
      return factText(fact, fact.kind === 'boolean' ? Number(word === 'true') : Number(word));
    })
    .join(' ');
}

/** The heading of a row has no name of its fact beside it: a bare number would tell nothing. */
function rowWordInEnglish(catalogue: Catalogue, fact: Fact, word: string): string {
  const value = fact.kind === 'boolean' ? word === 'true' : fact.kind === 'choice' ? word : Number(word);
  const said = valueInEnglish(catalogue, fact, value) ?? word;
  return fact.kind === 'choice' ? said : `${englishOf(catalogue).facts[fact.id] ?? fact.label} ${said}`;
}

function monthLines(was: Stand, is: Stand, words: Sentences, language: Language): PolicyChangeLine[] {
  const [before, after] = [was, is].map(({ catalogue, policy }) => catalogue.policies.get(policy)?.months);
  const [from, to] = [before, after].map((rules) => (rules ? monthRuleWords(rules, language) : words.none));
  if (from === to) return [];
  return [
    { part: 'months', id: is.policy, text: words.changed(words.months, from!, to!), source: after?.source ?? null },
  ];
}
