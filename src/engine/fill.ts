/** Fills a paper: measured figures, fund money and ledger entries into its words. Every figure keeps the link to what it counts. */
import type { Expression } from '../define/expression.ts';
import type { FilledBlock, FilledPaper, Imprint, Run } from '../define/filled-paper.ts';
import type { Block, FigurePart, Paper, Span } from '../define/paper.ts';
import type { PlainDate } from '../values/date.ts';
import { figureText, isPositive, type PaperFigure } from './fill-figure.ts';
import { amountText, chineseOrdinal, periodLabel } from './fill-number.ts';
import { fillWords, NOT_FILLED } from './fill-text.ts';

export interface PaperFund {
  /** Fen in all. */
  readonly total: bigint | number;
  readonly byLevel: readonly { readonly level: string; readonly fen: bigint | number }[];
}

export interface PaperEntry {
  readonly id: string;
  /** Field id → the value as people read it; null when it is not filled in. */
  readonly values: Readonly<Record<string, string | null>>;
}

export interface PaperData {
  /** By indicator id. */
  readonly figures: Readonly<Record<string, PaperFigure>>;
  /** By fund id. */
  readonly funds: Readonly<Record<string, PaperFund>>;
  /** By the key that `paperNeeds` gives. */
  readonly entries: Readonly<Record<string, readonly PaperEntry[]>>;
  /** `2026`, `2026-07`, `2026H1` or `2026Q1`. */
  readonly period: string;
  readonly areaName: string;
  readonly date: PlainDate;
  readonly number?: string;
  readonly addressee?: string;
  readonly attachments?: readonly string[];
  readonly imprint?: Imprint;
}

export interface PaperNeeds {
  readonly figures: readonly string[];
  readonly funds: readonly string[];
  readonly entries: readonly { readonly key: string; readonly ledger: string; readonly where?: Expression }[];
}

type EntriesBlock = Extract<Block, { block: 'entries' }>;

/** What has to be loaded before the paper can be filled: each id once, in the order of the paper. */
export function paperNeeds(paper: Paper): PaperNeeds {
  const figures = new Set<string>();
  const funds = new Set<string>();
  const entries = new Map<string, PaperNeeds['entries'][number]>();
  const readSpans = (spans: readonly Span[]): void => {
    for (const span of spans) {
      if (typeof span === 'string') continue;
      if ('figure' in span) figures.add(span.figure);
      if ('when' in span) {
        figures.add(span.when);
        readSpans([...span.then, ...(span.otherwise ?? [])]);
      }
      if ('fund' in span) funds.add(span.fund);
    }
  };
  const readBlock = (block: Block): void => {
    if (block.block === 'when') {
      figures.add(block.figure);
      for (const inner of [...block.then, ...(block.otherwise ?? [])]) readBlock(inner);
    } else if (block.block === 'entries') {
      entries.set(entriesKey(block), { key: entriesKey(block), ledger: block.ledger, where: block.where });
    } else if (block.block === 'table') for (const cell of block.rows.flat()) readSpans(cell);
    else readSpans(block.text);
  };
  readSpans(paper.title);
  for (const block of paper.blocks) readBlock(block);
  return { figures: [...figures], funds: [...funds], entries: [...entries.values()] };
}

/** The ledger's id, followed by the condition where there is one: two blocks may list different entries of one ledger. */
const entriesKey = ({ ledger, where }: EntriesBlock): string => (where ? `${ledger}?${JSON.stringify(where)}` : ledger);

/** Throws a RangeError when the data lacks something that `paperNeeds` names; figures that are not known stand as （未填）, in tables as a dash, and are listed. */
export function fillPaper(paper: Paper, data: PaperData): FilledPaper {
  const missing = new Set<string>();
  const filling: Filling = { data, missing, absent: NOT_FILLED, number: headingNumbers() };
  const titleRuns = fillSpans(paper.title, filling);
  return {
    id: paper.id,
    kind: paper.kind,
    title: plainText(titleRuns),
    titleRuns,
    number: data.number,
    addressee: data.addressee,
    blocks: paper.blocks.flatMap((block) => fillBlock(block, filling)),
    attachments: data.attachments ?? [],
    issuer: paper.issuer.replaceAll('{area}', data.areaName),
    date: data.date,
    imprint: data.imprint,
    missing: [...missing],
  };
}

export const plainText = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

interface Filling {
  readonly data: PaperData;
  readonly missing: Set<string>;
  /** What stands for a figure that is not known. */
  readonly absent: string;
  readonly number: (level: 1 | 2 | 3) => string;
}

function fillBlock(block: Block, filling: Filling): FilledBlock[] {
  switch (block.block) {
    case 'heading':
      return [
        {
          block: 'heading',
          level: block.level,
          runs: numbered(fillSpans(block.text, filling), filling.number(block.level)),
        },
      ];
    case 'paragraph': {
      const runs = fillSpans(block.text, filling);
      return runs.length === 0 ? [] : [{ block: 'paragraph', runs }];
    }
    case 'when': {
      const blocks = holds(block.figure, block.part, filling.data) ? block.then : (block.otherwise ?? []);
      return blocks.flatMap((inner) => fillBlock(inner, filling));
    }
    case 'entries':
      return fillEntries(block, filling);
    case 'table': {
      const inTable = { ...filling, absent: '—' };
      const rows = block.rows.map((row) => row.map((cell) => fillSpans(cell, inTable)));
      return [{ block: 'table', title: block.title, head: block.head, rows }];
    }
  }
}

function fillEntries(block: EntriesBlock, { data, missing }: Filling): FilledBlock[] {
  const entries = given(data.entries, entriesKey(block), 'entries');
  if (entries.length === 0) return block.none === '' ? [] : [{ block: 'paragraph', runs: [{ text: block.none }] }];
  return entries.map(({ id, values }, index) => {
    const filled = fillWords(block.each, values);
    for (const name of filled.missing) missing.add(`${block.ledger}/${id}.${name}`);
    const number = entries.length > 1 ? `${index + 1}.` : '';
    return { block: 'paragraph', runs: [{ text: number + filled.text, entry: { ledger: block.ledger, id } }] };
  });
}

const holds = (figure: string, part: FigurePart | undefined, data: PaperData): boolean =>
  isPositive(given(data.figures, figure, 'figure'), part ?? 'value');

const fillSpans = (spans: readonly Span[], filling: Filling): Run[] => spans.flatMap((span) => fillSpan(span, filling));

function fillSpan(span: Span, filling: Filling): Run | Run[] {
  const { data, missing, absent } = filling;
  if (typeof span === 'string') return { text: span };
  if ('when' in span) return fillSpans(holds(span.when, span.part, data) ? span.then : (span.otherwise ?? []), filling);
  if ('period' in span) return { text: periodLabel(data.period), fixed: true };
  if ('area' in span) return { text: data.areaName, fixed: true };
  if ('fund' in span) {
    const { total, byLevel } = given(data.funds, span.fund, 'fund');
    const fen = span.level === undefined ? total : byLevel.find(({ level }) => level === span.level)?.fen;
    if (fen === undefined) missing.add([span.fund, span.level].join('.'));
    return { text: fen === undefined ? absent : amountText(fen), fund: { id: span.fund, level: span.level } };
  }
  const part = span.part ?? 'value';
  const text = figureText(given(data.figures, span.figure, 'figure'), part);
  if (text === undefined) missing.add(`${span.figure}.${part}`);
  return { text: text ?? absent, figure: { id: span.figure, part } };
}

function given<T>(values: Readonly<Record<string, T>>, id: string, what: string): T {
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  if (value === undefined) throw new RangeError(`the paper's data has no ${what} “${id}”`);
  return value;
}

const HANDWRITTEN_NUMBER = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]\s*)/u;

/** Headings count themselves, so that a part left out by `when` leaves no gap; a number that the author wrote is replaced. */
function numbered(runs: readonly Run[], number: string): Run[] {
  const [first, ...rest] = runs;
  if (first === undefined || first.figure || first.fund) return [{ text: number }, ...runs];
  return [{ ...first, text: number + first.text.replace(HANDWRITTEN_NUMBER, '') }, ...rest];
}

/** `一、` → `（一）` → `1.`; a heading starts the count of the levels below it again. */
function headingNumbers(): (level: 1 | 2 | 3) => string {
  const counts = [0, 0, 0];
  return (level) => {
    counts[level - 1]! += 1;
    counts.fill(0, level);
    const count = counts[level - 1]!;
    return level === 1 ? `${chineseOrdinal(count)}、` : level === 2 ? `（${chineseOrdinal(count)}）` : `${count}.`;
  };
}
