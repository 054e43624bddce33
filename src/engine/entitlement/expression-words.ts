/** A rule's expression as people read it: 残疾等级不超过2级，并且需要长期照护. */
import type { Comparison, Expression } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import type { Rate } from '../../values/money.ts';
import { formatFen } from '../../values/money.ts';
import type { Catalogue } from '../catalogue.ts';
import { englishOf, valueInEnglish } from '../english.ts';
import { decode } from '../fact-row.ts';
import { factText, rateText } from '../fact-text.ts';
import { closest, type KindScope, type Type } from '../kind.ts';
import { yuanText } from '../words.ts';
import { type Language, type Wording, wordings } from './wording.ts';

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>;

/** Reads any expression of the catalogue; what it names must be defined there. `as`: money where bare numbers are fen. */
export function expressionWords(
  expression: Expression,
  catalogue: Catalogue,
  language: Language = 'zh',
  as?: 'money',
): string {
  const wording = wordings[language];
  const scope: KindScope = { fact: (id) => catalogue.facts.get(id), parameter: (id) => catalogue.parameters.get(id) };
  const title = (id: string): string => {
    const policy = catalogue.policies.get(id);
    return (language === 'zh' ? policy?.title : policy?.titleEn) ?? id;
  };
  return say(expression, as && money, { wording, scope, catalogue, title, language });
}

const money: Type = { kind: 'money' };

interface Setting {
  readonly wording: Wording;
  readonly scope: KindScope;
  readonly catalogue: Catalogue;
  readonly title: (policy: string) => string;
  readonly language: Language;
  /** The fact that a literal is compared with: its choices have names of their own. */
  readonly about?: string | undefined;
}

/** `want`: what kind a literal in this place is read as. */
function say(expression: Expression, want: Type | undefined, setting: Setting): string {
  const { wording, catalogue } = setting;
  const of = (inner: Expression, as: Type | undefined = undefined): string => say(inner, as, setting);
  switch (expression.op) {
    case 'fact':
      return named('facts', expression.fact, catalogue.facts.get(expression.fact)?.label, setting);
    case 'constant':
      return constantWords(expression.value, want, setting);
    case 'parameter': {
      const { parameter } = expression;
      const label = named('parameters', parameter, catalogue.parameters.get(parameter)?.label, setting);
      return expression.by.length === 0
        ? label
        : wording.by(label, expression.by.map((key) => of(key)).join(wording.list));
    }
    case 'day':
      return wording.day;
    case 'age':
      return wording.age(of(expression.of));
    case 'known':
      return wording.known(of(expression.of));
    case 'members':
      return wording.members(of(expression.where));
    case 'eligible':
      return wording.eligible(setting.title(expression.policy));
    case 'amountOf':
      return wording.amountOf(setting.title(expression.policy));
    case 'and':
    case 'or':
    case 'not':
    case 'compare':
    case 'oneOf':
      return truthWords(expression, setting);
    default:
      return amountWords(expression, want, setting);
  }
}

/** What the packs call it in the language; what has no English name keeps its own. */
const named = (
  kind: 'facts' | 'parameters' | 'values',
  id: string,
  label: string | undefined,
  { catalogue, language }: Setting,
): string => (language === 'en' ? englishOf(catalogue)[kind][id] : undefined) ?? label ?? id;

function constantWords(value: Of<'constant'>['value'], want: Type | undefined, setting: Setting): string {
  const { wording, language, about } = setting;
  if (typeof value === 'boolean') return value ? wording.yes : wording.no;
  if (typeof value === 'object') return rateText(value satisfies Rate);
  if (typeof value === 'number' && want?.kind === 'money')
    return language === 'en' ? yuanText(value) : formatFen(value);
  if (typeof value === 'number') return String(value);
  return named('values', `${about}.${value}`, choiceLabel(want?.values, value), setting);
}

const choiceLabel = (values: readonly Choice[] | undefined, id: string): string =>
  values?.find((choice) => choice.id === id)?.label ?? id;

const opposite: Record<Comparison, Comparison> = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

type Truth = Of<'and' | 'or' | 'not' | 'compare' | 'oneOf'>;

function truthWords(expression: Truth, setting: Setting): string {
  const { wording } = setting;
  switch (expression.op) {
    case 'and':
      return expression.all.map((each) => grouped(each, 'or', setting)).join(wording.and);
    case 'or':
      return expression.any.map((each) => grouped(each, 'and', setting)).join(wording.or);
    case 'not': {
      const { of } = expression;
      // Not at most 2 is more than 2, also where the value is unknown.
      if (of.op === 'compare') return truthWords({ ...of, as: opposite[of.as] }, setting);
      return (of.op === 'fact' ? wording.isNo : wording.not)(say(of, undefined, setting));
    }
    case 'compare': {
      const kind = typeOf([expression.left, expression.right], setting);
      const words = kind?.kind === 'date' ? wording.compareDates : wording.compare;
      const about = { ...setting, about: factAmong([expression.left, expression.right]) };
      const right = withUnit(expression.left, expression.right, setting) ?? say(expression.right, kind, about);
      return words[expression.as](say(expression.left, kind, about), right);
    }
    case 'oneOf': {
      const kind = typeOf([expression.of], setting);
      const about = { ...setting, about: factAmong([expression.of]) };
      const values = expression.values.map((value) => constantWords(value, kind, about));
      return wording.is(say(expression.of, kind, setting), values.join(wording.list));
    }
  }
}

const factAmong = (operands: readonly Expression[]): string | undefined =>
  operands.flatMap((each) => (each.op === 'fact' ? [each.fact] : []))[0];

/** A fact compared with a literal: the literal is written as the fact is, with its unit. */
function withUnit(left: Expression, right: Expression, { catalogue, language }: Setting): string | undefined {
  if (left.op !== 'fact' || right.op !== 'constant' || typeof right.value !== 'number') return undefined;
  const fact = catalogue.facts.get(left.fact);
  if (fact === undefined) return undefined;
  const text = factText(fact, right.value);
  return language === 'zh' ? text : (valueInEnglish(catalogue, fact, decode(fact, right.value)) ?? text);
}

/** “And” within “or” and the other way round stand in brackets. */
function grouped(expression: Expression, inner: 'and' | 'or', setting: Setting): string {
  const text = say(expression, undefined, setting);
  return expression.op === inner ? setting.wording.group(text) : text;
}

function typeOf(operands: readonly Expression[], { scope }: Setting): Type | undefined {
  const type = closest(operands, scope);
  if (typeof type === 'object') return type;
  return type === 'string' ? { kind: 'date' } : undefined;
}

type Amount = Of<'if' | 'band' | 'add' | 'subtract' | 'larger' | 'smaller' | 'share' | 'times' | 'portion'>;

function amountWords(expression: Amount, want: Type | undefined, setting: Setting): string {
  const { wording } = setting;
  const of = (inner: Expression, as: Type | undefined = want): string => say(inner, as, setting);
  switch (expression.op) {
    case 'if':
      return wording.choose(of(expression.when, undefined), of(expression.then), of(expression.otherwise));
    case 'band': {
      const value = of(expression.of, undefined);
      const parts = expression.bands.map(({ below, then }) =>
        below === undefined ? wording.rest(of(then)) : wording.below(value, String(below), of(then)),
      );
      return parts.join(setting.language === 'zh' ? '；' : '; ');
    }
    case 'add':
      return expression.of.map((each) => of(each)).join(wording.add);
    case 'subtract': {
      const dates = typeOf([expression.left, expression.right], setting)?.kind === 'date';
      return (dates ? wording.days : wording.subtract)(of(expression.left), of(expression.right));
    }
    case 'larger':
    case 'smaller':
      return wording[expression.op](expression.of.map((each) => of(each)).join(wording.list));
    case 'share': {
      const words = expression.rate.op === 'constant' ? wording.share : wording.shareAt;
      return words(of(expression.rate, undefined), factor(expression.of, setting), roundingOf(expression, setting));
    }
    case 'portion': {
      const by = expression.by.op === 'constant' && expression.by.value === 1 ? null : of(expression.by, undefined);
      const rounding = roundingOf(expression, setting);
      return wording.portion(factor(expression.of, setting), by, of(expression.per, undefined), rounding);
    }
    case 'times':
      return wording.times(of(expression.of), of(expression.by, undefined));
  }
}

const isWhole = (of: Expression, setting: Setting): boolean => typeOf([of], setting)?.kind === 'integer';

/** A sum that is multiplied stands in brackets. */
function factor(of: Expression, setting: Setting): string {
  const text = say(of, isWhole(of, setting) ? undefined : money, setting);
  return of.op === 'add' || of.op === 'subtract' ? setting.wording.group(text) : text;
}

const roundingOf = ({ of, round }: Of<'share' | 'portion'>, setting: Setting): string =>
  setting.wording[isWhole(of, setting) ? 'roundingWhole' : 'rounding'](round);
