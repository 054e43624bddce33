/** A chart says the same numbers four times: sentence, drawing, table and CSV. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryFinding, goalFinding } from '../console/overview.tsx';
import { chartCsv } from './chart-figure.tsx';
import { StackedBarChart } from './stacked-bar-chart.tsx';
import { placed, quarterOf } from './tile-map.tsx';

const bars = [
  { label: '视力', parts: [428, 825, 1017, 948] },
  { label: '肢体', parts: [1041, 1854, 2356, 2159] },
  { label: '其他', parts: [1000, 2000, 3000, 4672] },
];

test('the drawing is hidden from readers and its totals are those of the table', () => {
  const html = (
    <StackedBarChart
      id="x"
      caption="类别"
      rowName="类别"
      finding="肢体最多"
      parts={['一', '二', '三', '四']}
      bars={bars}
    />
  ).toString();
  const svg = html.slice(html.indexOf('<svg class="chart"'), html.indexOf('</svg>'));
  assert.match(svg, /^<svg class="chart"[^>]*aria-hidden="true"/);
  const drawn = [...svg.matchAll(/class="strong">([\d,]+)</g)].map(([, text]) => text);
  const table = html.slice(html.indexOf('<tbody'), html.indexOf('</tbody>'));
  const totals = [...table.matchAll(/data-label="合计"[^>]*>([\d,]+)</g)].map(([, text]) => text);
  assert.deepEqual(drawn, ['3,218', '7,410', '10,672']);
  assert.deepEqual(totals, drawn);
  assert.doesNotMatch(html, /style=/);
});

test('the CSV has the same rows and runs nothing in a spreadsheet', () => {
  const data = {
    caption: 'x',
    head: ['类别', '人'],
    rows: [
      ['肢体', 7410],
      ['=1+1', -3],
      ['a,"b"', 0],
    ] as [string, number][],
  };
  assert.equal(chartCsv(data), '类别,人\r\n肢体,7410\r\n\'=1+1,-3\r\n"a,""b""",0');
});

test('findings are said from the numbers', () => {
  assert.equal(categoryFinding(bars.slice(0, 2)), '肢体残疾最多，7,410 人，占 69.7%；其中一、二级 2,895 人。');
  assert.equal(categoryFinding([]), '还没有登记残疾人。');
  const goal = { id: 'a', title: 'a', unit: '例', value: 185, target: 130 };
  assert.equal(goalFinding([goal, { ...goal, value: 1 }]), '2 项目标，1 项已完成，1 项还差一些。虚线是目标。');
});

test('tiles without a place follow below, and the deepest is the largest', () => {
  const tile = { name: 'x', value: 1, words: '' };
  const [first, second, seventh] = [0, 1, 6].map(
    (index) => placed([{ ...tile, at: [4, 2] }, ...Array.from({ length: 6 }, () => tile)])[index]!.at,
  );
  assert.deepEqual(
    [first, second, seventh],
    [
      [4, 2],
      [0, 3],
      [0, 4],
    ],
  );
  assert.deepEqual(
    [0, 24, 25, 50, 75, 100].map((value) => quarterOf(value, 0, 100)),
    [0, 0, 1, 2, 3, 3],
  );
  assert.equal(quarterOf(5, 5, 5), 0);
});
