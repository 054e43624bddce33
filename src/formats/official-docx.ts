/** A filled paper as a Word document in the layout of GB/T 9704-2012. The same paper gives the same bytes. */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { FilledBlock, FilledPaper } from '../define/filled-paper.ts';
import { attachments, imprint, signature } from './official-docx-end.ts';
import { redHead } from './official-docx-head.ts';
import { addressee, blankLines, paragraph, textOf, title } from './official-docx-paragraph.ts';
import { coreProperties, withFixedTimes } from './official-docx-properties.ts';
import { LINE, page, SMALL_CHARACTER, type StyleId, styles } from './official-docx-style.ts';
import { table } from './official-docx-table.ts';

export async function officialDocx(filled: FilledPaper): Promise<Uint8Array> {
  const document = new Document({
    styles: styles(),
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page, grid: { type: DocumentGridType.LINES, linePitch: LINE } },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: contents(filled),
      },
    ],
  });
  const bytes = await Packer.pack(document, 'uint8array', false, [
    { path: 'docProps/core.xml', data: coreProperties(filled) },
  ]);
  return withFixedTimes(bytes);
}

function contents(filled: FilledPaper): (Paragraph | Table)[] {
  const last = filled.attachments.length === 0 ? filled.blocks.at(-1) : undefined;
  return [
    ...(filled.number === undefined ? [] : [...redHead(filled.issuer, filled.number), ...blankLines(2)]),
    ...(isAnnex(filled) ? [paragraph('PaperAnnex', '附件'), ...blankLines(1)] : []),
    title(filled.titleRuns),
    ...blankLines(1),
    ...(filled.addressee === undefined ? [] : [addressee(filled.addressee, filled.language)]),
    ...filled.blocks.flatMap((block) => blockOf(block, block === last)),
    ...attachments(filled.attachments),
    ...(isAnnex(filled) ? [] : signature(filled)),
    // A floating table is anchored in the paragraph after it.
    ...(filled.imprint === undefined ? [] : [...blankLines(1), imprint(filled.imprint), paragraph('PaperAnchor', '')]),
  ];
}

/** 附件 stands in the first line and the title in the third; the paper that it belongs to is signed, and not the annex. */
const isAnnex = ({ kind }: FilledPaper): boolean => kind === '附件';

/** Five lines: LibreOffice moves a paragraph that is kept with the next as a whole, and would leave half a page white for a longer one. */
const SHORT = 5 * 28;

/** A short last paragraph goes with the signature, so that no page holds a signature only. */
function blockOf(block: FilledBlock, isLast: boolean): (Paragraph | Table)[] {
  if (block.block === 'table') return table(block);
  const text = textOf(block.runs);
  if (block.block === 'heading') return [paragraph(`PaperHeading${block.level}`, text)];
  return [paragraph('PaperBody', text, isLast && text.length <= SHORT ? { keepNext: true } : {})];
}

/** `— 1 —`, one character in from the outer edge. */
function pageNumber(alignment: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'PaperPageNumber' satisfies StyleId,
        alignment,
        indent: alignment === AlignmentType.LEFT ? { left: SMALL_CHARACTER } : { right: SMALL_CHARACTER },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}
