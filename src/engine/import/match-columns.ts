/** Which column is which field: by the words of its heading, never by its place. */
import type { FieldKind } from '../../define/field.ts';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import { isOneEditAway } from './edit-distance.ts';
import { type Heading, headingReadings } from './heading.ts';

export interface MatchedColumn {
  readonly column: number;
  readonly field: LedgerField;
  readonly heading: Heading;
  /** 100 and more: the heading says exactly this. */
  readonly score: number;
}

export interface ColumnMatch {
  readonly columns: readonly MatchedColumn[];
  /** Columns with a heading that no field was found for. */
  readonly unknown: readonly { readonly column: number; readonly heading: Heading }[];
}

/** A field's words, made comparable once. The first path is the label. */
interface FieldWords {
  readonly field: LedgerField;
  readonly paths: readonly (readonly string[])[];
}

const EXACT = 95;
const LEAST = 45;

const known = new WeakMap<Ledger, readonly FieldWords[]>();

function wordsOf(ledger: Ledger): readonly FieldWords[] {
  let words = known.get(ledger);
  if (words === undefined) {
    words = ledger.fields.map((field) => ({ field, paths: [field.label, ...field.synonyms].flatMap(pathsOf) }));
    known.set(ledger, words);
  }
  return words;
}

function pathsOf(name: string): string[][] {
  const parts = name.split('/').map(headingReadings);
  if (parts.length === 1) return parts[0]!.map((reading) => [reading]);
  return [parts.map(([first]) => first!)];
}

/** Best pairs first, each column and each field once; then fields that say the same words as a taken column share it (残疾类别等级). */
export function matchColumns(headings: readonly (Heading | null)[], ledger: Ledger): ColumnMatch {
  const pairs = pairsOf(headings, ledger);
  const byColumn = new Map<number, MatchedColumn>();
  const byField = new Map<string, MatchedColumn>();
  for (const pair of pairs) {
    if (byColumn.has(pair.column) || byField.has(pair.field.id)) continue;
    byColumn.set(pair.column, pair);
    byField.set(pair.field.id, pair);
  }
  for (const pair of pairs) {
    if (pair.score < EXACT || byField.has(pair.field.id)) continue;
    const owner = byColumn.get(pair.column)!.field;
    if (pair.field.required || owner.kind !== pair.field.kind) byField.set(pair.field.id, pair);
  }
  const unknown = headings.flatMap((heading, column) =>
    heading && !byColumn.has(column) ? [{ column, heading }] : [],
  );
  return { columns: [...byField.values()].sort((a, b) => a.column - b.column), unknown };
}

function pairsOf(headings: readonly (Heading | null)[], ledger: Ledger): MatchedColumn[] {
  const pairs: MatchedColumn[] = [];
  headings.forEach((heading, column) => {
    if (heading === null) return;
    const readings = readingsOf(heading);
    for (const { field, paths } of wordsOf(ledger)) {
      const score = scoreOf(readings, field, paths);
      if (score >= LEAST) pairs.push({ column, field, heading, score });
    }
  });
  return pairs.sort((a, b) => b.score - a.score || a.column - b.column);
}

/** Words that name somebody else than the row's person: `监护人/姓名` is not the name. */
const OTHERS = /监护人|看护人|代领|帮扶|户主|联系人|医生|家属|申请人|经办|账户|开户|责任人|子女|配偶|父亲|母亲/u;

/** A heading made comparable, once for all ledgers. */
interface Readings {
  readonly segments: readonly (readonly string[])[];
  readonly joined: readonly string[];
  readonly parents: string;
}

const read = new WeakMap<Heading, Readings>();

function readingsOf(heading: Heading): Readings {
  let readings = read.get(heading);
  if (readings === undefined) {
    readings = {
      segments: heading.path.map(headingReadings),
      joined: headingReadings(heading.path.join('')),
      parents: heading.path.slice(0, -1).join(''),
    };
    read.set(heading, readings);
  }
  return readings;
}

function scoreOf(readings: Readings, field: LedgerField, paths: readonly (readonly string[])[]): number {
  let best = 0;
  for (const [index, path] of paths.entries()) {
    const score = scoreOfPath(path, readings, field.kind);
    if (score > 0) best = Math.max(best, score + (index === 0 ? 2 : 0));
  }
  return best;
}

function scoreOfPath(path: readonly string[], { segments, joined, parents }: Readings, kind: FieldKind): number {
  const leaf = segments.at(-1)!;
  const name = path.join('');
  if (path.length > 1) {
    const [parent, child] = path.slice(-2);
    if (segments.length > 1 && leaf.includes(child!)) {
      if (segments.at(-2)!.includes(parent!)) return 120;
      // 困难残疾人生活补贴/标准 is 生活补贴/标准.
      if (segments.at(-2)!.some((words) => saysMore(words, parent!))) return 90;
    }
    return joined.includes(name) ? 110 : 0;
  }
  if (joined.includes(name)) return segments.length === 1 ? 100 : EXACT;
  if (segments.length > 1 && leaf.includes(name)) return OTHERS.test(parents) && !OTHERS.test(name) ? 0 : 80;
  return likeness(name, joined[0]!, kind);
}

/** The parent's word with others around it, as long as those name nobody else. */
function saysMore(words: string, parent: string): boolean {
  if (parent.length < 2 || !words.includes(parent)) return false;
  return !OTHERS.test(words.replace(parent, ''));
}

/** What a heading ends in says what kind of value stands below it, so `低保证号` is never taken for `低保`. */
const ENDINGS: readonly (readonly [RegExp, ReadonlySet<FieldKind>])[] = [
  [
    /(号|号码|编号|账号|证|卡)$/u,
    new Set<FieldKind>(['residentId', 'certificateNumber', 'phone', 'bankAccount', 'sequence']),
  ],
  [/(日期|时间|年月|日)$/u, new Set<FieldKind>(['date'])],
  [/(电话|手机|联系方式)$/u, new Set<FieldKind>(['phone'])],
  [/(金额|标准|费用|补贴|收入|工资|保障金)$/u, new Set<FieldKind>(['money'])],
  [/(人数|人口|次数|月数|年限|数量|岁数|年龄)$/u, new Set<FieldKind>(['integer', 'decimal'])],
  [/(原因|情况|说明|单位|医院|机构|银行|行)$/u, new Set<FieldKind>(['text', 'choice', 'boolean'])],
];

function likeness(name: string, heading: string, kind: FieldKind): number {
  if (name.length < 2 || heading.length < 2) return 0;
  const close = name.length >= 4 && isOneEditAway(name, heading);
  if (!close && !heading.includes(name) && !name.includes(heading)) return 0;
  if (OTHERS.test(heading) && !OTHERS.test(name)) return 0;
  const fits = ENDINGS.find(([ending]) => ending.test(heading));
  if (fits && !fits[1].has(kind)) return 0;
  if (heading.includes(name)) {
    const share = name.length / heading.length;
    return share >= 0.6 ? 50 + share * 20 : 0;
  }
  if (name.includes(heading)) return heading.length / name.length >= 0.6 ? 46 : 0;
  return close ? 60 : 0;
}
