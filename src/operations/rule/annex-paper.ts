/** The words of the annex. Tables only say what changes; what stays as it was needs no paper. */
import type { FilledBlock, FilledPaper, Run } from '../../define/filled-paper.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { parameterOn } from '../../engine/parameters.ts';
import { catalogueWith, daysOf, type RuleDraft } from '../../engine/what-if/draft.ts';
import { changesOverDays } from '../../engine/what-if/draft-words.ts';
import { type AreaCode, shortAreaName } from '../../values/area.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import { areasOf } from './draft-input.ts';
import { type EffectResult, type EffectSum, type HoldingEffect, periodWords, tiedWords } from './effect-of.ts';
import type { SubjectsEffect } from './subjects-felt.ts';
import { type ValueRow, valueRows } from './value-rows.ts';

export interface AnnexOf {
  readonly draft: RuleDraft;
  readonly result: EffectResult;
  /** The rules below the draft. */
  readonly catalogue: Catalogue;
  readonly places: ReadonlyMap<AreaCode, string>;
  readonly county: AreaCode;
  readonly today: PlainDate;
}

const run = (text: string): Run[] => [{ text }];
const heading = (text: string): FilledBlock => ({ block: 'heading', level: 1, runs: run(text) });
const paragraph = (text: string): FilledBlock => ({ block: 'paragraph', runs: run(text) });
const table = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): FilledBlock => ({
  block: 'table',
  title,
  head,
  rows: rows.map((row) => row.map(run)),
});

export function annexPaper(of: AnnexOf): FilledPaper {
  const { draft, result, places, county, today } = of;
  const title = `${draft.title}对照和影响测算`;
  const issuer = `${shortAreaName(places.get(county) ?? county)}残疾人联合会`;
  const { first, last } = result.months;
  const span = `${periodWords(first)}至${periodWords(last)}`;
  const { subjects = [] } = result;
  const aboutPeople = result.byPolicy.length > 0 || (subjects.length === 0 && (result.holdings ?? []).length === 0);
  return {
    id: `rule:${draft.id}`,
    kind: '附件',
    title,
    titleRuns: run(title),
    blocks: [
      heading('一、调整的内容'),
      paragraph(
        `依据${draft.paper.paper}${draft.paper.toConfirm && !draft.paper.paper.includes('拟稿') ? '（拟稿）' : ''}，自${inChinese(draft.from)}起执行。`,
      ),
      ...standards(of),
      ...clauses(of),
      heading('二、影响'),
      ...(aboutPeople ? peopleBlocks(result, span) : []),
      ...(result.holdings ?? []).flatMap(holdingBlocks),
      ...subjects.flatMap(subjectBlocks),
      paragraph(`本测算由${issuer}在${inChinese(today)}按当时登记的情况计算，以后的变动不在内，不作为发放依据。`),
    ],
    attachments: [],
    issuer,
    date: today,
    missing: [],
  };
}

const peopleBlocks = (result: EffectResult, span: string): FilledBlock[] => [
  paragraph(effectWords(result, span)),
  ...(tiedWords(result) === undefined ? [] : [paragraph(tiedWords(result)!)]),
  table(
    '按乡镇',
    ['乡镇', '调整前（元）', '调整后（元）', '增减（元）', '增加人次', '减少人次'],
    sumRows(result.byTown),
  ),
  table(
    '按级次',
    ['负担的级次', '调整前（元）', '调整后（元）', '增减（元）'],
    [...result.byLevel.map((level) => [level.title, ...moneyCells(level)]), ['合计', ...moneyCells(result.total)]],
  ),
  table(
    '按月',
    ['月份', '调整前（元）', '调整后（元）', '增减（元）', '增加人次', '减少人次'],
    sumRows(result.byPeriod),
  ),
];

/** A policy that pays no money. */
function holdingBlocks({ title, peopleGaining, peopleLosing, before, after, byTown }: HoldingEffect): FilledBlock[] {
  const words = `${title}（不发钱）：${peopleGaining} 人新符合，${peopleLosing} 人不再符合；符合的由 ${before} 人次变为 ${after} 人次。`;
  const rows = byTown.filter(({ gained, lost }) => gained + lost > 0);
  const head = ['乡镇', '调整前（人次）', '调整后（人次）', '新符合（人次）', '不再符合（人次）'];
  return [
    paragraph(words),
    ...(rows.length === 0
      ? []
      : [
          table(
            title,
            head,
            rows.map((row) => [row.title, ...[row.before, row.after, row.gained, row.lost].map(String)]),
          ),
        ]),
  ];
}

/** Areas and places are told by name: they are few, and the paper is about them. */
function subjectBlocks({ title, period, on, total, money, changed, eligible }: SubjectsEffect): FilledBlock[] {
  const when = period === 'once' ? `按${inChinese(on)}的情况` : periodWords(period);
  const sums = money
    ? `金额由 ${formatFen(total.beforeFen)}变为 ${formatFen(total.afterFen)}，`
    : `${eligible}的由 ${total.eligibleBefore} 个变为 ${total.eligibleAfter} 个，`;
  return [
    paragraph(`${title}（${when}）：核定 ${total.subjects} 个，${sums}${changed.length} 个有变化。`),
    ...(changed.length === 0
      ? []
      : [
          table(
            title,
            ['名称', '调整前', '调整后', '怎样变化'],
            changed.map(({ name, beforeWords, afterWords, how }) => [
              name,
              beforeWords,
              afterWords,
              how.slice(0, 3).join('；'),
            ]),
          ),
        ]),
  ];
}

const yuanText = (fen: number): string => formatFen(fen).replace(/元$/, '');
const moneyCells = ({ beforeFen, afterFen }: Pick<EffectSum, 'beforeFen' | 'afterFen'>): string[] => [
  yuanText(beforeFen),
  yuanText(afterFen),
  yuanText(afterFen - beforeFen),
];
const sumRows = (rows: readonly EffectSum[]): string[][] =>
  rows.map((row) => [row.title, ...moneyCells(row), String(row.more), String(row.less)]);

function effectWords({ areaName, people, gaining, losing, otherwise, total }: EffectResult, span: string): string {
  const difference = total.afterFen - total.beforeFen;
  const other = otherwise === 0 ? '' : `，${otherwise} 人有变化、金额不变或说不准`;
  return `${areaName}${span}测算 ${people} 人：${gaining} 人增加，${losing} 人减少${other}。应发合计由 ${formatFen(total.beforeFen)}变为 ${formatFen(total.afterFen)}，${difference < 0 ? '减少' : '增加'} ${formatFen(Math.abs(difference))}。`;
}

const isSame = (rows: readonly ValueRow[]): boolean =>
  rows.every(({ before, after }) => before === rows[0]!.before && after === rows[0]!.after);

function standards({ draft, catalogue, places }: AnnexOf): FilledBlock[] {
  return draft.values.flatMap(({ parameter: id, area, value, from }): FilledBlock[] => {
    const parameter = catalogue.parameters.get(id);
    if (parameter === undefined) return [];
    const held = parameterOn(parameter, from ?? draft.from, area);
    const all = valueRows(catalogue, parameter, held?.value ?? null, value);
    const rows = isSame(all)
      ? all.slice(0, 1).map((row) => ({ ...row, label: row.label && '各档' }))
      : all.filter(({ before, after }) => before !== after);
    const since = from === undefined ? '' : `，自${inChinese(from)}起`;
    const name = `${parameter.label}（${shortAreaName(places.get(area) ?? area)}${since}）`;
    return [
      table(
        name,
        ['档次', '调整前', '调整后'],
        rows.map(({ label, before, after }) => [label || '标准', before, after]),
      ),
    ];
  });
}

function clauses({ draft, catalogue, county }: AnnexOf): FilledBlock[] {
  if (draft.clauses.length === 0) return [];
  const after = catalogueWith(catalogue, draft);
  const words = changesOverDays(catalogue, after, daysOf(draft), areasOf(draft, county));
  return words.flatMap(({ title, zh }) => {
    const lines = zh.filter(({ part }) => part !== 'parameter');
    return lines.length === 0 ? [] : [paragraph(`${title}：${lines.map(({ text }) => text).join('')}`)];
  });
}
