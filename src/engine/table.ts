/** A parameter's table as a flat list of cells, so that looking it up is one addition and one read. */
import type { ParameterValue } from '../define/parameter.ts';
import type { TableKey } from './tree.ts';

/** One cell for each combination of keys, the last key running fastest; undefined where the paper has no row. */
export function cellsOf(value: ParameterValue, keys: readonly TableKey[]): (number | undefined)[] {
  const table = typeof value === 'object' && 'table' in value ? value.table : {};
  return wordsOfKeys(keys).map((word) => (word === undefined || !Object.hasOwn(table, word) ? undefined : table[word]));
}

/** The table's word for each combination: `1|poor`; undefined for a code that no value has. */
export function wordsOfKeys(keys: readonly TableKey[]): (string | undefined)[] {
  return keys.reduce<(string | undefined)[]>(
    (words, key, index) =>
      words.flatMap((word) =>
        key.names.map((name) =>
          word === undefined || name === undefined ? undefined : index === 0 ? name : `${word}|${name}`,
        ),
      ),
    [''],
  );
}

/** How many cells one step of each key is worth. */
export function stridesOf(keys: readonly TableKey[]): number[] {
  return keys.map((_, index) => keys.slice(index + 1).reduce((cells, { low, high }) => cells * (high - low + 1), 1));
}
