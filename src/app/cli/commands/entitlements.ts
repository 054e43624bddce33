/** Commands about what people are entitled to over time. */
import { formatFen } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { correctionMarks, kindWords } from '../../correction-words.ts';
import { type Command, type Operations, type Words, withOperations } from '../command.ts';
import { personMeant } from '../person-meant.ts';
import { table } from '../print.ts';

type Entitlements = Awaited<ReturnType<Operations['entitlement']['read']>>;
type Period = Entitlements['policies'][number]['periods'][number];

const outcomes = { eligible: '应发', ineligible: '不发', unknown: '缺信息' } as const;

export const entitlements: Command = {
  name: 'entitlements',
  words: 1,
  usage: 'entitlements PERSON [--months A..B] [--policy ID…] [--known DATE]',
  help: 'one person month by month: due, paid, difference, and since when for which reason; --known DATE: as it was known on that day; the look is logged',
  options: [
    { name: 'months', takes: 'months', fills: ['first', 'last'], help: 'YYYY-MM..YYYY-MM (default the last twelve)' },
    { name: 'policy', takes: 'list', help: 'only these policies', fills: ['policies'] },
    { name: 'known', takes: 'day', help: 'by what was on record at the end of that day, YYYY-MM-DD' },
  ],
  async run(given, host, output) {
    const person = given.words[0];
    if (person === undefined) throw new Problem('usage-missing', { usage: this.usage });
    const [first, last] = given.months('months');
    const only = given.list('policy');
    const asked = { person, first, last, known: given.text('known'), ...(only.length > 0 && { policies: [...only] }) };
    const result = await withOperations(given, host, (operations) =>
      personMeant(person, { operations, host, output }, () => operations.entitlement.read(asked)),
    );
    output.result(result, () => inWords(result, only.length > 0, host.words()));
    return 0;
  },
};

export const catchUp: Command = {
  name: 'catch-up',
  usage: 'catch-up',
  help: 'compare everybody about whom something became known with what they were paid, and propose arrears and recoveries',
  options: [],
  async run(given, host, output) {
    const result = await withOperations(given, host, async ({ entitlement }) => {
      const sum = { people: 0, proposed: 0, arrears: 0, recoveries: 0, changed: 0, withdrawn: 0, waiting: 0 };
      do {
        const block = await entitlement.catchUp({}, output.progress);
        for (const name of ['people', 'proposed', 'arrears', 'recoveries', 'changed', 'withdrawn'] as const)
          sum[name] += block[name];
        sum.waiting = block.waiting;
      } while (sum.waiting > 0);
      return sum;
    });
    output.result(
      result,
      () =>
        `重新认定 ${result.people} 人：新提议 ${result.proposed} 项（补发 ${result.arrears}、追缴 ${result.recoveries}），变动 ${result.changed} 项，撤回 ${result.withdrawn} 项`,
    );
    return 0;
  },
};

export const notice: Command = {
  name: 'notice',
  usage: 'notice PERSON --policy ID --out FILE.docx [--month YYYY-MM] [--lang en]',
  help: 'write the notice of what is decided for a person: approval, refusal, stop, or what is still missing; the look is logged',
  words: 1,
  options: [
    { name: 'policy', takes: 'text', help: 'which policy' },
    { name: 'out', takes: 'text', help: 'the file to write' },
    { name: 'month', takes: 'month', help: 'the month decided about (default this one)' },
    {
      name: 'lang',
      takes: 'text',
      oneOf: ['zh', 'en'],
      help: 'en: in English, as a translation beside the Chinese notice',
    },
  ],
  async run(given, host, output) {
    const [typed, policy, out] = [given.words[0], given.text('policy'), given.text('out')];
    if (typed === undefined || policy === undefined || out === undefined)
      throw new Problem('usage-missing', { usage: this.usage });
    const { bytes, ...result } = await withOperations(given, host, async (operations) => {
      const { entitlement } = operations;
      const find = () => entitlement.read({ person: typed, policies: [] });
      const { person } = await personMeant(typed, { operations, host, output }, find);
      const lang = given.text('lang') as 'en' | undefined;
      return entitlement.notice({ person: person.id, policy, month: given.text('month'), lang });
    });
    await host.writeFile(out, bytes);
    output.result({ ...result, out }, () => `已写出：${out}（${result.paper.title}）`);
    return 0;
  },
};

const fen = (amount: number | null): string => (amount === null ? '' : formatFen(amount));

/** What was never due nor paid, nor wants but an application, is left out, unless it was asked for. */
function inWords({ person, months, known, policies, corrections }: Entitlements, all: boolean, words: Words): string {
  const shown = policies.filter(
    ({ periods }) =>
      all ||
      periods.some(({ outcome, paidFen, lacks }) => outcome !== 'ineligible' || paidFen !== null || lacks !== null),
  );
  const asked = new Set(policies.map(({ policy }) => policy));
  const corrected = corrections.filter(({ policy }) => !all || asked.has(policy));
  const day = known === null ? '' : `，按 ${known} 已登记的情况`;
  return [
    `${person.name}　${months.first} 至 ${months.last}${day}`,
    ...shown.flatMap(({ policy, title, periods, intervals }) => [
      `${title}（${policy}）`,
      table(['期', '认定', '应发', '已发（计已通过的补发追缴）', '差额', '说明'], periods.map(rowOf)),
      ...intervals.map(({ from, to, decision }) => `  ${from} 至 ${to}（不含）：${decision.words.zh.join(' ')}`),
    ]),
    ...(corrected.length === 0
      ? []
      : [
          '补发追缴',
          table(
            ['期', '政策', '补发或追缴', '金额', '状态'],
            corrected.map(({ period, policy, kind, amountFen, state }) => [
              period === 'once' ? '一次性' : period,
              words.policy(policy),
              kindWords[kind],
              fen(amountFen),
              correctionMarks[state].word,
            ]),
          ),
        ]),
  ].join('\n\n');
}

function rowOf({ period, outcome, amountFen, paidFen, paidOpen, lacks, cuts }: Period): (string | null)[] {
  const differs = amountFen === null || paidFen === null ? null : fen(amountFen - paidFen);
  const missing = lacks === null ? [] : [lacks === 'application' ? '没有申请' : '没有审核确认'];
  const cut = cuts.map(({ by, kind, fen: less, rule }) =>
    kind === 'capped'
      ? `按上限少发 ${fen(less)}（${rule?.because}）`
      : `改发${by}，这项不发${rule ? `（${rule.because}）` : ''}`,
  );
  return [
    period === 'once' ? '一次性' : period,
    outcomes[outcome],
    fen(amountFen),
    fen(paidFen),
    differs,
    [...missing, ...(paidOpen ? ['已发，发放表没有分开写多少'] : []), ...cut].join('；'),
  ];
}
