/** The words of a command line, read against what the command knows. */
import { isPlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';

export interface Option {
  readonly name: string;
  /** A flag takes no value; `list` may be given several times or with commas; `months` are `A..B`, or one month; an `area` is named or given by its code. */
  readonly takes: 'flag' | 'text' | 'list' | 'number' | 'day' | 'month' | 'months' | 'area';
  readonly help: string;
  /** Of a text: nothing else. */
  readonly oneOf?: readonly string[];
  /** Fields of the operation's input that it fills, where they are not called like the option. */
  readonly fills?: readonly string[];
}

export interface Arguments {
  readonly words: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  number(name: string): number | undefined;
  /** The first and the last of `A..B`. */
  months(name: string): readonly [string | undefined, string | undefined];
}

export const commonOptions: readonly Option[] = [
  { name: 'json', takes: 'flag', help: 'one JSON document on standard output; progress and logs on standard error' },
  { name: 'data', takes: 'text', help: 'data folder (default ./data, or FUZHU_DATA)' },
];

/** `areaCode` gives the code of an area that is named, undefined for none that is known. */
export function parseArguments(
  argv: readonly string[],
  options: readonly Option[],
  command = '',
  areaCode: (text: string) => string | undefined = (text) => text,
): Arguments {
  const known = new Map([...commonOptions, ...options].map((option) => [option.name, option]));
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (!word.startsWith('--') || word === '--') {
      if (word !== '--') words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const option = known.get(name);
    if (!option) throw new Problem('usage-option', { name: `--${name}`, command });
    const value = option.takes === 'flag' ? '' : equals >= 0 ? word.slice(equals + 1) : argv[++i];
    if (value === undefined || (option.takes !== 'flag' && value === ''))
      throw new Problem('usage-value', { name, command });
    refuseWrong(option, value);
    given.set(name, [...(given.get(name) ?? []), option.takes === 'area' ? areaOf(value, areaCode) : value]);
  }
  return {
    words,
    flag: (name) => given.has(name),
    text: (name) => given.get(name)?.at(-1),
    list: (name) => (given.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== ''),
    number: (name) => numberOf(given.get(name)?.at(-1)),
    months: (name) => monthsIn(given.get(name)?.at(-1)),
  };
}

function areaOf(text: string, areaCode: (text: string) => string | undefined): string {
  const code = areaCode(text);
  if (code === undefined)
    throw /^\d{1,12}$/.test(text) ? new Problem('area-unknown', { code: text }) : new Problem('area-not-named');
  return code;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Before anything is opened or written, and never with the value: it may be somebody's number. */
function refuseWrong({ name, takes, oneOf }: Option, value: string): void {
  if (takes === 'number' && !/^\d+$/.test(value)) throw new Problem('usage-number', { name });
  if (takes === 'day' && !isPlainDate(value)) throw new Problem('usage-day', { name });
  if (takes === 'month' && !MONTH.test(value)) throw new Problem('usage-month', { name });
  if (takes === 'months') monthsIn(value);
  if (oneOf !== undefined && !oneOf.includes(value))
    throw new Problem('usage-one-of', { name, values: oneOf.join(', ') });
}

/** Problem `usage-months`. */
function monthsIn(text: string | undefined): readonly [string | undefined, string | undefined] {
  if (text === undefined) return [undefined, undefined];
  const [first = '', last = first, ...more] = text.split('..');
  if (more.length > 0 || !MONTH.test(first) || !MONTH.test(last) || last < first) throw new Problem('usage-months');
  return [first, last];
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
