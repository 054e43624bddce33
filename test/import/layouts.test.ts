/** How lists are laid out: titles, headers of one to three rows, totals, families, one sheet to a town. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '../../src/values/problem.ts';
import { person, readFile, readTable, readTables, rules, type Value, values } from './reading-tables.ts';

const HEAD = ['序号', '姓名', '身份证号', '残疾类别', '残疾等级', '乡镇', '村', '是否低保'];
const row = (number: number, more: Partial<Record<number, Value>> = {}): Value[] =>
  HEAD.map(
    (_, column) =>
      more[column] ??
      [number, `张${'一二三四五六七八九'[number - 1]}`, person(number), '肢体', '二级', '南阳镇', '下付村', '否'][
        column
      ]!,
  );
const roster = (...rows: Value[][]) => readTable([['残疾人花名册'], HEAD, ...rows]);

describe('headers', () => {
  it('stand below no, one or several lines of title', async () => {
    for (let titles = 0; titles <= 4; titles++) {
      const above = [
        ['宕昌县残疾人花名册'],
        ['填报单位：宕昌县残联', null, '联系电话：', '13900001234'],
        [],
        ['2026年3月'],
      ].slice(0, titles);
      const { reading, rows, wrong } = await readTable([...above, HEAD, row(1), row(2)]);
      assert.deepEqual([reading.ledger.id, rows.length, wrong, rows[0]!.row], ['disability-roster', 2, [], titles + 2]);
    }
  });

  it('have other words in another order', async () => {
    const outcome = await readTable([
      ['持证残疾人信息'],
      [
        '备 注',
        '所在村',
        '残疾级别',
        '残疾\n类型',
        '*残疾人姓名',
        '公民身份号码（必填）',
        '手机号码',
        '领证日期',
        '是否享受低保',
        '街道/乡镇',
      ],
      ['', '下付村', 'Ⅲ', '听力', '张三', person(1), '13900001234', '2020.1.2', '√', '南阳'],
    ]);
    assert.deepEqual(outcome.wrong, []);
    const { name, residentId, level, category, phone, certificateIssuedOn, lowIncome, town } = outcome.rows[0]!.values;
    assert.deepEqual(
      [name, residentId, level, category, phone, certificateIssuedOn, lowIncome, town],
      ['张三', person(1), 3, 'hearing', '13900001234', '2020-01-02', 'unclassified', '621223103'],
    );
  });

  it('have three rows, merged', async () => {
    const outcome = await readTable(
      [
        ['残疾人花名册'],
        ['序号', '基本信息', null, '残疾情况', null, null, '监护人', null, '备注'],
        [null, '姓名', '身份证号', '残疾证', null, '残疾证号', '姓名', '电话', null],
        [null, null, null, '类别', '等级', null, null, null, null],
        [1, '张三', person(1), '视力', '一级', `${person(1)}11`, '李四', '13900001234', ''],
      ],
      ['A2:A4', 'B2:C2', 'B3:B4', 'C3:C4', 'D2:F2', 'D3:E3', 'F3:F4', 'G2:H2', 'G3:G4', 'H3:H4', 'I2:I4'],
    );
    assert.deepEqual(outcome.reading.sheets[0]!.headerRows, [2, 4]);
    const { name, category, level, certificateNumber, guardianName, guardianPhone } = outcome.rows[0]!.values;
    assert.deepEqual(
      [name, category, level, certificateNumber, guardianName, guardianPhone],
      ['张三', 'vision', 1, `${person(1)}11`, '李四', '13900001234'],
    );
    assert.deepEqual(outcome.wrong, []);
  });

  it('have parents over children without merged cells, as in text files', async () => {
    const text = `残疾人花名册,,,,\n姓名,身份证号,残疾情况,,监护人,\n,,类别,等级,姓名,电话\n张三,${person(1)},肢体,四级,李四,13900001234\n`;
    const outcome = await readFile(new TextEncoder().encode(`\ufeff${text}`), '花名册.csv');
    const { name, category, level, guardianName } = outcome.rows[0]!.values;
    assert.deepEqual([name, category, level, guardianName], ['张三', 'physical', 4, '李四']);
  });

  it('have the unit in brackets, a numbering line below, a misspelling', async () => {
    const outcome = await readTable([
      ['两项补贴发放表 2026年4月'],
      ['序号', '姓名', '身份正号', '生活补贴(百元)', '护理补贴（元）', '合计(元)'],
      ['甲', '乙', 1, 2, 3, 4],
      [1, '张三', person(1), 1.1, '110.00元', '２２０'],
    ]);
    assert.deepEqual(
      outcome.skipped.map(({ why }) => why),
      ['repeated-header'],
    );
    const { livingAllowance, nursingAllowance, total, month } = outcome.rows[0]!.values;
    assert.deepEqual([livingAllowance, nursingAllowance, total, month], [11000, 11000, 22000, '2026-04-01']);
    assert.deepEqual(outcome.wrong, []);
  });

  it('never take the guardian for the person, nor a number of a benefit for the benefit', async () => {
    const outcome = await readTable([
      ['残疾人花名册'],
      ['监护人姓名', '监护人身份证号', '监护人电话', '姓名', '身份证号', '低保证号', '是否低保', '乡镇'],
      ['李四', person(2), '13900001234', '张三', person(1), '62122300123', '是', '南阳镇'],
    ]);
    const { name, residentId, lowIncome, guardianName } = outcome.rows[0]!.values;
    assert.deepEqual([name, residentId, lowIncome, guardianName], ['张三', person(1), 'unclassified', '李四']);
    assert.deepEqual(outcome.reading.sheets[0]!.unknownColumns, { B: '监护人身份证号', F: '低保证号' });
  });

  it('that are missing are asked for; a table of something else is refused', async () => {
    const problem = async (rows: Value[][], ledger?: string) => {
      try {
        await readTables([{ rows }], ledger === undefined ? {} : { ledger });
      } catch (error) {
        if (error instanceof Problem) return [error.code, error.say('zh')] as const;
      }
      return assert.fail('it was read');
    };
    const [code, words] = await problem([['残疾人花名册'], ['名称', '数量', '单价'], ['盲杖', 1, 2]]);
    assert.equal(code, 'header-not-found');
    assert.match(words, /残疾人花名册.*姓名、身份证号/);
    assert.equal(
      (await problem([['年度采购'], ['名称', '数量', '单价', '金额'], ['盲杖', 1, 2, 2]]))[0],
      'ledger-unknown',
    );
    assert.equal(
      (await problem([['年度采购'], ['名称', '数量', '单价'], ['盲杖', 1, 2]], 'river-order'))[0],
      'header-not-found',
    );
    assert.equal((await problem([['随便'], HEAD, row(1)], 'no-such-ledger'))[0], 'ledger-unknown');
  });
});

describe('rows that are no entries', () => {
  it('are left out: totals, explanations, signatures, blanks, repeated headers, numbered empty rows', async () => {
    const { rows, skipped, wrong } = await roster(
      row(1),
      ['小计', null, '1人'],
      [],
      ['宕昌县残疾人花名册'],
      HEAD,
      row(2),
      ['本页小 计', null, null, null, null, null, null, 0],
      [3],
      [4, null, null, null, null, null, null, 0],
      ['合计', '2人'],
      ['填表说明：1.按证件填写'],
      ['2.外出人员请注明'],
      ['审核人：', '王五', null, '填表人：', '赵六'],
      ['（盖章）'],
    );
    assert.deepEqual(
      rows.map(({ row: number }) => number),
      [3, 8],
    );
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      skipped.map(({ row: number, why }) => `${number} ${why}`),
      [
        '4 total',
        '6 title',
        '7 repeated-header',
        '9 total',
        '10 no-data',
        '11 no-data',
        '12 total',
        '13 explanation',
        '14 title',
        '15 explanation',
        '16 explanation',
      ],
    );
  });

  it('but a row without a name or without a number is an entry, and wrong', async () => {
    const { wrong } = await roster(
      row(1, { 1: null as never }),
      [2, null, person(2), '肢体', '一级'],
      [3, '张三', null, '肢体', '一级', '南阳镇'],
      [4, '李四'],
    );
    assert.deepEqual(wrong, ['B4 name-missing', 'C5 required-missing', 'C6 required-missing']);
  });

  it('a village in a line of its own heads the rows below it', async () => {
    const outcome = await readTable([
      ['残疾人花名册'],
      ['姓名', '身份证号', '等级', '类别'],
      ['南阳镇'],
      ['下付村（1人）'],
      ['张三', person(1), '一', '1'],
      ['李四', person(2), '一', '1'],
    ]);
    assert.deepEqual(values(outcome, 'town'), ['621223103', '621223103']);
    assert.ok(values(outcome, 'village').every((code) => String(code).startsWith('621223103')));
    assert.deepEqual(
      outcome.skipped.map(({ why }) => why),
      ['place-heading', 'place-heading'],
    );
  });
});

describe('sheets', () => {
  it('are towns: the name says where, other and hidden sheets are named and left out', async () => {
    const head = ['姓名', '身份证号', '残疾类别', '残疾等级', '村'];
    const outcome = await readTables([
      { name: '填写说明', rows: [['请按证件填写'], ['不要合并单元格']] },
      { name: '南阳镇', rows: [head, ['张三', person(1), '肢体', '二级', '下付村']] },
      { name: '城关', rows: [['残疾人花名册'], head, ['李四', person(2), '视力', '一级', '下坝']] },
      { name: '旧', rows: [['残疾人花名册'], head, ['王五', person(3), '视力', '一级', '下坝']], hidden: true },
    ]);
    assert.deepEqual(outcome.reading.otherSheets, ['填写说明', '旧']);
    assert.deepEqual(values(outcome, 'town'), ['621223103', '621223100']);
    assert.deepEqual(
      values(outcome, 'village').map((code) => String(code).slice(0, 9)),
      ['621223103', '621223100'],
    );
    assert.deepEqual(rules(outcome, 'town'), ['town-from-village']);
    assert.deepEqual(outcome.wrong, []);
  });

  it('are villages, too', async () => {
    const outcome = await readTables([
      {
        name: '下坝社区',
        rows: [['残疾人花名册'], ['姓名', '身份证号', '类别', '等级'], ['李四', person(2), '视力', '一级']],
      },
    ]);
    assert.deepEqual(
      [outcome.rows[0]!.values['town'], outcome.rows[0]!.values['village']],
      ['621223100', '621223100002'],
    );
  });
});

describe('merged cells down the rows', () => {
  it('give their value to each row, amounts only to the first', async () => {
    const outcome = await readTable(
      [
        ['两项补贴发放表', null, null, null, '2026年3月'],
        ['乡镇', '村', '姓名', '身份证号', '生活补贴', '合计'],
        ['南阳镇', '下付村', '张三', person(1), 110, 220],
        [null, null, '李四', person(2), 110, null],
        [null, null, '王五', person(3), 110, 110],
      ],
      ['A3:A5', 'B3:B5', 'F3:F4'],
    );
    assert.deepEqual(values(outcome, 'town'), ['621223103', '621223103', '621223103']);
    assert.deepEqual(values(outcome, 'total'), [22000, null, 11000]);
    assert.deepEqual(rules(outcome, 'village', 2), ['merged-down']);
  });
});

describe('one person over two rows', () => {
  it('is the same person twice', async () => {
    const { rows, wrong } = await readTable(
      [
        ['白内障手术登记'],
        ['姓名', '身份证号', '筛查日期', '诊断', '手术日期', '眼别'],
        ['张三', person(1), '2026.3.1', '老年性白内障', '2026.4.1', '右'],
        [null, null, null, null, '2026.5.1', '左'],
        ['李四', person(2), '2026.3.1', '无', null, null],
      ],
      ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4'],
    );
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      rows.map(({ values: { name, eye, operatedOn } }) => [name, eye, operatedOn]),
      [
        ['张三', 'right', '2026-04-01'],
        ['张三', 'left', '2026-05-01'],
        ['李四', null, null],
      ],
    );
  });
});

describe('families', () => {
  const head = ['序号', '乡镇', '村', '户主姓名', '家庭人口', '类别', '姓名', '与户主关系', '身份证号', '月保障金'];
  const family = (
    first: boolean,
    name: string,
    relation: string,
    number: number,
    more: Value[] = [1, '南阳镇', '下付村', '张三', 2, 'A'],
  ): Value[] => [...(first ? more : Array(6).fill(null)), name, relation, person(number), first ? 500 : null];

  it('are told by merged cells', async () => {
    const { rows, wrong } = await readTable(
      [
        ['低保家庭花名册'],
        head,
        family(true, '张三', '户主', 1),
        family(false, '李四', '妻', 2),
        family(true, '王五', '户主', 3, [2, '南阳镇', '下付村', '王五', 1, 'C类']),
      ],
      ['A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:F4', 'J3:J4'],
    );
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      rows.map(({ household }) => household?.headRow),
      [3, 3, 5],
    );
    assert.deepEqual(
      rows.map(({ values: { lowIncome, relation, village } }) => [lowIncome, relation, typeof village]),
      [
        ['first', 'head', 'string'],
        ['first', 'spouse', 'string'],
        ['third', 'head', 'string'],
      ],
    );
  });

  it('are told where nothing is merged, or everything is repeated', async () => {
    const same = [1, '南阳镇', '下付村', '张三', 2, '一类'];
    for (const second of [family(false, '李四', '之妻', 2), family(true, '李四', '妻子', 2, same)]) {
      const { rows } = await readTable([
        ['低保家庭花名册'],
        head,
        family(true, '张三', '户主', 1, same),
        second,
        family(true, '张三', '本人', 3, [2, '南阳镇', '下付村', '张三', 1, '二类']),
      ]);
      assert.deepEqual(
        rows.map(({ household }) => household?.headRow),
        [3, 3, 5],
      );
      assert.deepEqual(
        rows.map(({ values: { lowIncome } }) => lowIncome),
        ['first', 'first', 'second'],
      );
    }
  });

  it('stand in one row each when only heads are listed', async () => {
    const { rows, wrong } = await readTable([
      ['农村低保对象花名册'],
      ['序号', '户主姓名', '身份证号', '低保证号', '保障人口', '低保类别', '月保障金额', '一卡通账号'],
      [1, '张三', person(1), '001', 3, '三类', 300, '6230474748053041425'],
      [2, '李四', person(2), '002', 1, '五保', 200, '6230474748053041425'],
    ]);
    assert.deepEqual(wrong, ['F4 choice-unknown']);
    assert.deepEqual(
      rows.map(({ values: { name, relation, residentId }, household }) => [
        name,
        relation,
        residentId,
        household?.headRow,
      ]),
      [
        ['张三', 'head', person(1), 3],
        ['李四', 'head', person(2), 4],
      ],
    );
  });

  it('have the head’s number and the members’ in columns of the same name', async () => {
    const outcome = await readTable(
      [
        ['低保家庭花名册'],
        ['户主姓名', '身份证号', '类别', '家庭成员', null, null],
        [null, null, null, '姓名', '与户主关系', '身份证号'],
        ['张三', person(1), 'B类', '张三', '户主', person(1)],
        [null, null, null, '李四', '长子', person(5)],
      ],
      ['A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'A4:A5', 'B4:B5', 'C4:C5'],
    );
    assert.deepEqual(values(outcome, 'residentId'), [person(1), person(5)]);
    assert.deepEqual(values(outcome, 'headResidentId'), [person(1), person(1)]);
    assert.deepEqual(values(outcome, 'relation'), ['head', 'child']);
    assert.deepEqual(outcome.wrong, []);
  });
});
