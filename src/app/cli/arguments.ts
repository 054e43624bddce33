/** The words of a command line, read against what the command knows. */
import { Problem } from '../../values/problem.ts';

export interface Option {
  readonly name: string;
  /** A flag takes no value; `list` may be given several times or with commas. */
  readonly takes: 'flag' | 'text' | 'list' | 'number';
  readonly help: string;
}

export interface Arguments {
  readonly words: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  number(name: string): number | undefined;
}

export const commonOptions: readonly Option[] = [
  { name: 'json', takes: 'flag', help: 'one JSON document on standard output; progress and logs on standard error' },
  { name: 'data', takes: 'text', help: 'data folder (default ./data, or FUZHU_DATA)' },
];

export function parseArguments(argv: readonly string[], options: readonly Option[], command = ''): Arguments {
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
    if (!option) throw new Problem('usage', { what: `--${name}` });
    const value = option.takes === 'flag' ? '' : equals >= 0 ? word.slice(equals + 1) : argv[++i];
    if (value === undefined || (option.takes !== 'flag' && value === ''))
      throw new Problem('usage-value', { name, command });
    if (option.takes === 'number' && !/^\d+$/.test(value)) throw new Problem('usage-number', { name });
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return {
    words,
    flag: (name) => given.has(name),
    text: (name) => given.get(name)?.at(-1),
    list: (name) => (given.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== ''),
    number: (name) => numberOf(given.get(name)?.at(-1)),
  };
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
