/** Rosters made untidy at random from a known truth: whatever the dirt, the truth comes back, and what was spoilt is found. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { disabilityCategories } from '../../src/define/registry.ts';
import { loadAreas } from '../../src/store/areas/load-areas.ts';
import { shortAreaName } from '../../src/values/area.ts';
import { dateOf } from '../../src/values/date.ts';
import { cellName } from '../../src/values/sheet.ts';
import { person, readTables, type Value } from './reading-tables.ts';

const { areas } = loadAreas();
const villages = areas.filter(({ level }) => level === 'village');
const townOf = new Map(areas.map(({ code, name }) => [code, name]));

interface Truth {
  readonly name: string;
  readonly residentId: string;
  readonly category: number;
  readonly level: number;
  readonly issued: readonly [number, number, number];
  readonly village: number;
  readonly poor: boolean | null;
}

const truth = fc.record({
  name: fc.constantFrom('张三', '欧阳娜', '单䶮', '买买提·艾力', '𬭚𬭚', '王伟伟'),
  residentId: fc.integer({ min: 1, max: 999 }).map((number) => person(number)),
  category: fc.integer({ min: 1, max: 7 }),
  level: fc.integer({ min: 1, max: 4 }),
  issued: fc.tuple(
    fc.integer({ min: 2009, max: 2026 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 28 }),
  ),
  village: fc.integer({ min: 0, max: villages.length - 1 }),
  poor: fc.constantFrom(true, false, null),
});

const two = (value: number) => String(value).padStart(2, '0');
const full = (text: string) =>
  [...text]
    .map((char) => String.fromCodePoint(char.codePointAt(0)! + (char.codePointAt(0)! < 127 ? 0xfee0 : 0)))
    .join('');

/** Each field: its headings, and how its value may be written. */
const columns: Record<string, { headings: readonly string[]; spell: (person: Truth) => readonly Value[] }> = {
  name: {
    headings: ['姓名', '姓 名', '残疾人姓名', '姓\n名'],
    spell: ({ name }) => [name, ` ${name}`, [...name].join(' '), `${name}　`],
  },
  residentId: {
    headings: ['身份证号', '身份证号码', '公民身份号码', '居民身份证号'],
    spell: ({ residentId: id }) => [
      id,
      id.toLowerCase(),
      full(id),
      `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
      `'${id}`,
      `\u200b${id}`,
    ],
  },
  category: {
    headings: ['类别', '残疾类别', '残疾类型', '残疾种类'],
    spell: ({ category }) => {
      const { label } = disabilityCategories[category - 1]!;
      return [label, `${label}残疾`, String(category), category, `${label}（其他）`, full(String(category))];
    },
  },
  level: {
    headings: ['等级', '残疾等级', '级别', '残疾级别'],
    spell: ({ level }) => [
      level,
      `${level}级`,
      '一二三四'[level - 1]!,
      `${'壹贰叁肆'[level - 1]}级`,
      'ⅠⅡⅢⅣ'[level - 1]!,
      `${'一二三四'[level - 1]} 级`,
    ],
  },
  certificateNumber: {
    headings: ['残疾证号', '残疾人证号', '残疾证', '第二代残疾人证号'],
    spell: ({ residentId: id, category, level }) => [
      `${id}${category}${level}`,
      `${id}${category}${level}B1`,
      ` ${id} ${category}${level}`,
      null,
    ],
  },
  certificateIssuedOn: {
    headings: ['发证日期', '领证日期', '办证时间', '发证\n日期'],
    spell: ({ issued: [year, month, day] }) => [
      `${year}.${month}.${day}`,
      `${year}-${two(month)}-${two(day)}`,
      `${year}/${month}/${day}`,
      `${year}年${month}月${day}日`,
      `${year}${two(month)}${two(day)}`,
      new Date(Date.UTC(year, month - 1, day)),
      `${two(year % 100)}.${month}.${day}`,
    ],
  },
  town: {
    headings: ['乡镇', '所属乡镇', '乡镇（街道）', '街道/乡镇'],
    spell: ({ village }) => {
      const town = townOf.get(villages[village]!.parent!)!;
      return [town, `宕昌县${town}`, town.replace(/(藏族乡|镇|乡)$/, ''), `${town} `];
    },
  },
  village: {
    headings: ['村', '村（社区）', '行政村', '所在村'],
    spell: ({ village }) => {
      const { name } = villages[village]!;
      return [
        name,
        shortAreaName(name),
        ` ${shortAreaName(name)}`,
        `${shortAreaName(name).replace(/村$/, '')}村委会`.replace('社区村委会', '社区居委会'),
      ];
    },
  },
  lowIncome: {
    headings: ['是否低保', '是否享受低保', '低保户'],
    spell: ({ poor }) =>
      poor === null ? [null, '', ' '] : poor ? ['是', '√', '有', 'Y', 1] : ['否', '×', '无', 'N', 0],
  },
};

/** Spoilt cells and the code that each must get. */
const spoilt: Record<string, readonly (readonly [Value, string])[]> = {
  name: [[null, 'name-missing']],
  residentId: [
    ['6.21223E+17', 'id-precision-lost'],
    [621223198503011200, 'id-precision-lost'],
    ['62122319850301', 'id-invalid'],
    ['621223198513011236', 'id-invalid'],
  ],
  category: [['感冒', 'category-unknown']],
  level: [
    ['重度', 'level-ambiguous'],
    ['9', 'number-invalid'],
  ],
  certificateIssuedOn: [
    ['2019.02.30', 'date-invalid'],
    ['农历八月十五', 'date-invalid'],
    ['长期以来', 'date-invalid'],
  ],
  town: [['火星镇', 'town-unknown']],
  village: [['火星村', 'village-unknown']],
};

const layout = fc.record({
  order: fc.shuffledSubarray(Object.keys(columns), { minLength: Object.keys(columns).length }),
  headings: fc.array(fc.nat({ max: 3 }), { minLength: 9, maxLength: 9 }),
  titles: fc.integer({ min: 0, max: 4 }),
  repeatEvery: fc.integer({ min: 2, max: 9 }),
  noise: fc.array(
    fc.constantFrom<readonly Value[]>(['小计', '3人'], [], ['宕昌县残疾人花名册'], ['填报单位：县残联'], [7]),
    { maxLength: 4 },
  ),
  ends: fc.subarray<readonly Value[]>([
    ['合 计', null, null, '9人'],
    ['填表说明：1.按证件填写'],
    ['审核人：', null, '填表人：'],
    [],
  ]),
});

const spoil = fc.option(fc.tuple(fc.constantFrom(...Object.keys(spoilt)), fc.nat()), { nil: null, freq: 4 });
const people = fc.array(fc.tuple(truth, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), spoil), {
  minLength: 1,
  maxLength: 12,
});

it('finds the truth in any disorder', async () => {
  await fc.assert(
    fc.asyncProperty(layout, people, async ({ order, headings, titles, repeatEvery, noise, ends }, entries) => {
      const above = [
        ['宕昌县残疾人花名册'],
        ['填报单位：宕昌县残联  填报日期：2026.3.7  单位：元'],
        [],
        ['2026年度'],
      ].slice(0, titles);
      const header = ['序号', ...order.map((field, index) => pick(columns[field]!.headings, headings[index]!))];
      const rows: (readonly Value[])[] = [...above, header];
      const wanted = entries.map(([one, choices, fault], index) => {
        if (index > 0 && index % repeatEvery === 0) rows.push(...noise, header);
        const cells = order.map((field, at) => pick(columns[field]!.spell(one), choices[at]!));
        const bad = fault === null ? null : pick(spoilt[fault[0]]!, fault[1]);
        if (fault !== null) cells[order.indexOf(fault[0])] = bad![0];
        rows.push([index + 1, ...cells]);
        const wrong = fault === null ? [] : [`${cellName(order.indexOf(fault[0]) + 1, rows.length)} ${bad![1]}`];
        return { one, wrong, spoiltField: fault?.[0], row: rows.length };
      });
      const outcome = await readTables([{ rows: [...rows, ...ends] }]);
      assert.equal(outcome.reading.ledger.id, 'disability-roster');
      assert.deepEqual(
        outcome.rows.map(({ row }) => row),
        wanted.map(({ row }) => row),
      );
      for (const [index, row] of outcome.rows.entries()) compare(row, wanted[index]!);
    }),
    { numRuns: 60, seed: 20260701 },
  );
});

function compare(
  row: Awaited<ReturnType<typeof readTables>>['rows'][number],
  { one, wrong, spoiltField }: { one: Truth; wrong: string[]; spoiltField?: string | undefined },
): void {
  assert.deepEqual(
    row.wrong.map(({ cell, code }) => `${cell} ${code}`),
    wrong,
  );
  const village = villages[one.village]!;
  const expected: Record<string, unknown> = {
    name: one.name,
    residentId: one.residentId,
    category: disabilityCategories[one.category - 1]!.id,
    level: one.level,
    certificateIssuedOn: dateOf(...one.issued),
    town: village.parent,
    village: village.code,
    lowIncome: one.poor === null ? null : one.poor ? 'unclassified' : 'none',
  };
  for (const [field, value] of Object.entries(expected)) {
    if (field !== spoiltField && !(field === 'village' && spoiltField === 'town'))
      assert.equal(row.values[field], value, field);
  }
}

function pick<T>(from: readonly T[], index: number): T {
  return from[index % from.length]!;
}
