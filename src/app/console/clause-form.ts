/** The criteria of a policy as a form asks for them: each kept or left out, the values it compares with, and one more made of a fact. */
import type { Comparison } from '../../define/expression.ts';
import type { Type } from '../../engine/kind.ts';
import { isPlainDate } from '../../values/date.ts';
import type { Operations } from './desk.ts';
import { readers, type Typed } from './rule-form.ts';

export type Clauses = Awaited<ReturnType<Operations['rule']['clauses']>>;
type ClauseLine = Clauses['lines'][number];
export type Spot = ClauseLine['spots'][number];
export type GivenClauses = Pick<Parameters<Operations['rule']['saveClauses']>[0], 'criteria' | 'added'>;
type Change = NonNullable<GivenClauses['criteria']>[number]['changes'][number];
type Kept = GivenClauses['criteria'][number];

export const keepName = (id: string): string => `keep.${id}`;
export const becauseName = (id: string): string => `because.${id}`;
export const otherwiseName = (id: string): string => `otherwise.${id}`;
export const asName = (id: string, place: number): string => `as.${id}.${place}`;
export const isName = (id: string, place: number, choice = ''): string => `is.${id}.${place}${choice && `.${choice}`}`;

/** Whether what is typed about a criterion is not what is in force. */
export function isTouched({ id, was, kept, spots, criterion }: ClauseLine, typed: Typed): boolean {
  if (was === null || !kept || !sameWords(was, criterion)) return true;
  const before = typedLines([{ id, was, kept, spots, criterion, judged: '' }]);
  const own = Object.keys(typed).filter((name) => name.startsWith(`is.${id}.`));
  return [...Object.keys(before), ...own].some((name) => (typed[name] ?? '') !== (before[name] ?? ''));
}

const sameWords = (one: ClauseLine['criterion'], other: ClauseLine['criterion']): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

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
  readonly given: GivenClauses;
  readonly errors: Typed;
}

export function readClauses({ lines, facts, parameters }: Clauses, typed: Typed): ReadClauses {
  const errors: Record<string, string> = {};
  const kept = lines.filter(({ id }) => typed[keepName(id)] === 'yes');
  const criteria = kept.map(
    ({ id, spots }): Kept => ({
      id,
      because: typed[becauseName(id)] ?? '',
      otherwise: typed[otherwiseName(id)] ?? '',
      changes: spots.flatMap((spot) => readSpot(id, spot, typed, errors) ?? []),
    }),
  );
  return { given: { criteria, added: readAdded({ facts, parameters }, typed, errors) }, errors };
}

function readSpot(id: string, spot: Spot, typed: Typed, errors: Record<string, string>): Change | null {
  const { place, type } = spot;
  const name = isName(id, place);
  if (spot.op === 'compare') {
    const reading = readValue(type, typed[name] ?? '');
    const as = comparisonsOf(type).find((each) => each === typed[asName(id, place)]);
    if ('error' in reading) errors[name] = reading.error;
    return 'error' in reading ? null : { place, as: as ?? spot.as, value: reading.value };
  }
  const values = listed(spot, id, typed);
  if (typeof values === 'string') errors[name] = values;
  return typeof values === 'string' ? null : { place, values };
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

/** Names of the inputs of one test of the criterion that is added: the first, and the second that may stand beside it. */
export const testNames = (test: 'add' | 'add2') => ({
  fact: `${test}.fact`,
  as: `${test}.as`,
  value: `${test}.value`,
  choice: (id: string): string => `${test}.value.${id}`,
  parameter: `${test}.parameter`,
});

export const added = {
  ...testNames('add'),
  because: 'add.because',
  otherwise: 'add.otherwise',
  join: 'add.join',
};

type Tested = NonNullable<NonNullable<GivenClauses['added']>['second']>;

/** Null when no fact is chosen. */
function readAdded(offered: Offered, typed: Typed, errors: Record<string, string>): GivenClauses['added'] {
  const first = readTest(offered, 'add', typed, errors);
  const second = readTest(offered, 'add2', typed, errors);
  if (first === null) {
    if (second !== null) errors[added.fact] = '先选第一项情况';
    return null;
  }
  const [because = '', otherwise = ''] = [typed[added.because], typed[added.otherwise]];
  return { ...first, because, otherwise, join: typed[added.join] === 'or' ? 'or' : 'and', second };
}

type Offered = Pick<Clauses, 'facts' | 'parameters'>;

function readTest(
  { facts, parameters }: Offered,
  test: 'add' | 'add2',
  typed: Typed,
  errors: Record<string, string>,
): Tested | null {
  const names = testNames(test);
  const fact = facts.find(({ id }) => id === typed[names.fact]);
  if (fact === undefined) return null;
  const { type } = fact;
  const as = comparisonsOf(type).find((each) => each === typed[names.as]) ?? comparisonsOf(type)[0]!;
  const parameter = parameters.find(({ id, kind }) => id === typed[names.parameter] && kind === type.kind);
  if (parameter !== undefined) return { fact: fact.id, as, parameter: parameter.id };
  const readings = wordsOf(type, names, typed, as).map((word) => readValue(type, word));
  const wrong = readings.find((reading) => 'error' in reading);
  if (wrong !== undefined && 'error' in wrong) errors[names.value] = wrong.error;
  const values = readings.flatMap((reading) => ('value' in reading ? [reading.value] : []));
  if (values.length > 1) return { fact: fact.id, as, values: values as (string | number)[] };
  return { fact: fact.id, as, value: values[0] ?? '' };
}

/** What is typed or ticked: several where values are only told apart. At least one word, that may be empty. */
function wordsOf(type: Type, names: ReturnType<typeof testNames>, typed: Typed, as: Comparison): string[] {
  const text = typed[names.value] ?? '';
  const words =
    type.kind === 'choice'
      ? (type.values ?? []).flatMap(({ id }) => (typed[names.choice(id)] === 'yes' ? [id] : []))
      : type.kind === 'integer' && (as === '=' || as === '!=')
        ? text.split(/[、,，;；\s]+/).filter(Boolean)
        : [text];
  return words.length === 0 ? [''] : words;
}
