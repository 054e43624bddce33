/** The effect of a draft as a workbook: 汇总, 按乡镇, 按月, 按级次, 名单. Names are masked, as on the page; each sheet says whose it is and what it is. */
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import { type Table, writeTables } from '../../formats/xlsx.ts';
import { shortAreaName } from '../../values/area.ts';
import { formatFen } from '../../values/money.ts';
import { type EffectResult, type EffectRun, type EffectSum, periodWords, tiedWords } from './effect-of.ts';
import { subjectSheets } from './effect-subject-sheets.ts';

export interface WorkbookLine {
  readonly name: string;
  readonly area: string;
  readonly gainFen: number;
  readonly effects: readonly EffectRun[];
}

export interface WorkbookOf {
  readonly draft: RuleDraft;
  readonly result: EffectResult;
  /** ISO 8601 in UTC: when it was worked out. */
  readonly at: string;
  readonly list: readonly WorkbookLine[];
  readonly titleOf: (policy: string) => string;
  /** Code → name. */
  readonly places: ReadonlyMap<string, string>;
}

export function effectWorkbook(of: WorkbookOf): Promise<Uint8Array> {
  const { result } = of;
  return writeTables([
    summary(of),
    sums(of, '按乡镇', '乡镇', result.byTown),
    sums(of, '按月', '月份', result.byPeriod),
    levels(of),
    ...((result.holdings ?? []).length === 0 ? [] : [holdings(of)]),
    people(of),
    ...((result.subjects ?? []).length === 0 ? [] : subjectSheets({ ...of, result }, (name) => headed(of, name))),
  ]);
}

const yuan = (fen: number): number => fen / 100;

function headed(
  { draft, result, at }: WorkbookOf,
  name: string,
): Pick<Table, 'name' | 'title' | 'subtitle' | 'remarks'> {
  const made = new Date(Date.parse(at) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
  const { first, last } = result.months;
  const tied = tiedWords(result);
  return {
    name,
    title: `${draft.title}：影响测算（${name}）`,
    subtitle: `测算稿，不是发放依据。范围：${result.areaName}；月份：${first} 至 ${last}；${draft.from} 起执行；测算时间：${made}`,
    remarks: ['按测算时登记的情况计算；以后的变动不在内。金额单位：元。', ...(tied === undefined ? [] : [tied])],
  };
}

function summary(of: WorkbookOf): Table {
  const { result } = of;
  const isTied = ({ id }: EffectSum) => (result.tied ?? []).some((each) => each.id === id);
  const count = (what: string, people: number) => [what, people, null, null, null];
  const money = ({ title, beforeFen, afterFen }: EffectSum) => [
    title,
    null,
    yuan(beforeFen),
    yuan(afterFen),
    yuan(afterFen - beforeFen),
  ];
  return {
    ...headed(of, '汇总'),
    columns: [
      { heading: '项目', width: 36 },
      { heading: '人数', format: 'number' },
      { heading: '调整前', format: 'yuan', width: 16 },
      { heading: '调整后', format: 'yuan', width: 16 },
      { heading: '增减', format: 'yuan', width: 16 },
    ],
    rows: [
      count('参与测算的人', result.people),
      count('增加的人', result.gaining),
      count('减少的人', result.losing),
      count('有变化、金额不变或说不准的人', result.otherwise),
      ...result.byPolicy.map((sum) => money(isTied(sum) ? { ...sum, title: `${sum.title}（一起结算）` } : sum)),
      money(result.total),
    ],
  };
}

function sums(of: WorkbookOf, name: string, heading: string, rows: readonly EffectSum[]): Table {
  return {
    ...headed(of, name),
    columns: [
      { heading, width: 20 },
      { heading: '调整前', format: 'yuan', width: 16 },
      { heading: '调整后', format: 'yuan', width: 16 },
      { heading: '增减', format: 'yuan', width: 16 },
      { heading: '增加（人次）', format: 'number' },
      { heading: '减少（人次）', format: 'number' },
      { heading: '说不准（人次）', format: 'number' },
    ],
    rows: rows.map(({ title, beforeFen, afterFen, more, less, open }) => [
      title,
      yuan(beforeFen),
      yuan(afterFen),
      yuan(afterFen - beforeFen),
      more,
      less,
      open,
    ]),
  };
}

function levels(of: WorkbookOf): Table {
  return {
    ...headed(of, '按级次'),
    columns: [
      { heading: '负担的级次', width: 24 },
      { heading: '调整前', format: 'yuan', width: 16 },
      { heading: '调整后', format: 'yuan', width: 16 },
      { heading: '增减', format: 'yuan', width: 16 },
    ],
    rows: of.result.byLevel.map(({ title, beforeFen, afterFen }) => [
      title,
      yuan(beforeFen),
      yuan(afterFen),
      yuan(afterFen - beforeFen),
    ]),
  };
}

/** Policies that pay no money: by town and by period, in periods of people. */
function holdings(of: WorkbookOf): Table {
  return {
    ...headed(of, '不发钱的政策'),
    columns: [
      { heading: '政策', width: 30 },
      { heading: '乡镇或月份', width: 20 },
      { heading: '符合（调整前，人次）', format: 'number', width: 18 },
      { heading: '符合（调整后，人次）', format: 'number', width: 18 },
      { heading: '新符合（人次）', format: 'number', width: 14 },
      { heading: '不再符合（人次）', format: 'number', width: 14 },
      { heading: '说不准（人次）', format: 'number', width: 14 },
    ],
    rows: (of.result.holdings ?? []).flatMap(({ title, byTown, byPeriod, ...total }) =>
      [...byTown, ...byPeriod, { ...total, title: '合计' }].map((sum) => [
        title,
        sum.title,
        sum.before,
        sum.after,
        sum.gained,
        sum.lost,
        sum.open,
      ]),
    ),
  };
}

function people(of: WorkbookOf): Table {
  const nameOf = (code: string): string => shortAreaName(of.places.get(code) ?? code);
  return {
    ...headed(of, '名单'),
    columns: [
      { heading: '序号', format: 'number', width: 8 },
      { heading: '姓名', width: 12 },
      { heading: '乡镇', width: 14 },
      { heading: '村（社区）', width: 18 },
      { heading: '合计增减', format: 'yuan', width: 14 },
      { heading: '怎样变化', width: 70 },
    ],
    rows: of.list.map(({ name, area, gainFen, effects }, index) => [
      index + 1,
      name,
      nameOf(area.slice(0, 9)),
      area.length > 9 ? nameOf(area) : '',
      yuan(gainFen),
      effects.map((run) => runWords(run, of.titleOf(run.policy))).join('；'),
    ]),
  };
}

const sumWords = (fen: number | null, held = false): string => {
  if (fen === null) return '说不准';
  if (held) return fen === 1 ? '符合' : '不符合';
  return fen === 0 ? '不发' : formatFen(fen);
};

/** 护理补贴：2026 年 7 月至 12 月，100元→120元 */
export function runWords({ first, last, beforeFen, afterFen, held }: EffectRun, title: string): string {
  const when = first === last ? periodWords(first) : `${periodWords(first)}至 ${periodWords(last)}`;
  return `${title}：${when}，${sumWords(beforeFen, held)}→${sumWords(afterFen, held)}`;
}
