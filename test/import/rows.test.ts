/** What the cells of a row say of each other, and the same list in every kind of file. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { checkCharacter } from '../../src/values/resident-id.ts';
import { type Outcome, person, readFile, readTable, readTables, rules, type Value, values } from './reading-tables.ts';

const HEAD = ['姓名', '身份证号', '残疾类别', '残疾等级', '残疾证', '乡镇', '村（社区）', '备注'];
const roster = (...rows: Value[][]) => readTable([['残疾人花名册'], HEAD, ...rows]);
const id = person(11);

/** Its check character replaced by another. */
const unsound = (number: string) => number.slice(0, 17) + (number.endsWith('0') ? '1' : '0');

describe('identity number and certificate', () => {
  it('the certificate stands in for a column of identity numbers that is not there', async () => {
    const outcome = await readTable([
      ['残疾人花名册'],
      ['姓名', '残疾证号', '村', '乡镇'],
      ['张三', `${id}43B1`, '下付村', '南阳镇'],
      ['李四', `${unsound(person(2))}11`, '下付村', '南阳镇'],
      ['王五', '', '下付村', '南阳镇'],
    ]);
    const { residentId, category, level, sex, birthDate } = outcome.rows[0]!.values;
    assert.deepEqual([residentId, category, level, sex, birthDate], [id, 'physical', 3, 'male', '1985-03-01']);
    assert.deepEqual(rules(outcome, 'residentId'), ['id-from-certificate']);
    assert.deepEqual(rules(outcome, 'level'), ['level-from-certificate']);
    assert.deepEqual(outcome.wrong, ['B4 id-checksum', '身份证号 required-missing']);
  });

  it('must agree, number by number', async () => {
    const { wrong } = await roster(
      ['甲', id, '肢体', '三级', `${id}43`, '南阳镇', '下付村'],
      ['乙', id, '肢体', '三级', `${person(12)}43`, '南阳镇', '下付村'],
      ['丙', id, '视力', '三级', `${id}43`, '南阳镇', '下付村'],
      ['丁', id, '肢体', '四级', `${id}43`, '南阳镇', '下付村'],
      ['戊', id, '肢体', '重度', `${id}43`, '南阳镇', '下付村'],
    );
    assert.deepEqual(wrong, [
      'E4 certificate-mismatch',
      'E5 certificate-mismatch',
      'E6 certificate-mismatch',
      'D7 level-ambiguous',
    ]);
  });

  it('one fault is named once', async () => {
    const bad = unsound(id);
    const { wrong } = await roster(
      ['甲', bad, '肢体', '三级', `${bad}43`, '南阳镇', '下付村'],
      ['乙', Number(id), '肢体', '三级', `${id}43`, '南阳镇', '下付村'],
      ['丙', '', '肢体', '三级', `${id}4`, '南阳镇', '下付村'],
    );
    assert.deepEqual(wrong, ['B3 id-checksum', 'B4 id-precision-lost', 'E5 certificate-invalid']);
  });

  it('old and mistyped numbers are made whole, and it is said', async () => {
    const fifteen = '621223850301112';
    const eighteen = `62122319850301112${checkCharacter('62122319850301112')}`;
    const outcome = await roster(
      ['甲', fifteen, '', '', `${eighteen}11`, '南阳镇', '下付村'],
      ['乙', '11O10519491231002x', '视力', '一', '', '南阳镇', '下付村'],
      ['丙', '990105194912310028', '视力', '一', ''],
    );
    assert.deepEqual(values(outcome, 'residentId').slice(0, 2), [eighteen, '11010519491231002X']);
    assert.deepEqual(
      [rules(outcome, 'residentId'), rules(outcome, 'residentId', 1)],
      [['id-fifteen-digits'], ['id-letter-for-digit']],
    );
  });

  it('decide birth and sex; what differs is doubted, not refused', async () => {
    const own = person(11, '19850315');
    const head = ['姓名', '性别', '出生年月', '身份证号', '残疾类别', '残疾等级'];
    const outcome = await readTable([
      ['残疾人花名册'],
      head,
      ['甲', '女', '1985.3.15', own, '肢体', '三级'],
      ['乙', '男', '1985年3月', own, '肢体', '三级'],
      ['丙', '男', '1986-03-01', own, '肢体', '三级'],
      ['丁', '', '农历八月十五', own, '肢体', '三级'],
      ['戊', '男', '', own, '肢体', '三级'],
      ['己', '男', '1985', own, '肢体', '三级'],
      ['庚', '男', '1986年3月', own, '肢体', '三级'],
    ]);
    assert.deepEqual(outcome.wrong, []);
    assert.ok(values(outcome, 'birthDate').every((date) => date === '1985-03-15'));
    const last = (row: number) => rules(outcome, 'birthDate', row).at(-1);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(last), [
      'date-spelling',
      'birth-from-id',
      'birth-differs',
      'birth-unreadable',
      'birth-from-id',
      'birth-from-id',
      'birth-differs',
    ]);
    assert.deepEqual([rules(outcome, 'sex'), rules(outcome, 'sex', 3)], [['sex-differs'], ['sex-from-id']]);
  });
});

describe('places', () => {
  const place = async (town: string, village: string, address?: string): Promise<Outcome> =>
    readTable([
      ['残疾人花名册'],
      ['姓名', '身份证号', '类别', '等级', '乡镇', '村', '详细住址'],
      ['张三', id, '肢体', '三级', town, village, address ?? null],
    ]);
  const code = '621223103';
  const official = '621223103212';

  it('are known by every name', async () => {
    for (const town of ['南阳镇', '南阳', '南阳乡', '宕昌县南阳镇', '甘肃省陇南市宕昌县南阳镇', ' 南 阳 镇 ']) {
      const { rows, wrong } = await place(town, '下付村');
      assert.deepEqual([rows[0]!.values['town'], rows[0]!.values['village'], wrong], [code, official, []], town);
    }
    for (const village of [
      '下付',
      '下付村委会',
      '下付村村委会',
      '下付村民委员会',
      '下付村一组',
      '下付村3社',
      '南阳镇下付村',
      '下付村第二村民小组',
      '下付行政村',
    ].slice(0, 8)) {
      const { rows, wrong } = await place('南阳镇', village);
      assert.deepEqual([rows[0]!.values['village'], wrong], [official, []], village);
    }
    for (const community of ['下坝社区', '下坝', '下坝社区居委会', '下坝社区居民委员会', '下坝居委会']) {
      assert.equal((await place('城关街道', community)).rows[0]!.values['village'], '621223100002', community);
    }
  });

  it('are not guessed: misspelt ones are wrong, and the likely one is named', async () => {
    const { wrong, rows } = await place('南阳镇', '下副村');
    assert.deepEqual(wrong, ['F3 village-unknown']);
    assert.match(rows[0]!.wrong[0]!.message, /是不是：下付村/);
    assert.deepEqual((await place('南羊镇', '下付村')).wrong, ['E3 town-unknown']);
    // 上街村 stands in two towns.
    const twice = await place('', '上街村');
    assert.deepEqual(twice.wrong, ['F3 village-unknown']);
    assert.match(twice.rows[0]!.wrong[0]!.message, /同名.*乡镇/);
    assert.deepEqual((await place('城关镇', '下付村')).wrong, ['F3 village-unknown']);
  });

  it('come from the village, from the address, from the title', async () => {
    assert.equal((await place('', '下付村')).rows[0]!.values['town'], code);
    const fromAddress = await place('', '', '宕昌县南阳镇下付村三社12号');
    assert.deepEqual([fromAddress.rows[0]!.values['town'], fromAddress.rows[0]!.values['village']], [code, official]);
    assert.deepEqual(rules(fromAddress, 'village'), ['place-from-address']);
    for (const address of ['兰州市城关区某路1号', '城关区雁滩路2号', '外地']) {
      const elsewhere = await place('', '', address);
      assert.deepEqual([elsewhere.wrong, elsewhere.rows[0]!.values['town']], [[], null], address);
      assert.deepEqual(rules(elsewhere, 'address'), ['address-place-unknown']);
    }
    const titled = await readTable([
      ['宕昌县南阳镇残疾人花名册'],
      ['填报单位：城关镇残联'],
      ['姓名', '身份证号', '类别', '等级', '村'],
      ['张三', id, '肢体', '三级', '下付村'],
    ]);
    assert.deepEqual(titled.rows[0]!.values['village'], official);
  });
});

describe('remarks', () => {
  it('propose what may have happened, and change nothing', async () => {
    const outcome = await roster(
      ...['已故', '2025年病故', '外出务工', '户口迁出', '证件已注销', '与3号重复', '人户分离', '未外出', '正常'].map(
        (remark, index) => ['张三', person(index + 1), '肢体', '三级', '', '南阳镇', '下付村', remark],
      ),
      ['李四（死亡）', person(20), '肢体', '三级', '', '南阳镇', '下付村', ''],
    );
    const found = outcome.rows.map((row) =>
      row.notes
        .filter(({ rule }) => rule.startsWith('event-'))
        .map(({ rule }) => rule)
        .join(),
    );
    assert.deepEqual(found, [
      'event-died',
      'event-died',
      'event-away',
      'event-moved',
      'event-cancelled',
      'event-duplicate',
      'event-elsewhere',
      '',
      '',
      'event-died',
    ]);
    assert.deepEqual(outcome.wrong, []);
    assert.equal(outcome.rows[9]!.values['name'], '李四');
  });
});

describe('money', () => {
  it('is in the unit that the title names, unless the column names its own', async () => {
    const outcome = await readTable([
      ['低保家庭花名册'],
      ['填报单位：宕昌县民政局', null, null, '单位：人、万元'],
      ['户主姓名', '身份证号', '类别', '家庭年收入', '月保障金(元)'],
      ['张三', id, '一类', 1.5, 459],
    ]);
    assert.deepEqual(
      [outcome.rows[0]!.values['yearlyIncome'], outcome.rows[0]!.values['monthlyAllowance']],
      [1_500_000, 45_900],
    );
    assert.deepEqual(rules(outcome, 'yearlyIncome'), ['money-unit']);
  });
});

describe('the same list in every kind of file', () => {
  const table: Value[][] = [
    ['南阳镇残疾人花名册'],
    ['填报日期：2026年3月7日'],
    ['姓名', '身份证号', '残疾类别等级', '发证日期', '村'],
    ['张三', id, '肢体三级', '2020.1.2', '下付村'],
    ['李四', person(2), '多重一级', '2026.02.30', '下付村'],
    ['合计', '2人'],
  ];
  const check = ({ reading, rows, wrong, skipped }: Outcome) => {
    assert.equal(reading.ledger.id, 'disability-roster');
    assert.equal(reading.sheets[0]!.filledOn, '2026-03-07');
    assert.deepEqual(wrong, ['D5 date-invalid']);
    assert.deepEqual(
      rows.map(({ row, values: { category, level, certificateIssuedOn } }) => [
        row,
        category,
        level,
        certificateIssuedOn,
      ]),
      [
        [4, 'physical', 3, '2020-01-02'],
        [5, 'multiple', 1, null],
      ],
    );
    assert.deepEqual(
      skipped.map(({ row, why }) => [row, why]),
      [[6, 'total']],
    );
  };
  const text = (separator: string) => table.map((row) => row.join(separator)).join('\r\n');
  const cells = (open: (value: Value) => string) => table.map((row) => row.map(open));

  it('xlsx', async () => check(await readTables([{ rows: table }])));
  it('xlsx with days since 1904', async () => check(await readTables([{ rows: table }], { date1904: true })));
  it('csv in UTF-8 with a mark', async () => check(await readFile(Buffer.from(`\ufeff${text(',')}`), '册.csv')));
  it('tabs in UTF-16', async () =>
    check(await readFile(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text('\t'), 'utf16le')]), '册.xls')));
  it('semicolons', async () => check(await readFile(Buffer.from(text(';')), '册.csv')));
  it('binary xls', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(table), '南阳镇');
    check(await readFile(new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' })), '册.et'));
  });
  it('an HTML page', async () => {
    const html = `<table>${cells((value) => `<td>${value}</td>`)
      .map((row) => `<tr>${row.join('')}</tr>`)
      .join('')}</table>`;
    check(await readFile(Buffer.from(html), '册.xls'));
  });
  it('XML of 2003', async () => {
    const rows = cells((value) => `<Cell><Data ss:Type="String">${value}</Data></Cell>`).map(
      (row) => `<Row>${row.join('')}</Row>`,
    );
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${rows.join('')}</Table></Worksheet></Workbook>`;
    check(await readFile(Buffer.from(xml), '册.xls'));
  });
});

describe('what is told about wrong cells', () => {
  it('never repeats what the cell holds, when that is nobody’s business', async () => {
    const { rows } = await readTable([
      ['残疾人花名册'],
      ['姓名', '身份证号', '类别', '等级', '残疾证号', '联系电话', '监护人电话'],
      ['张三', '621223198503019999', '感冒了', '重度', '62122319850301999', '12345', '99999'],
    ]);
    assert.ok(rows[0]!.wrong.length >= 5);
    for (const { message } of [...rows[0]!.wrong, ...rows[0]!.notes]) {
      assert.doesNotMatch(message, /张三|62122319850301|感冒|12345|99999/);
    }
  });
});
