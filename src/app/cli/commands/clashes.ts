/** Benefits that do not go together, as a list for the desk or for a program. */
import { formatFen } from '../../../values/money.ts';
import { type Command, type Operations, type Words, withOperations } from '../command.ts';
import { table } from '../print.ts';

type Found = Awaited<ReturnType<Operations['entitlement']['clashes']>>;
type Clash = Found['clashes'][number];

const kinds = { 'same-policy': '重复领取', excluded: '不能同时领', capped: '超过上限' } as const;
const states = {
  paid: '已发',
  listed: '在发放表上',
  granted: '已通过',
  applied: '已申请',
  elsewhere: '外地发放',
} as const;

export const clashes: Command = {
  name: 'clashes',
  usage: 'clashes [--months A..B] [--area CODE] [--state open|decided]',
  help: 'benefits of one person that do not go together, before they are paid: the pair, the months, what the rule keeps, what was decided; the look is logged',
  options: [
    {
      name: 'months',
      takes: 'months',
      fills: ['first', 'last'],
      help: 'YYYY-MM..YYYY-MM (default two months back to the next one)',
    },
    { name: 'area', takes: 'area', help: 'a town or village' },
    { name: 'state', takes: 'text', oneOf: ['open', 'decided'], help: 'open: waits for somebody to decide; decided' },
  ],
  async run(given, host, output) {
    const [first, last] = given.months('months');
    const asked = { first, last, area: given.text('area'), state: given.text('state') as 'open' | undefined };
    const result = await withOperations(given, host, async ({ entitlement }) => {
      let found = await entitlement.clashes(asked, output.progress);
      const { area, months } = found;
      const sum = { area, months, people: 0, open: 0, clashes: [] as Clash[], unnamed: found.unnamed };
      for (;;) {
        sum.people += found.people;
        sum.open += found.open;
        sum.clashes.push(...found.clashes);
        if (found.next === null) return sum;
        found = await entitlement.clashes({ ...asked, after: found.next }, output.progress);
      }
    });
    output.result(result, () => inWords(result, host.words()));
    return 0;
  },
};

type Result = Pick<Found, 'months' | 'people' | 'open' | 'clashes' | 'unnamed'>;

function inWords({ months, people, open, clashes: all, unnamed }: Result, words: Words): string {
  const head = `${months.first} 至 ${months.last}：比对 ${people} 人，发现 ${all.length} 处，等人决定 ${open} 处`;
  const lines = all.map((clash) => [
    clash.person.name,
    words.place(clash.person.area),
    kinds[clash.kind],
    clash.first === clash.last ? clash.first : `${clash.first}..${clash.last}`,
    clash.sides.map(sideWords).join('；'),
    clash.rule === null ? '由人核实' : clash.rule.because,
    rulingWords(clash),
  ]);
  return [
    head,
    ...(all.length === 0 ? [] : [table(['姓名', '地区', '问题', '月份', '哪几项', '按规定', '办理'], lines)]),
    ...unnamed.map(({ name, paidIn, benefit }) => `没有比对：${name}，${paidIn}“${benefit}”对不上本县的待遇名称`),
  ].join('\n\n');
}

const sideWords = ({ title, amountFen, state, paidIn }: Clash['sides'][number]): string =>
  `${title} ${amountFen === null ? '金额不详' : formatFen(amountFen)}（${paidIn ?? ''}${states[state]}）`;

function rulingWords({ kind, ruling, sides }: Clash): string {
  if (kind === 'capped') return '按规定扣减';
  if (ruling === null) return '等人决定';
  if (ruling.keep === 'both') return '不冲突';
  return `发${sides[ruling.keep === 'policy' ? 0 : 1]!.title}`;
}
