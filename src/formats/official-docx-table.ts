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

/** By the widest text of each column within bounds, so that a long remark does not starve the numbers beside it. In all exactly the text width. */
function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const columns =
    rows[0]?.map(
      (_, at) => weightOf(Math.max(NARROWEST, ...rows.map((row) => widthOf(row[at] ?? '')))) + MARGINS / CHARACTER,
    ) ?? [];
  const sum = columns.reduce((total, width) => total + width, 0);
  const widths = columns.map((width) => Math.floor((width * TEXT_WIDTH) / sum));
  const rest = TEXT_WIDTH - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}

/** Beyond sixteen characters a column grows by a quarter of what its text does, up to ten more. */
const weightOf = (width: number): number => Math.min(width, 16 + Math.min(10, Math.max(0, width - 16) / 4));
