/** The empty workbook of every ledger comes back by import as it went out: each column is found, nothing else is, and a filled row means what was typed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldKind } from '../../src/define/field.ts';
import type { Ledger, LedgerField } from '../../src/define/ledger.ts';
import { readWorkbook } from '../../src/engine/import/read-workbook.ts';
import type { ReadRow } from '../../src/engine/import/reading.ts';
import { openWorkbook } from '../../src/formats/workbook.ts';
import { type Table, writeTables } from '../../src/formats/xlsx.ts';
import { packs } from '../../src/main/packs.ts';
import { blankTables } from '../../src/operations/ledger/blank-tables.ts';
import { loadAreas } from '../../src/store/areas/load-areas.ts';
import { plainDate } from '../../src/values/date.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';

const ledgers = packs.flatMap((pack) => pack.ledgers);
const { areas } = loadAreas();
const today = plainDate('2026-07-01');

async function read(tables: readonly Table[]) {
  const workbook = await openWorkbook(await writeTables(tables), '空表.xlsx');
  const reading = await readWorkbook(workbook, { ledgers, areas, today });
  const rows: ReadRow[] = [];
  for await (const row of reading.rows()) rows.push(row);
  return { reading, rows };
}

const residentId = `62122319800229002${checkCharacter('62122319800229002')}`;

const typed: Readonly<Record<FieldKind, string>> = {
  boolean: '是',
  integer: '1',
  decimal: '1.5',
  money: '12.30',
  date: '2026-03-01',
  choice: '',
  text: '某处',
  name: '王甲乙',
  residentId,
  certificateNumber: `${residentId}11`,
  phone: '13900000000',
  bankAccount: '6228480402564890018',
  town: '城关镇',
  village: '下坝社区',
  address: '下坝社区三号',
  sequence: '1',
};

/** The date of birth goes with the number; a first choice of each kind, in the order in which the list offers them. */
const textFor = (field: LedgerField): string =>
  field.establishes === 'birthDate' ? '1980-02-29' : (field.values?.[0]?.label ?? typed[field.kind]);

function filled(ledger: Ledger): readonly Table[] {
  const [first, ...others] = blankTables(ledger) as readonly [Table, ...Table[]];
  return [{ ...first, rows: [ledger.fields.map(textFor), ...first.rows.slice(1)] }, ...others];
}

describe('the empty workbook', () => {
  for (const ledger of ledgers)
    it(`of ${ledger.id} is recognised and holds nothing`, async () => {
      const { reading, rows } = await read(blankTables(ledger));
      assert.equal(reading.ledger.id, ledger.id);
      assert.deepEqual(
        Object.values(reading.sheets[0]!.columns).flat().sort(),
        ledger.fields.map(({ id }) => id).sort(),
      );
      assert.deepEqual(reading.sheets[0]!.unknownColumns, {});
      assert.deepEqual(reading.otherSheets, ['怎样填']);
      assert.deepEqual(rows, []);
    });
});

describe('one filled row', () => {
  for (const ledger of ledgers)
    it(`of ${ledger.id} is read as it was typed`, async () => {
      const { rows } = await read(filled(ledger));
      assert.equal(rows.length, 1);
      assert.deepEqual(rows[0]!.wrong, []);
      const { values } = rows[0]!;
      for (const field of ledger.fields) {
        const value = values[field.id];
        if (field.kind === 'sequence') continue;
        assert.notEqual(value ?? null, null, field.label);
        if (field.kind === 'money') assert.equal(value, 1230, field.label);
        if (field.kind === 'boolean') assert.equal(value, true, field.label);
        if (field.values !== undefined) assert.equal(value, field.values[0]!.id, field.label);
      }
    });
});
