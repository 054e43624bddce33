/** What is to be paid later or back, with why: to be looked through here. A person decides, in the console. */
import { formatFen } from '../../../values/money.ts';
import {
  actionWords,
  addressWords,
  circumstanceSaid,
  circumstanceWords,
  correctionMarks,
  kindWords,
  periodWords,
} from '../../correction-words.ts';
import { moment } from '../../ui/format.ts';
import { type Command, type Operations, type Words, withOperations } from '../command.ts';
import { table } from '../print.ts';

type Found = Awaited<ReturnType<Operations['correction']['list']>>;
type Correction = Awaited<ReturnType<Operations['correction']['read']>>;
type State = keyof typeof correctionMarks;
type Kind = keyof typeof kindWords;

/** Rows asked for at once. */
const PAGE = 200;

export const corrections: Command = {
  name: 'corrections',
  words: 1,
  usage: 'corrections [ID] [--state STATE] [--kind arrears|recovery] [--policy ID] [--area CODE]',
  help: 'arrears and recoveries that wait for a person to decide, or with --state what became of others; with ID one of them: what was due and paid, why they differ, who decided what. The look is logged',
  options: [
    {
      name: 'state',
      takes: 'text',
      oneOf: Object.keys(correctionMarks),
      help: 'proposed (default), approved, rejected, settled (how it is paid is fixed), withdrawn',
    },
    { name: 'kind', takes: 'text', oneOf: Object.keys(kindWords), help: 'only arrears, or only recoveries' },
    { name: 'policy', takes: 'text', help: 'only of this policy' },
    { name: 'area', takes: 'area', help: 'a town or village' },
  ],
  async run(given, host, output) {
    const [id] = given.words;
    if (id !== undefined) {
      const one = await withOperations(given, host, ({ correction }) => correction.read({ correction: id }));
      output.result(one, () => oneInWords(one, host.words()));
      return 0;
    }
    const asked = {
      state: (given.text('state') ?? 'proposed') as State,
      kind: given.text('kind') as Kind | undefined,
      policy: given.text('policy'),
      area: given.text('area'),
    };
    const all = await withOperations(given, host, async ({ correction }) => {
      let page = 1;
      const found = await correction.list({ ...asked, page, pageSize: PAGE });
      const rows = [...found.corrections];
      while (rows.length < found.total) {
        page += 1;
        const next = await correction.list({ ...asked, page, pageSize: PAGE });
        if (next.corrections.length === 0) break;
        rows.push(...next.corrections);
      }
      return { ...found, corrections: rows };
    });
    output.result(all, () => allInWords(all, host.words()));
    return 0;
  },
};

function allInWords({ corrections: rows, total, people, arrearsFen, recoveryFen, comparing }: Found, words: Words) {
  const head = `${total} 项，${people} 人：补发 ${formatFen(arrearsFen)}，追缴 ${formatFen(recoveryFen)}`;
  return [
    comparing === 0 ? head : `${head}。还在比对 ${comparing} 人，可能还有`,
    ...(rows.length === 0
      ? []
      : [
          table(
            ['编号', '姓名', '地区', '待遇', '期', '补发或追缴', '金额', '情形', '状态'],
            rows.map((each) => [
              each.id,
              each.name,
              words.place(each.area),
              each.policyTitle,
              periodWords(each.period),
              kindWords[each.kind],
              formatFen(each.amountFen),
              circumstanceSaid(each.circumstance, each.addressedTo),
              correctionMarks[each.state].word,
            ]),
          ),
        ]),
  ].join('\n\n');
}

function oneInWords(one: Correction, words: Words): string {
  const { decided, history, others } = one;
  return [
    `${one.name}　${words.place(one.area)}　${one.policyTitle}　${periodWords(one.period)}`,
    `${kindWords[one.kind]} ${formatFen(one.amountFen)}：应发 ${formatFen(one.entitledFen)}，已发 ${formatFen(one.paidFen)}（${circumstanceWords[one.circumstance]}，${correctionMarks[one.state].word}）`,
    ...one.reasons.map((reason) => `  ${reason}`),
    ...(decided === null ? [] : [[`按 ${decided.on} 的情况认定：`, ...decided.decision.words.zh].join('\n  ')]),
    table(
      ['办理', '时间', '金额', '理由'],
      history.map(({ kind, at, amountFen, reason, to }) => [
        to === null ? actionWords[kind] : `${actionWords[kind]}：${addressWords[to as keyof typeof addressWords]}`,
        moment(at),
        amountFen === null ? '' : formatFen(amountFen),
        reason ?? '',
      ]),
    ),
    ...(others.length === 0 ? [] : [`同一个人的其他补发、追缴还有 ${others.length} 项`]),
  ].join('\n\n');
}
