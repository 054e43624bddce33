import type { LedgerField } from '../../define/ledger.ts';
import { bareText } from './clean-text.ts';
import type { Normalise, Normalised } from './normalised.ts';
import { decimalToNumber, readChineseInteger, readDecimal, readLevel, readMoney } from './read-number.ts';
import type { RuleId } from './rules.ts';

const spelled = (text: string, value: number, rule: RuleId): { rules?: readonly RuleId[] } =>
  text === String(value) ? {} : { rules: [rule] };

function within(field: LedgerField, value: number): boolean {
  return value >= (field.min ?? -2_147_483_648) && value <= (field.max ?? 2_147_483_647);
}

const outside = ({ min, max, unit = '' }: LedgerField): Normalised => ({
  wrong: 'number-invalid',
  ...(min === undefined || max === undefined
    ? {}
    : { message: `超出范围，应为 ${min} 至 ${max}${unit}。请核对后改正。` }),
});

export const normaliseInteger: Normalise = (text, _cell, { field }) => {
  if (field.unit === '级') return normaliseLevel(text, field);
  const bare = bareText(text)
    .replace(/^(约|共)/u, '')
    .replace(/(周?岁|人|次|个月?|月|天|日|年|户|口|名|级|元)$/u, '');
  const decimal = readDecimal(bare);
  if (decimal !== undefined && decimal.fraction !== '')
    return { wrong: 'number-invalid', message: '应为整数。请核对后改正。' };
  const value = decimal === undefined ? readChineseInteger(bare) : decimalToNumber(decimal);
  if (value === undefined) return { wrong: 'number-invalid' };
  return within(field, value) ? { value, ...spelled(text, value, 'number-spelling') } : outside(field);
};

function normaliseLevel(text: string, field: LedgerField): Normalised {
  const reading = readLevel(text);
  if ('fault' in reading) {
    return reading.fault === 'ambiguous'
      ? { wrong: 'level-ambiguous' }
      : { wrong: 'number-invalid', message: '认不出是几级。请填写一级、二级、三级或四级。' };
  }
  return within(field, reading.level)
    ? { value: reading.level, ...spelled(text, reading.level, 'level-spelling') }
    : outside(field);
}

export const normaliseDecimal: Normalise = (text, _cell, { field }) => {
  const bare = bareText(text)
    .replace(/^(约|共)/u, '')
    .replace(/(平方米|平方|平米|m2|㎡|公里|千米|km|米|m|亩|个|处|左右)+$/iu, '');
  const decimal = readDecimal(bare);
  if (decimal === undefined) return { wrong: 'number-invalid' };
  const value = decimalToNumber(decimal);
  return within(field, value) ? { value, ...spelled(text, value, 'number-spelling') } : outside(field);
};

export const normaliseMoney: Normalise = (text, _cell, { field, yuanPerUnit }) => {
  const money = readMoney(text, yuanPerUnit);
  if (money === undefined) return { wrong: 'money-invalid' };
  if (money.fen < (field.min ?? Number.MIN_SAFE_INTEGER))
    return { wrong: 'money-invalid', message: '金额不能小于 0。请核对后改正。' };
  const rules: RuleId[] = [];
  if (yuanPerUnit !== 1 && !money.ownUnit) rules.push('money-unit');
  if (money.rounded) rules.push('money-rounded');
  if (rules.length === 0 && !/^\d+(\.\d{1,2})?$/.test(text)) rules.push('money-spelling');
  return { value: money.fen, rules };
};
