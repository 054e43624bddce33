/** The rows of signed workbooks, found by their headings, in whatever order the columns came back. */
import type { SignedCells } from '../../engine/case/signed-row.ts';
import { normaliseWord } from '../../engine/case/signed-words.ts';
import type { Cell, SheetRow, Workbook } from '../../values/sheet.ts';
import { headings } from './case-table.ts';

export interface SignedLine {
  readonly sheet: string;
  readonly row: number;
  readonly key: string;
  readonly cells: SignedCells;
}

const wanted = Object.entries(headings).map(([id, heading]) => [id, normaliseWord(heading)] as const);

/** Sheets without a column 核对码 are passed over. */
export async function signedLines(workbook: Workbook): Promise<SignedLine[]> {
  const lines: SignedLine[] = [];
  for (const { name, rows } of workbook.sheets) {
    let places: ReadonlyMap<string, number> | undefined;
    for await (const row of rows()) {
      if (places === undefined) places = headingsIn(row);
      else {
        const line = lineOf(name, row, places);
        if (line !== undefined) lines.push(line);
      }
    }
  }
  return lines;
}

function headingsIn({ cells }: SheetRow): ReadonlyMap<string, number> | undefined {
  const words = cells.map((cell) => normaliseWord(cell?.text ?? ''));
  const places = new Map(
    wanted.flatMap(([id, heading]) => (words.includes(heading) ? [[id, words.indexOf(heading)]] : [])),
  );
  return places.has('key') ? places : undefined;
}

function lineOf(
  sheet: string,
  { number, cells }: SheetRow,
  places: ReadonlyMap<string, number>,
): SignedLine | undefined {
  const text = (id: keyof typeof headings): string => {
    const place = places.get(id);
    return textOf(place === undefined ? null : cells[place]);
  };
  const key = normaliseWord(text('key'));
  if (!/^[0-9a-f]{12}$/.test(key)) return undefined;
  return {
    sheet,
    row: number,
    key,
    cells: {
      title: text('title'),
      on: text('on'),
      given: text('given'),
      expected: text('expected'),
      amount: text('amount'),
      confirmed: text('confirmed'),
      signedBy: text('signedBy'),
      signedOn: text('signedOn'),
      remark: text('remark'),
    },
  };
}

const textOf = (cell: Cell | null | undefined): string => (cell?.text ?? '').trim();
