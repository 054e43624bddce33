/** What the words above a header tell: the day it was filled in, the month it is about, the unit of its money. */
import { dateOf, type PlainDate } from '../../values/date.ts';
import { bareText, cleanText } from './clean-text.ts';
import { readDate } from './read-date.ts';
import type { SheetHead } from './sheet-head.ts';

export interface TitleInfo {
  readonly text: string;
  readonly filledOn: PlainDate | null;
  /** First day of the month in the title. */
  readonly month: PlainDate | null;
  /** Yuan to one unit of the table's money: 10,000 for 单位：万元. */
  readonly yuanPerUnit: number;
  /** The title without the line that names who filled it in: where a place can be looked for. */
  readonly heading: string;
}

const UNITS: Record<string, number> = { 元: 1, 百元: 100, 千元: 1000, 万元: 10_000, 万: 10_000, 亿元: 100_000_000 };

export function readTitle(head: SheetHead, headerFrom: number, today: PlainDate): TitleInfo {
  const texts = head.rows
    .filter(({ number }) => number < headerFrom)
    .flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : [cleanText(cell.text.slice(0, 500))])));
  const text = texts.join(' ');
  return {
    text: texts[0] ?? '',
    filledOn: filledOn(text, today),
    month: monthIn(`${head.name} ${text.replace(/填[报表]日期.*$/u, '')}`),
    yuanPerUnit: yuanPerUnit(text),
    heading: texts.filter((line) => !/(填报|编制|报送|制表)单位/u.test(line)).join(' '),
  };
}

/** 单位：万元, but not 填报单位：宕昌县. `人、元` counts people and yuan. */
function yuanPerUnit(text: string): number {
  for (const match of bareText(text).matchAll(
    /(填报|编制|报送|责任|主管|制表)?单位[:：](?:[人户个次例月][、,，/])*([百千万亿]?元|万)/gu,
  )) {
    if (match[1] === undefined) return UNITS[match[2]!] ?? 1;
  }
  return 1;
}

/** The unit of a column, from its heading's brackets; undefined when they name no money. */
export function yuanOfUnit(unit: string | undefined): number | undefined {
  const match = /([百千万亿]?元|^万$)/u.exec(unit ?? '');
  return match ? UNITS[match[1]!] : undefined;
}

function filledOn(text: string, today: PlainDate): PlainDate | null {
  const match =
    /(?:填[报表]|制表|报送|统计|上报)(?:日期|时间)[:：]?\s*([0-9０-９〇零一二三四五六七八九十年月日./\-\s]{6,16})/u.exec(
      text,
    );
  const reading = match ? readDate(match[1]!.trim(), { today, kind: 'text' }) : undefined;
  return reading !== undefined && 'date' in reading ? reading.date : null;
}

function monthIn(text: string): PlainDate | null {
  const match = /(20\d{2})\s*[年.-]\s*(\d{1,2})\s*月?/u.exec(text);
  return match ? (dateOf(Number(match[1]), Number(match[2]), 1) ?? null) : null;
}
