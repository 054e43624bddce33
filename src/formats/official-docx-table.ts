/** Tables in official papers: a title in 黑体 above, a full grid of thin lines, 四号 cells, the head repeated on each page. */
import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { FilledBlock } from '../define/filled-paper.ts';
import { paragraph, textOf } from './official-docx-paragraph.ts';
import { TEXT_WIDTH } from './official-docx-style.ts';
import { widthOf } from './official-docx-title.ts';

type FilledTable = Extract<FilledBlock, { block: 'table' }>;

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line };
/** A table of so many lines goes to the next page whole; longer ones break between rows. */
const KEPT_TOGETHER = 12;
/** A full character of 四号, and what a cell leaves empty beside its text. */
const CHARACTER = 280;
const MARGINS = 80;
/** Characters of a column: room for 100.0% in a wide typeface. */
const NARROWEST = 3.9;
/** Digits of substitutes for Times New Roman against half a character. */
const WIDE_DIGITS = 1.25;
/** Columns whose every cell is a number or this short are centred; longer words begin at the left. */
const SHORT = 8;

export function table({ title, head, rows }: FilledTable): (Paragraph | Table)[] {
  const texts = rows.map((row) => row.map(textOf));
  const all = [head, ...texts];
  const widths = columnWidths(all);
  const lines = all.reduce((sum, row) => sum + linesOf(row, widths), 0);
  const centred = widths.map((_, at) => texts.every((row) => widthOf(row[at] ?? '') <= SHORT));
  return [
    paragraph('PaperTableTitle', title),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      rows: all.map((row, index) => {
        const kept = lines <= KEPT_TOGETHER && index < all.length - 1 ? { keepNext: true } : {};
        const cells = row.map((text, at) => {
          const alignment = index === 0 || centred[at] ? AlignmentType.CENTER : AlignmentType.LEFT;
          return paragraph(index === 0 ? 'PaperTableHead' : 'PaperCell', text, { alignment, ...kept });
        });
        return new TableRow({
          cantSplit: true,
          tableHeader: index === 0,
          children: cells.map((content, at) => cell(content, widths[at] ?? 0)),
        });
      }),
    }),
  ];
}

const cell = (content: Paragraph, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 40, right: 40 },
    borders,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [content],
  });

const linesOf = (row: readonly string[], widths: readonly number[]): number =>
  Math.max(...row.map((text, at) => Math.ceil((widthOf(text) * CHARACTER) / ((widths[at] ?? 0) - MARGINS)) || 1));

/**
 * By the widest text of each column within bounds, so that a long remark does not starve the numbers beside it. First each column gets what its
 * numbers and short words need to stay on one line: headings may break, a sum may not. In all exactly the text width.
 */
function columnWidths([head = [], ...rows]: readonly (readonly string[])[]): number[] {
  const margin = MARGINS / CHARACTER;
  const columns = head.map((name, at) => {
    const texts = rows.map((row) => row[at] ?? '');
    const needed = Math.max(NARROWEST, Math.ceil(widthOf(name) / 2), ...texts.map(unbroken)) + margin;
    const wanted = weightOf(Math.max(NARROWEST, widthOf(name), ...texts.map(widthOf))) + margin;
    return { needed, wanted: Math.max(needed, wanted) };
  });
  const sum = (of: (column: (typeof columns)[number]) => number): number =>
    columns.reduce((total, column) => total + of(column), 0);
  const [needed, wanted] = [sum((column) => column.needed), sum((column) => column.wanted)];
  const spare = Math.max(0, TEXT_WIDTH / CHARACTER - needed);
  const share = wanted > needed ? Math.min(1, spare / (wanted - needed)) : 0;
  const shared = columns.map((column) => column.needed + (column.wanted - column.needed) * share);
  const whole = shared.reduce((total, width) => total + width, 0);
  const widths = shared.map((width) => Math.floor((width * TEXT_WIDTH) / whole));
  const rest = TEXT_WIDTH - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}

/** Room for a number or a short word on one line; with digits in it, in a typeface whose digits are wide, and set apart from the characters beside. */
const unbroken = (text: string): number => {
  const width = widthOf(text);
  if (width > SHORT) return 0;
  return /\d/.test(text) ? width * WIDE_DIGITS : width;
};

/** Beyond sixteen characters a column grows by a quarter of what its text does, up to ten more. */
const weightOf = (width: number): number => Math.min(width, 16 + Math.min(10, Math.max(0, width - 16) / 4));
