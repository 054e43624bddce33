import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equals } from '../define/expression.ts';
import type { FilledPaper } from '../define/filled-paper.ts';
import { field } from '../define/ledger.ts';
import { type Block, figure, heading, ifAny, officialPaper, paragraph } from '../define/paper.ts';
import { plainDate } from '../values/date.ts';
import { fillPaper, type PaperData, paperNeeds, plainText } from './fill.ts';
import type { PaperFigure } from './fill-figure.ts';

const lamps: PaperFigure = {
  unit: 'count',
  value: 185,
  numerator: 185,
  target: 130,
  shortfall: 0,
  excess: 55,
};
const coverage: PaperFigure = {
  unit: 'percent',
  value: 50.1,
  numerator: 171,
  denominator: 341,
  target: 90,
  shortfall: 39.9,
  excess: 0,
};

const data: PaperData = {
  figures: { lamps, coverage },
  funds: {
    poles: {
      total: 45_000_000n,
      byLevel: [
        { level: 'city', fen: 27_000_000n },
        { level: 'county', fen: 18_000_000n },
      ],
    },
  },
  entries: { faults: [] },
  period: '2026H1',
  areaName: '临江县',
  date: plainDate('2026-07-01'),
};

const paperOf = (...blocks: Block[]) =>
  officialPaper({
    id: 'lamp-summary',
    kind: '工作总结',
    requirements: [],
    issuer: '{area}路灯管理所',
    blocks,
    title: [{ area: 'name' }, { period: 'label' }, '路灯工作总结'],
  });
const linesOf = ({ blocks }: FilledPaper): string[] =>
  blocks.map((block) => (block.block === 'table' ? block.title : plainText(block.runs)));
const fill = (blocks: Block[], changes: Partial<PaperData> = {}) =>
  fillPaper(paperOf(...blocks), { ...data, ...changes });

test('figures, money, period and area stand in the words', () => {
  const filled = fill([
    paragraph(
      '点亮',
      figure('lamps'),
      '盏，为任务',
      figure('lamps', 'target'),
      '盏的',
      figure('lamps', 'attainment'),
      '，超',
      figure('lamps', 'excess'),
      '盏；',
    ),
    paragraph('投入', { fund: 'poles' }, '，其中市级', { fund: 'poles', level: 'city' }, '。'),
    paragraph(
      '覆盖率',
      figure('coverage'),
      '（',
      figure('coverage', 'numerator'),
      '/',
      figure('coverage', 'denominator'),
      '），差',
      figure('coverage', 'shortfall'),
      '。',
    ),
  ]);
  assert.equal(filled.title, '临江县2026年上半年路灯工作总结');
  assert.equal(filled.issuer, '临江县路灯管理所');
  assert.deepEqual(linesOf(filled), [
    '点亮185盏，为任务130盏的142.3%，超55盏；',
    '投入45万元，其中市级27万元。',
    '覆盖率50.1%（171/341），差39.9个百分点。',
  ]);
  assert.deepEqual(filled.missing, []);
});

test('attainment is rounded once, from the exact fraction', () => {
  const lineOf = (changes: Partial<PaperFigure>, of = coverage) =>
    linesOf(fill([paragraph(figure('coverage', 'attainment'))], { figures: { coverage: { ...of, ...changes } } }))[0];
  assert.equal(lineOf({}), '55.7%', '171 / 341 is 50.147 %, of 90 %');
  assert.equal(lineOf({ target: 92.5 }), '54.2%');
  assert.equal(lineOf({ unit: 'permille', target: 501 }), '100.1%');
  assert.equal(lineOf({ denominator: 0 }), '（未填）');
  assert.equal(lineOf({ target: 0 }, lamps), '（未填）');
});

test('every figure keeps its link', () => {
  const [block] = fill([paragraph('点亮', figure('lamps', 'excess'), { fund: 'poles', level: 'county' })]).blocks;
  assert.deepEqual(block, {
    block: 'paragraph',
    runs: [
      { text: '点亮' },
      { text: '55', figure: { id: 'lamps', part: 'excess' } },
      { text: '18万元', fund: { id: 'poles', level: 'county' } },
    ],
  });
});

test('headings count themselves and a part left out leaves no gap', () => {
  const filled = fill([
    heading(1, '一、进展'),
    heading(2, '安装'),
    heading(3, '城区'),
    heading(3, '乡村'),
    { block: 'when', figure: 'lamps', part: 'shortfall', then: [heading(1, '差距')] },
    heading(1, '三、打算'),
    heading(2, '（九）', '经费'),
    heading(3, figure('lamps', 'attainment'), '之后'),
  ]);
  assert.deepEqual(linesOf(filled), [
    '一、进展',
    '（一）安装',
    '1.城区',
    '2.乡村',
    '二、打算',
    '（一）经费',
    '1.142.3%之后',
  ]);
});

test('a sentence is said only when its figure is above zero and known', () => {
  const when = (part: 'excess' | 'shortfall' | 'attainment'): Block => ({
    block: 'when',
    figure: 'lamps',
    part,
    then: [paragraph('有')],
    otherwise: [paragraph('无')],
  });
  assert.deepEqual(linesOf(fill([when('excess'), when('shortfall'), when('attainment')])), ['有', '无', '有']);
  const unknown = { ...lamps, excess: null, value: null };
  assert.deepEqual(linesOf(fill([when('excess'), when('attainment')], { figures: { lamps: unknown } })), ['无', '无']);
});

test('half a sentence may depend on a figure, and a paragraph of nothing is left out', () => {
  const filled = fill([
    paragraph(
      '点亮',
      figure('lamps'),
      '盏',
      ifAny('lamps', 'excess', '，超', figure('lamps', 'excess'), '盏'),
      ifAny('lamps', 'shortfall', '，差', figure('lamps', 'shortfall'), '盏'),
      '。',
    ),
    paragraph(ifAny('lamps', 'shortfall', '抓紧补齐。')),
    paragraph({ when: 'lamps', part: 'shortfall', then: ['差。'], otherwise: ['不差。'] }),
  ]);
  assert.deepEqual(linesOf(filled), ['点亮185盏，超55盏。', '不差。']);
  assert.deepEqual(paperNeeds(paperOf(paragraph(ifAny('lamps', 'excess', { fund: 'poles' })))).funds, ['poles']);
});

test('entries become numbered paragraphs that open to their entry', () => {
  const block: Block = { block: 'entries', ledger: 'faults', each: '{what}。措施：{measure}。', none: '未发现故障。' };
  const entries = {
    faults: [
      { id: 'f1', values: { what: '灯杆倾斜.', measure: '扶正' } },
      { id: 'f2', values: { what: '不亮', measure: null } },
    ],
  };
  const filled = fill([block], { entries });
  assert.deepEqual(linesOf(filled), ['1.灯杆倾斜。措施：扶正。', '2.不亮。措施：（未填）。']);
  assert.deepEqual(filled.missing, ['faults/f2.measure']);
  assert.deepEqual(filled.blocks[1], {
    block: 'paragraph',
    runs: [{ text: '2.不亮。措施：（未填）。', entry: { ledger: 'faults', id: 'f2' } }],
  });
  assert.deepEqual(
    linesOf(fill([block], { entries: { faults: entries.faults.slice(0, 1) } })),
    ['灯杆倾斜。措施：扶正。'],
    'one alone has no number',
  );
  assert.deepEqual(linesOf(fill([block])), ['未发现故障。']);
});

test('what is not known is never left out silently, and data that was not loaded is a fault', () => {
  const figures = { lamps: { ...lamps, target: null, value: null } };
  const filled = fill([paragraph('完成', figure('lamps'), '，任务', figure('lamps', 'target'), '。')], { figures });
  assert.deepEqual(linesOf(filled), ['完成（未填），任务（未填）。']);
  assert.deepEqual(filled.missing, ['lamps.value', 'lamps.target']);
  const rows = [[['路灯'], [figure('lamps', 'target')]]];
  const table = fill([{ block: 'table', title: '表', head: ['项', '任务'], rows }], { figures });
  assert.deepEqual(table.blocks[0]?.block === 'table' && table.blocks[0].rows[0]?.map(plainText), ['路灯', '—']);
  assert.deepEqual(table.missing, ['lamps.target']);
  assert.throws(() => fill([paragraph(figure('toString'))]), RangeError);
  assert.throws(() => fill([{ block: 'entries', ledger: 'unknown', each: '', none: '' }]), RangeError);
});

test('a paper names what has to be loaded for it', () => {
  const open = equals(field('state'), 'open');
  const paper = paperOf(
    heading(1, '进展'),
    {
      block: 'when',
      figure: 'lamps',
      then: [paragraph(figure('coverage'))],
      otherwise: [paragraph({ fund: 'poles' })],
    },
    { block: 'entries', ledger: 'faults', where: open, each: '{what}', none: '无。' },
    { block: 'entries', ledger: 'faults', each: '{what}', none: '无。' },
    { block: 'table', title: '表', head: ['项'], rows: [[[figure('inTable')]]] },
  );
  const needs = paperNeeds(paper);
  assert.deepEqual(needs.figures, ['lamps', 'coverage', 'inTable']);
  assert.deepEqual(needs.funds, ['poles']);
  assert.deepEqual(
    needs.entries.map(({ ledger, where }) => ({ ledger, where })),
    [
      { ledger: 'faults', where: open },
      { ledger: 'faults', where: undefined },
    ],
  );
  const [first, second] = needs.entries.map(({ key }) => key);
  assert.notEqual(first, second);
});
