/** The effect of a draft that stands in a file: nothing in the database changes. */
import { addMonths, isPlainDate, monthOf } from '../../../values/date.ts';
import { formatFen } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Arguments } from '../arguments.ts';
import { type Command, type Operations, withOperations } from '../command.ts';
import { table } from '../print.ts';
import { parseJson } from './rules.ts';

type Asked = Parameters<Operations['rule']['whatIf']>[0];
type Effect = Awaited<ReturnType<Operations['rule']['whatIf']>>;

export const whatIf: Command = {
  name: 'what-if',
  words: 1,
  usage: 'what-if DRAFT.json [--months 2026-07..2026-12] [--area CODE] [--export OUT.xlsx]',
  help: 'who would gain and lose by a change of rules, people as well as places, towns and employers, per policy, town, month and level of government; nothing is written. DRAFT.json: { title, paper, from, values: [{ parameter, area, value, clause? }], clauses?: [{ policy, version: { criteria, amount } }] }; money in fen, tables as { "table": { "1": 12000 } }. --json: { title, from, policies, changes, months, area, people, gaining, losing, otherwise, total, tied, byPolicy, byTown, byPeriod, byLevel, holdings, subjects, felt, list } with sums { id, title, beforeFen, afterFen, more, less, open }',
  options: [
    {
      name: 'months',
      takes: 'months',
      fills: ['first', 'last'],
      help: 'YYYY-MM..YYYY-MM (default twelve months from the first day of the draft)',
    },
    { name: 'area', takes: 'area', help: 'only this town or village' },
    { name: 'export', takes: 'text', help: 'write the workbook with sums and the list of people' },
  ],
  async run(given, host, output) {
    const file = given.words[0];
    if (file === undefined) throw new Problem('usage-missing', { usage: this.usage });
    const draft = parseJson(new TextDecoder().decode(await host.readFile(file)), file) as Asked['draft'];
    const [first, last] = monthsOf(given, draft);
    const [area, path] = [given.text('area'), given.text('export')];
    const { bytes, ...result } = await withOperations(given, host, ({ rule }) =>
      rule.whatIf(
        { draft, first, last, workbook: path !== undefined, ...(area === undefined ? {} : { area }) },
        output.progress,
      ),
    );
    if (path !== undefined && bytes !== undefined) {
      await host.writeFile(path, bytes);
      output.say(`已写出测算表：${path}`);
    }
    output.result(result, () => inWords(result));
    return 0;
  },
};

function monthsOf(given: Arguments, draft: Asked['draft']): [string, string] {
  const [first, last] = given.months('months');
  if (first !== undefined && last !== undefined) return [first, last];
  const from = String(draft?.from ?? '');
  return isPlainDate(from) ? [monthOf(from), monthOf(addMonths(from, 11))] : ['', ''];
}

const withMark = <S extends { id: string; title: string }>({ tied = [] }: Pick<Effect, 'tied'>, sum: S): S =>
  tied.some(({ id }) => id === sum.id) ? { ...sum, title: `${sum.title}（一起结算）` } : sum;

function inWords(effect: Omit<Effect, 'bytes'>): string {
  const sums = (heading: string, rows: readonly { title: string; beforeFen: number; afterFen: number }[]): string =>
    table(
      [heading, '调整前', '调整后', '增减'],
      rows.map(({ title, beforeFen, afterFen }) => [
        title,
        formatFen(beforeFen),
        formatFen(afterFen),
        formatFen(afterFen - beforeFen),
      ]),
    );
  return [
    `${effect.title}（${effect.from} 起），${effect.areaName} ${effect.months.first} 至 ${effect.months.last}`,
    ...effect.changes.flatMap(({ title, zh }) => [title, ...zh.map(({ text }) => `  ${text}`)]),
    '',
    `测算 ${effect.people} 人：增加 ${effect.gaining} 人，减少 ${effect.losing} 人，有变化但金额不变或说不准 ${effect.otherwise} 人`,
    sums('政策', [...effect.byPolicy.map((sum) => withMark(effect, sum)), effect.total]),
    ...((effect.tied ?? []).length === 0
      ? []
      : ['标“一起结算”的，规则没有改，但和调整的待遇互相排斥或共用上限；各项合计包括它们']),
    sums('乡镇', effect.byTown),
    sums('月份', effect.byPeriod),
    sums('负担的级次', effect.byLevel),
    ...(effect.holdings ?? []).flatMap(({ title, peopleGaining, peopleLosing, before, after, byTown }) => [
      '',
      `${title}（不发钱）：${peopleGaining} 人新符合，${peopleLosing} 人不再符合，符合的 ${before} → ${after} 人次`,
      table(
        ['乡镇', '调整前', '调整后', '新符合', '不再符合'],
        byTown.map((town) => [town.title, ...[town.before, town.after, town.gained, town.lost].map(String)]),
      ),
    ]),
    ...(effect.subjects ?? []).flatMap(({ title, period, on, total, changed }) => [
      '',
      `${title}（${period === 'once' ? on : period}）：核定 ${total.subjects} 个，${changed.length} 个有变化，符合的 ${total.eligibleBefore} → ${total.eligibleAfter}`,
      ...(changed.length === 0
        ? []
        : [
            table(
              ['名称', '调整前', '调整后', '怎样变化'],
              changed.map(({ name, beforeWords, afterWords, how }) => [name, beforeWords, afterWords, how.join('；')]),
            ),
          ]),
    ]),
  ].join('\n');
}
