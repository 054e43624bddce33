/** How expressions are put together in each language. */
import type { Comparison, Rounding } from '../../define/expression.ts';

export type Language = 'zh' | 'en';

export interface Wording {
  readonly compare: Record<Comparison, (left: string, right: string) => string>;
  readonly compareDates: Record<Comparison, (left: string, right: string) => string>;
  readonly is: (left: string, list: string) => string;
  readonly and: string;
  readonly or: string;
  readonly list: string;
  readonly not: (of: string) => string;
  /** A yes-or-no fact that is no. */
  readonly isNo: (fact: string) => string;
  readonly known: (of: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly day: string;
  readonly age: (of: string) => string;
  readonly by: (parameter: string, keys: string) => string;
  readonly choose: (when: string, then: string, otherwise: string) => string;
  readonly below: (of: string, bound: string, then: string) => string;
  readonly rest: (then: string) => string;
  readonly add: string;
  readonly subtract: (left: string, right: string) => string;
  readonly days: (left: string, right: string) => string;
  readonly larger: (list: string) => string;
  readonly smaller: (list: string) => string;
  readonly share: (rate: string, of: string, rounding: string) => string;
  /** At a rate that has a name. */
  readonly shareAt: (rate: string, of: string, rounding: string) => string;
  readonly rounding: (round: Rounding) => string;
  readonly times: (of: string, by: string) => string;
  readonly portion: (of: string, by: string | null, per: string, rounding: string) => string;
  /** Of whole numbers. */
  readonly roundingWhole: (round: Rounding) => string;
  readonly members: (where: string) => string;
  readonly eligible: (policy: string) => string;
  readonly amountOf: (policy: string) => string;
  readonly group: (text: string) => string;
}

const zhModes = { 'half-up': '四舍五入', down: '舍去尾数', up: '进位' } as const;
const zhUnits = { 1: '分', 10: '角', 100: '元' } as const;
const enModes = { 'half-up': 'rounded', down: 'rounded down', up: 'rounded up' } as const;
const enUnits = { 1: 'fen', 10: 'jiao', 100: 'yuan' } as const;
const joined = (word: string) => (left: string, right: string) => `${left}${word}${right}`;

const chinese: Wording = {
  compare: {
    '=': joined('为'),
    '!=': joined('不为'),
    '<': joined('低于'),
    '<=': joined('不超过'),
    '>': joined('超过'),
    '>=': joined('不低于'),
  },
  compareDates: {
    '=': joined('就是'),
    '!=': joined('不是'),
    '<': joined('早于'),
    '<=': joined('不晚于'),
    '>': joined('晚于'),
    '>=': joined('不早于'),
  },
  is: joined('为'),
  and: '，并且',
  or: '，或者',
  list: '、',
  not: (of) => `没有“${of}”的情形`,
  isNo: (fact) => `“${fact}”为否`,
  known: (of) => `${of}有记录`,
  yes: '是',
  no: '否',
  day: '当天',
  age: (of) => `按${of}计算的周岁`,
  by: (parameter, keys) => `${parameter}（按${keys}）`,
  choose: (when, then, otherwise) => `${when}的，${then}；其他，${otherwise}`,
  below: (of, bound, then) => `${of}低于${bound}的，${then}`,
  rest: (then) => `其他，${then}`,
  add: ' 加 ',
  subtract: joined(' 减 '),
  days: (left, right) => `从${right}到${left}的天数`,
  larger: (list) => `${list}中较大的`,
  smaller: (list) => `${list}中较小的`,
  share: (rate, of, rounding) => `${of}的${rate}${rounding}`,
  shareAt: (rate, of, rounding) => `${of} × ${rate}${rounding}`,
  rounding: ({ mode, to }) => (mode === 'half-up' && to === 1 ? '' : `（${zhModes[mode]}到${zhUnits[to]}）`),
  times: joined(' × '),
  portion: (of, by, per, rounding) => `${of}${by === null ? '' : ` × ${by}`} ÷ ${per}${rounding}`,
  roundingWhole: ({ mode, to }) => `（${zhModes[mode]}${to === 1 ? '取整' : `到${to}`}）`,
  members: (where) => `家庭中“${where}”的人数`,
  eligible: (policy) => `符合“${policy}”的条件`,
  amountOf: (policy) => `“${policy}”的金额`,
  group: (text) => `（${text}）`,
};

const english: Wording = {
  compare: {
    '=': joined(' is '),
    '!=': joined(' is not '),
    '<': joined(' is below '),
    '<=': joined(' is at most '),
    '>': joined(' is above '),
    '>=': joined(' is at least '),
  },
  compareDates: {
    '=': joined(' is '),
    '!=': joined(' is not '),
    '<': joined(' is before '),
    '<=': joined(' is not after '),
    '>': joined(' is after '),
    '>=': joined(' is not before '),
  },
  is: joined(' is '),
  and: ' and ',
  or: ' or ',
  list: ', ',
  not: (of) => `not (${of})`,
  isNo: (fact) => `not “${fact}”`,
  known: (of) => `${of} is on record`,
  yes: 'yes',
  no: 'no',
  day: 'the day',
  age: (of) => `completed years since ${of}`,
  by: (parameter, keys) => `${parameter} (by ${keys})`,
  choose: (when, then, otherwise) => `if ${when}, ${then}; otherwise ${otherwise}`,
  below: (of, bound, then) => `if ${of} is below ${bound}, ${then}`,
  rest: (then) => `otherwise ${then}`,
  add: ' plus ',
  subtract: joined(' less '),
  days: (left, right) => `the days from ${right} to ${left}`,
  larger: (list) => `the largest of ${list}`,
  smaller: (list) => `the smallest of ${list}`,
  share: (rate, of, rounding) => `${rate} of ${of}${rounding}`,
  shareAt: (rate, of, rounding) => `${of} × ${rate}${rounding}`,
  rounding: ({ mode, to }) => (mode === 'half-up' && to === 1 ? '' : ` (${enModes[mode]} to the ${enUnits[to]})`),
  times: joined(' × '),
  portion: (of, by, per, rounding) => `${of}${by === null ? '' : ` × ${by}`} ÷ ${per}${rounding}`,
  roundingWhole: ({ mode, to }) => ` (${enModes[mode]} to ${to === 1 ? 'a whole number' : to})`,
  members: (where) => `the number of household members for whom ${where}`,
  eligible: (policy) => `“${policy}” applies`,
  amountOf: (policy) => `the amount of “${policy}”`,
  group: (text) => `(${text})`,
};

export const wordings: Record<Language, Wording> = { zh: chinese, en: english };
