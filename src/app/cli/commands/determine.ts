/** What everybody is due, month by month. */
import { formatFen } from '../../../values/money.ts';
import { type Command, withOperations } from '../command.ts';
import { table } from '../print.ts';

export const determine: Command = {
  name: 'determine',
  usage: 'determine [--first YYYY-MM] [--months N] [--policy ID…] [--area CODE]',
  help: 'what each policy pays everybody in each month (default: the twelve months of this year); only differences are written',
  options: [
    { name: 'first', takes: 'month', help: 'the first month (default January of this year)' },
    { name: 'months', takes: 'number', help: 'how many months (default 12)' },
    {
      name: 'policy',
      takes: 'list',
      help: 'only these policies; those that read them are determined with them',
      fills: ['policies'],
    },
    { name: 'area', takes: 'area', help: 'only this town or village' },
  ],
  async run(given, host, output) {
    const policies = given.list('policy');
    const result = await withOperations(given, host, ({ entitlement }) =>
      entitlement.determine(
        {
          first: given.text('first'),
          months: given.number('months'),
          area: given.text('area'),
          ...(policies.length > 0 ? { policies: [...policies] } : {}),
        },
        output.progress,
      ),
    );
    // Those that read them are determined, too, and the sums of all are kept; asked was for these.
    const shown = policies.length === 0 ? result.policies : result.policies.filter(({ id }) => policies.includes(id));
    output.result({ ...result, policies: shown }, () =>
      [
        `${result.first} 起 ${result.months} 个月：${result.people} 人，变化 ${result.changed} 人`,
        table(
          ['政策', '名称', '期间', '应发人数', '应发金额', '不清楚', '符合而未申请'],
          shown.flatMap(({ id, title, pays, periods }) =>
            periods.map((each) => [
              id,
              title,
              each.period === 'once' ? '一次性' : each.period,
              each.due,
              pays ? formatFen(each.fen) : '',
              each.unknown,
              each.unclaimed,
            ]),
          ),
        ),
      ].join('\n'),
    );
    return 0;
  },
};
