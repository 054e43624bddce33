/** Paragraphs of official papers: each has one of the named styles. */
import { type IParagraphOptions, Paragraph, TextRun } from 'docx';
import type { Run } from '../define/filled-paper.ts';
import type { StyleId } from './official-docx-style.ts';
import { titleLines } from './official-docx-title.ts';

/** XML has no place for control characters and halves of a surrogate pair; names with rare characters pass whole. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const words = (text: string, options: { break?: number; scale?: number } = {}): TextRun =>
  new TextRun({ ...options, text: text.toWellFormed().replace(NOT_IN_XML, '') });

export const paragraph = (
  style: StyleId,
  text: string,
  options: Omit<IParagraphOptions, 'style' | 'children'> = {},
): Paragraph => new Paragraph({ ...options, style, children: text === '' ? [] : [words(text)] });

export const blankLines = (count: number, options: Pick<IParagraphOptions, 'keepNext'> = {}): Paragraph[] =>
  Array.from({ length: count }, () => paragraph('PaperLine', '', options));

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** One paragraph with line breaks, so that it stays one title to whoever edits or listens to it. */
export const title = (runs: readonly Run[]): Paragraph =>
  new Paragraph({
    style: 'PaperTitle' satisfies StyleId,
    children: titleLines(runs).map((line, index) => words(line, index === 0 ? {} : { break: 1 })),
  });

/** 主送机关: flush left with a full-width colon. */
export const addressee = (name: string, language?: 'en'): Paragraph =>
  paragraph('PaperLine', `${name.replace(/[:：]$/u, '')}${language === 'en' ? ':' : '：'}`);
