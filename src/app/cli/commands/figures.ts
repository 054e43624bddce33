/** Commands that measure and write papers. */
import { Problem } from '../../../values/problem.ts';
import { type Command, withOperations } from '../command.ts';
import { table } from '../print.ts';

const area = { name: 'area', takes: 'area', help: 'a town or village (default the county)' } as const;
const period = { name: 'period', takes: 'text', help: '2026, 2026H1, 2026Q1 or 2026-03 (default this year)' } as const;

export const measure: Command = {
  name: 'measure',
  usage: 'measure [--indicator ID…] [--area CODE] [--period P]',
  help: 'indicators with numerator, denominator, target, attainment and shortfall',
  options: [{ name: 'indicator', takes: 'list', help: 'only these indicators' }, area, period],
  async run(given, host, output) {
    const indicators = given.list('indicator');
    const result = await withOperations(given, host, (operations) =>
      operations.indicator.measure({
        ...(indicators.length > 0 ? { indicators: [...indicators] } : {}),
        area: given.text('area'),
        period: given.text('period'),
      }),
    );
    output.result(result, () =>
      table(
        ['指标', '名称', '地区', '期间', '数值', '分子', '分母', '单位', '任务', '完成率 %', '缺口', '超额'],
        result.indicators.map((row) => [
          row.id,
          row.title,
          host.words().place(row.area),
          row.period,
          row.value,
          row.numerator,
          row.denominator,
          row.counter ?? row.unit,
          row.target,
          row.attainmentPercent,
          row.shortfall,
          row.excess,
        ]),
      ),
    );
    return 0;
  },
};

export const paper: Command = {
  name: 'paper',
  words: 1,
  usage: 'paper ID --out FILE.docx [--period P] [--area CODE]',
  help: 'write an official paper with the figures of the period; without ID list the papers',
  options: [{ name: 'out', takes: 'text', help: 'the file to write' }, period, area],
  async run(given, host, output) {
    const id = given.words[0];
    if (id === undefined) {
      const known = await withOperations(given, host, (operations) => operations.paper.list({}));
      output.result(known, () =>
        table(
          ['公文', '文种', '标题'],
          known.papers.map((row) => [row.id, row.kind, row.title]),
        ),
      );
      return 0;
    }
    const out = given.text('out');
    if (out === undefined) throw new Problem('usage-missing', { usage: this.usage });
    const { bytes, ...result } = await withOperations(given, host, (operations) =>
      operations.paper.write({ paper: id, period: given.text('period'), area: given.text('area') }),
    );
    await host.writeFile(out, bytes);
    output.result({ ...result, out }, () =>
      [
        `已写出：${out}（${result.paper.title}）`,
        ...(result.paper.missing.length > 0
          ? [`还缺 ${result.paper.missing.length} 个数字：${result.paper.missing.join('、')}`]
          : []),
      ].join('\n'),
    );
    return 0;
  },
};
