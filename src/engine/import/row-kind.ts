/** Tells entries from everything else that stands between them: totals, explanations, repeated headers, pre-numbered empty rows. */
import type { FieldKind } from '../../define/field.ts';
import type { Cell } from '../../values/sheet.ts';
import { bareText } from './clean-text.ts';
import type { MatchedColumn } from './match-columns.ts';
import type { SkippedRow } from './reading.ts';

/** The header's own words. */
export interface HeaderWords {
  readonly at: Map<number, Set<string>>;
  readonly anywhere: Set<string>;
}

export interface RowShape {
  readonly columns: readonly MatchedColumn[];
  readonly headerWords: HeaderWords;
  /** Whether a text is a place of the county: a line that heads a group. */
  isPlace(text: string): boolean;
}

export type RowKind = 'entry' | 'blank' | SkippedRow['why'];

const TOTAL = /^\p{Script=Han}{0,10}(合计|小计|总计|累计|共计|总数)([:：(（\d].*)?$|^共[计有]?\d+[人户名条]/u;
const EXPLANATION =
  /^(填[表报](说明|人|单位|日期|时间)|说明|备注|注|附注|审核|审批|制表|复核|负责人|经办|单位(负责|盖章)|主管|分管|领导|联系人?|日期|打印|第\d+页|共\d+页|[(（]?盖章|公章|签[字名章]|以下空白|此页空白|编制单位|报送单位)/u;
const IDENTITY: ReadonlySet<FieldKind> = new Set(['residentId', 'certificateNumber']);

export function kindOfRow(cells: readonly (Cell | null)[], shape: RowShape): RowKind {
  const filled = cells.flatMap((cell, column) => {
    const text = cell === null ? '' : bareText(cell.text.slice(0, 300));
    return text === '' ? [] : [{ column, text }];
  });
  if (filled.length === 0) return 'blank';
  const repeated = filled.filter(({ column, text }) => shape.headerWords.at.get(column)?.has(text)).length;
  if (repeated >= Math.max(1, filled.length * 0.6)) return 'repeated-header';
  // In another order it is the header of another table.
  if (filled.length >= 3 && filled.every(({ text }) => shape.headerWords.anywhere.has(text))) return 'repeated-header';
  const at = (kinds: (kind: FieldKind) => boolean) =>
    shape.columns.filter(({ field }) => kinds(field.kind)).map(({ column }) => column);
  const identity = at((kind) => IDENTITY.has(kind));
  if (filled.some(({ column, text }) => identity.includes(column) && text.replace(/\W/g, '').length >= 10))
    return 'entry';
  if (filled.slice(0, 3).some(({ text }) => text.length <= 20 && TOTAL.test(text))) return 'total';
  if (filled.length <= 8 && EXPLANATION.test(filled[0]!.text) && !/^\d+$/.test(filled[0]!.text)) return 'explanation';
  const sequence = at((kind) => kind === 'sequence');
  const said = filled.filter(({ column, text }) => !sequence.includes(column) && !/^[0.]+$/.test(text));
  if (said.length === 0)
    return filled.some(({ text }) => /\D/.test(text)) ? loneText(filled[0]!.text, shape) : 'no-data';
  if (isNumbering(filled)) return 'repeated-header';
  const names = at((kind) => kind === 'name');
  if (filled.length === 1) {
    const kind = loneText(said[0]!.text, shape);
    if (kind === 'place-heading' || !names.includes(said[0]!.column)) return kind;
  }
  return isEntry(said, shape, [...identity, ...names]) ? 'entry' : 'no-data';
}

const loneText = (text: string, shape: RowShape): RowKind =>
  shape.isPlace(placeWords(text)) ? 'place-heading' : 'title';

/** 一、下付村（12人） → 下付村. */
export const placeWords = (text: string): string =>
  text.replace(/[(（].*$/u, '').replace(/^第?([一二三四五六七八九十]+|\d+)[、.．:：]/u, '');

/** A line that numbers the columns: 1 2 3 4, 甲 乙 1 2. */
const isNumbering = (filled: readonly { text: string }[]): boolean =>
  filled.length >= 4 &&
  filled.every(({ text }) => /^[(（]?(\d{1,2}|[甲乙丙丁戊])[)）]?$/u.test(text)) &&
  filled.every(
    ({ text }, index) =>
      index === 0 ||
      !/^\d+$/.test(text) ||
      !/^\d+$/.test(filled[index - 1]!.text) ||
      Number(text) === Number(filled[index - 1]!.text) + 1,
  );

/** It says who or what it is about, or so much that something must be missing. */
function isEntry(said: readonly { column: number }[], shape: RowShape, identifying: readonly number[]): boolean {
  const mapped = new Set(shape.columns.map(({ column }) => column));
  const required = shape.columns.filter(({ field }) => field.required).map(({ column }) => column);
  if (said.some(({ column }) => identifying.includes(column) || required.includes(column))) return true;
  return said.filter(({ column }) => mapped.has(column)).length >= 3;
}
