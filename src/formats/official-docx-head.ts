/** 版头: the name of the issuing office in red, the paper's number and the red line. Only papers with a number have one. */
import { Paragraph } from 'docx';
import { blankLines, paragraph, words } from './official-docx-paragraph.ts';
import type { StyleId } from './official-docx-style.ts';
import { widthOf } from './official-docx-title.ts';

/** Names that are wider than 436 pt at 42 pt are narrowed, in percent, to stay on one line. */
const ROOM = 436 / 42;

export function redHead(issuer: string, number: string): Paragraph[] {
  const name = `${issuer}文件`;
  const scale = Math.min(100, Math.floor((ROOM / widthOf(name)) * 100));
  return [
    new Paragraph({ style: 'PaperRedName' satisfies StyleId, children: [words(name, scale < 100 ? { scale } : {})] }),
    ...blankLines(2),
    paragraph('PaperNumber', number),
    paragraph('PaperRedLine', ''),
  ];
}
