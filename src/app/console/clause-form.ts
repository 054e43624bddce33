/** The criteria of a policy as a form asks for them: each kept or left out, the values it compares with, and one more made of a fact. */
import type { Comparison, Expression } from '../../define/expression.ts';
import type { Fact } from '../../define/fact.ts';
import type { Criterion, PolicyVersion } from '../../define/policy.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { sameData } from '../../engine/entitlement/changed-rules.ts';
import { expressionWords } from '../../engine/entitlement/expression-words.ts';
import { type KindScope, type Type, typeOfField } from '../../engine/kind.ts';
import { type Spot, type SpotChange, spotsOf, withSpots } from '../../engine/what-if/clause-spots.ts';
import { isPlainDate } from '../../values/date.ts';
import { readers, type Typed } from './rule-form.ts';

export interface ClauseLine {
  readonly id: string;
  /** As it stands in the draft, or in the version in force where the draft leaves it out. */
  readonly criterion: Criterion;
  /** In the version in force; null when the draft added it. */
  readonly was: Criterion | null;
  readonly kept: boolean;
  readonly spots: readonly Spot[];
  /** How it is judged, in words. */
  readonly judged: string;
}

export const keepName = (id: string): string => `keep.${id}`;
export const becauseName = (id: string): string => `because.${id}`;
export const otherwiseName = (id: string): string => `otherwise.${id}`;
export const asName = (id: string, place: number): string => `as.${id}.${place}`;
export const isName = (id: string, place: number, choice = ''): string => `is.${id}.${place}${choice && `.${choice}`}`;

export const scopeOf = ({ facts, parameters }: Catalogue): KindScope => ({
  fact: (id) => facts.get(id),
  parameter: (id) => parameters.get(id),
});

/** Every criterion of the version in force, and those that the draft adds. */
export function linesOf(catalogue: Catalogue, base: PolicyVersion, drafted: Omit<PolicyVersion, 'from'> | null) {
  const given = drafted ?? base;
  const ids = [...new Set([...Object.keys(base.criteria), ...Object.keys(given.criteria)])];
  return ids.map((id): ClauseLine => {
    const was = base.criteria[id] ?? null;
    const criterion = given.criteria[id] ?? was!;
    const judged = expressionWords(criterion.is, catalogue);
    const spots = spotsOf(criterion.is, scopeOf(catalogue));
    return { id, criterion, was, kept: id in given.criteria, spots, judged };
  });
}

/** The criteria as somebody would type them. */
export const typedLines = (lines: readonly ClauseLine[]): Typed =>
  Object.fromEntries(
    lines.flatMap(({ id, criterion, kept, spots }): [string, string][] => [
      [keepName(id), kept ? 'yes' : ''],
      [becauseName(id), criterion.because],
      [otherwiseName(id), criterion.otherwise],
      ...spots.flatMap((spot) => typedSpot(id, spot)),
    ]),
  );

function typedSpot(id: string, spot: Spot): [string, string][] {
  const { place, type } = spot;
  if (spot.op === 'compare')
    return [
      [asName(id, place), spot.as],
      [isName(id, place), typedValue(type, spot.value)],
    ];
  if (type.kind === 'choice') return spot.values.map((value) => [isName(id, place, String(value)), 'yes']);
  return [[isName(id, place), spot.values.map((value) => typedValue(type, value)).join('、')]];
}

const typedValue = ({ kind }: Type, value: string | number | boolean): string =>
  kind === 'money' ? String(Number(value) / 100) : String(value);

export interface ReadClauses {
  readonly criteria: Readonly<Record<string, Criterion>>;
  readonly errors: Typed;
}

/** What was typed, as criteria. What is changed or added rests on `paper`, until it names a clause of its own. */
export function readClauses(
  catalogue: Catalogue,
  lines: readonly ClauseLine[],
  typed: Typed,
  paper: Criterion['source'],
): ReadClauses {
  const errors: Record<string, string> = {};
  const kept = lines.filter(({ id }) => typed[keepName(id)] === 'yes');
  const criteria = Object.fromEntries(kept.map((line) => [line.id, readLine(catalogue, line, typed, paper, errors)]));
  const added = readAdded(catalogue, typed, paper, errors);
  if (added !== null) {
    const taken = new Set(lines.map(({ id }) => id));
    const free = [...Array(taken.size + 1).keys()].map((n) => `added${n + 1}`).find((id) => !taken.has(id))!;
    criteria[free] = added;
  }
  const first = lines[0];
  if (Object.keys(criteria).length === 0 && first) errors[keepName(first.id)] = '至少要留一条';
  return { criteria, errors };
}

function readLine(
  catalogue: Catalogue,
  { id, criterion, was, spots }: ClauseLine,
  typed: Typed,
  paper: Criterion['source'],
  errors: Record<string, string>,
): Criterion {
  const changes = new Map(
    spots.flatMap((spot): [number, SpotChange][] => {
      const change = readSpot(id, spot, typed, errors);
      return change === null ? [] : [[spot.place, change]];
    }),
  );
  const is = withSpots(criterion.is, scopeOf(catalogue), changes);
  const [because, otherwise] = [becauseName(id), otherwiseName(id)].map((name) => (typed[name] ?? '').trim());
  const stale = (part: 'because' | 'otherwise', words: string): boolean =>
    [criterion, was].some((old) => old !== null && !sameData(old.is, is) && old[part] === words);
  const now = expressionWords(is, catalogue);
  if (!because || stale('because', because)) errors[becauseName(id)] = `判断改了，说法也要改，例如：${now}`;
  if (!otherwise || stale('otherwise', otherwise))
    errors[otherwiseName(id)] = `判断改了，这句话也要改，例如：不符合“${now}”`;
  if (was !== null && sameData(was.is, is)) return { ...was, because: because!, otherwise: otherwise! };
  const becauseEn = expressionWords(is, catalogue, 'en');
  return { is, because: because!, becauseEn, otherwise: otherwise!, source: paper };
}

function readSpot(id: string, spot: Spot, typed: Typed, errors: Record<string, string>): SpotChange | null {
  const { place, type } = spot;
  const name = isName(id, place);
  if (spot.op === 'compare') {
    const reading = readValue(type, typed[name] ?? '');
    const as = comparisonsOf(type).find((each) => each === typed[asName(id, place)]);
    if ('error' in reading) errors[name] = reading.error;
    return 'error' in reading ? null : { as: as ?? spot.as, value: reading.value };
  }
  const values = listed(spot, id, typed);
  if (typeof values === 'string') errors[name] = values;
  return typeof values === 'string' ? null : { values };
}

/** The values of a list, or what is wrong. Those that were in it stay in their order, so that nothing changed stays nothing changed. */
function listed(spot: Spot & { op: 'oneOf' }, id: string, typed: Typed): (string | number)[] | string {
  const { type, place } = spot;
  if (type.kind === 'choice') {
    const chosen = (type.values ?? [])
      .map((each) => each.id)
      .filter((value) => typed[isName(id, place, value)] === 'yes');
    const stay = spot.values.filter((value) => chosen.includes(String(value)));
    const fresh = chosen.filter((value) => !spot.values.includes(value));
    return chosen.length === 0 ? '至少选一个' : [...stay, ...fresh];
  }
  const words = (typed[isName(id, place)] ?? '')
    .normalize('NFKC')
    .split(/[、,;\s]+/)
    .filter(Boolean);
  const readings = words.map((word) => readValue(type, word));
  const wrong = readings.find((reading) => 'error' in reading);
  if (wrong && 'error' in wrong) return wrong.error;
  const values = readings.flatMap((reading) => ('value' in reading ? [reading.value as number] : []));
  return values.length === 0 ? '至少填一个，几个之间用顿号隔开' : values;
}

type Reading = { readonly value: string | number | boolean } | { readonly error: string };

function readValue(type: Type, text: string): Reading {
  const typed = text.normalize('NFKC').trim();
  switch (type.kind) {
    case 'money':
    case 'integer': {
      const reading = readers[type.kind](typed.replace(/[,，\s]|元$/g, ''));
      return 'error' in reading ? reading : { value: reading.value as number };
    }
    case 'date':
      return isPlainDate(typed) ? { value: typed } : { error: '请填日期' };
    case 'boolean':
      return typed === 'true' || typed === 'false' ? { value: typed === 'true' } : { error: '请选是或否' };
    default: {
      const found = type.values?.find(({ id }) => id === typed);
      return found ? { value: found.id } : { error: '请选一个' };
    }
  }
}

/** More or less means nothing where values have no order. */
export const comparisonsOf = ({ kind }: Type): readonly Comparison[] =>
  kind === 'choice' || kind === 'boolean' ? ['=', '!='] : ['>=', '<=', '>', '<', '=', '!='];

/** What a new criterion may be made of. */
export const factsOffered = ({ facts }: Catalogue): readonly Fact[] =>
  [...facts.values()]
    .filter(({ subject }) => subject === 'person' || subject === 'household')
    .sort((a, b) => (a.subject === b.subject ? a.label.localeCompare(b.label, 'zh') : a.subject < b.subject ? 1 : -1));

export const added = {
  fact: 'add.fact',
  as: 'add.as',
  value: 'add.value',
  because: 'add.because',
  otherwise: 'add.otherwise',
};

/** Null when no fact is chosen. */
function readAdded(
  catalogue: Catalogue,
  typed: Typed,
  source: Criterion['source'],
  errors: Record<string, string>,
): Criterion | null {
  const fact = factsOffered(catalogue).find(({ id }) => id === typed[added.fact]);
  if (fact === undefined) return null;
  const type = typeOfField(fact);
  const reading = readValue(type, typed[added.value] ?? '');
  if ('error' in reading) {
    errors[added.value] = reading.error;
    return null;
  }
  const as = comparisonsOf(type).find((each) => each === typed[added.as]) ?? comparisonsOf(type)[0]!;
  const is = condition(fact, as, reading.value);
  const because = (typed[added.because] ?? '').trim() || expressionWords(is, catalogue);
  const otherwise = (typed[added.otherwise] ?? '').trim() || `不符合“${because}”`;
  return { is, because, becauseEn: expressionWords(is, catalogue, 'en'), otherwise, source };
}

/** A fact that is yes or no is its own condition. */
function condition({ id, kind }: Fact, as: Comparison, value: string | number | boolean): Expression {
  const left: Expression = { op: 'fact', fact: id };
  if (kind === 'boolean') return (as === '=') === value ? left : { op: 'not', of: left };
  return { op: 'compare', as, left, right: { op: 'constant', value } };
}
