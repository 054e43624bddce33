/** A workbook such as an office sends, made here, and what has to come out of it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FactValue } from '../../../src/define/pack.ts';
import { type Outcome, readFile, type TableSheet, writeTables } from '../reading-tables.ts';

export interface Untidy {
  readonly title: string;
  readonly fileName?: string;
  /** The bytes, or the sheets of an .xlsx. */
  readonly file: Uint8Array | readonly TableSheet[];
  readonly ledger: string;
  readonly rows: number;
  /** `E12 id-checksum`, in the order of the file. */
  readonly wrong?: readonly string[];
  /** By field, row by row. */
  readonly values?: Readonly<Record<string, readonly (FactValue | undefined)[]>>;
  /** `12 total` */
  readonly skipped?: readonly string[];
  readonly otherSheets?: readonly string[];
  /** Headings that no field was found for. */
  readonly unknown?: readonly string[];
  /** By row from 0: rules that must be among its notes. */
  readonly rules?: Readonly<Record<number, readonly string[]>>;
}

export function reads(untidy: Untidy): void {
  it(untidy.title, async () => {
    const bytes = untidy.file instanceof Uint8Array ? untidy.file : await writeTables(untidy.file);
    check(untidy, await readFile(bytes, untidy.fileName ?? 'table.xlsx'));
  });
}

function check(untidy: Untidy, outcome: Outcome): void {
  const { reading, rows, wrong, skipped } = outcome;
  assert.equal(reading.ledger.id, untidy.ledger);
  assert.deepEqual(wrong, untidy.wrong ?? []);
  const names = rows.map(({ row, values }) => `${row} ${values['name'] ?? ''}`);
  assert.equal(rows.length, untidy.rows, names.join(', '));
  for (const [field, expected] of Object.entries(untidy.values ?? {}))
    assert.deepEqual(
      rows.map(({ values }) => values[field]),
      expected,
      field,
    );
  if (untidy.skipped !== undefined)
    assert.deepEqual(
      skipped.map(({ row, why }) => `${row} ${why}`),
      untidy.skipped,
    );
  if (untidy.otherSheets !== undefined) assert.deepEqual(reading.otherSheets, untidy.otherSheets);
  if (untidy.unknown !== undefined)
    assert.deepEqual(
      reading.sheets.flatMap(({ unknownColumns }) => Object.values(unknownColumns)),
      untidy.unknown,
    );
  for (const [row, expected] of Object.entries(untidy.rules ?? {})) {
    const found = new Set<string>(rows[Number(row)]!.notes.map(({ rule }) => rule));
    for (const rule of expected) assert.ok(found.has(rule), `${row} ${rule}: ${[...found].join(', ')}`);
  }
}
