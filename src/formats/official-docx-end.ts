/** What follows the body: the list of attachments, the signature with the date, and the imprint. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  OverlapType,
  type Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { FilledPaper, Imprint } from '../define/filled-paper.ts';
import { inChinese, inEnglish } from '../values/date.ts';
import { blankLines, paragraph } from './official-docx-paragraph.ts';
import { CHARACTER, LINE, SMALL_CHARACTER, TEXT_WIDTH } from './official-docx-style.ts';
import { widthOf } from './official-docx-title.ts';

const twipsOf = (text: string): number => Math.round(widthOf(text) * CHARACTER);

/** `附件：1.…` one blank line below the body, each further name under the first, no mark at the end. */
export function attachments(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return [];
  const label = '附件：';
  const lines = names.map((name, index) => {
    const number = names.length > 1 ? `${index + 1}.` : '';
    const lead = (index === 0 ? label : '') + number;
    const left = 2 * CHARACTER + twipsOf(label + number);
    return paragraph('PaperLine', lead + name.replace(/[。；，.]$/u, ''), { indent: { left, hanging: twipsOf(lead) } });
  });
  return [...blankLines(1), ...lines];
}

/** The date stands four characters from the right, the office centred over it; two lines are left for the seal. None of it stands alone on a page. */
export function signature({ issuer, date, language }: Pick<FilledPaper, 'issuer' | 'date' | 'language'>): Paragraph[] {
  const day = language === 'en' ? inEnglish(date) : inChinese(date);
  const overhang = (twipsOf(issuer) - twipsOf(day)) / 2;
  const dateFromRight = Math.max(4 * CHARACTER, overhang);
  const line = (text: string, right: number, keepNext: { keepNext?: true }): Paragraph =>
    paragraph('PaperLine', text, {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right) },
      keepLines: true,
      ...keepNext,
    });
  return [
    ...blankLines(2, { keepNext: true }),
    line(issuer, dateFromRight - overhang, { keepNext: true }),
    line(day, dateFromRight, {}),
  ];
}

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** 0.35 mm outside, 0.25 mm between, in eighths of a point. */
const thick: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

/** 版记 at the foot of the last page. Word and WPS place it there; LibreOffice leaves it below the text. */
export function imprint({ copiesTo, printedBy, printedOn }: Imprint): Table {
  const rows = [
    ...(copiesTo === undefined ? [] : [copies(copiesTo)]),
    paragraph('PaperImprint', `${printedBy}\t${inChinese(printedOn)}印发`, {
      indent: { left: SMALL_CHARACTER, right: SMALL_CHARACTER },
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - SMALL_CHARACTER }],
    }),
  ];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    float: {
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    rows: rows.map((content, index) =>
      row(content, index === 0 ? thick : thin, index === rows.length - 1 ? thick : thin),
    ),
  });
}

/** 抄送, the names hanging under each other, closed by a full stop. */
const copies = (names: string): Paragraph =>
  paragraph('PaperImprint', `抄送：${names.replace(/[。，；]$/u, '')}。`, {
    indent: { left: SMALL_CHARACTER * 4, right: SMALL_CHARACTER, hanging: SMALL_CHARACTER * 3 },
  });

const row = (content: Paragraph, top: IBorderOptions, bottom: IBorderOptions): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: LINE, rule: HeightRule.ATLEAST },
    children: [
      new TableCell({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        margins: { left: 0, right: 0 },
        borders: { top, bottom, left: none, right: none },
        children: [content],
      }),
    ],
  });
