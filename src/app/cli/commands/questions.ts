/** Commands about what is still to be asked, and of whom. */
import { Problem } from '../../../values/problem.ts';
import { type Command, type Operations, type Words, withOperations } from '../command.ts';
import { table } from '../print.ts';
import { parseJson } from './rules.ts';

export const questions: Command = {
  name: 'questions',
  words: 1,
  usage: 'questions FACTS.json [--policy ID…] [--unsure FACT…]',
  help: 'what to ask next so that few answers settle all policies, and how many questions there can be at most; nothing is read from or written to the database',
  options: [
    { name: 'on', takes: 'day', help: 'the day decided for, YYYY-MM-DD (default today)' },
    { name: 'policy', takes: 'list', help: 'only these policies' },
    { name: 'unsure', takes: 'list', help: 'facts that nobody knows: they are not asked' },
    { name: 'area', takes: 'area', help: 'whose parameters hold (default the county)' },
  ],
  async run(given, host, output) {
    const file = given.words[0];
    if (!file) throw new Problem('usage-missing', { usage: this.usage });
    const facts = parseJson(new TextDecoder().decode(await host.readFile(file)), file);
    const policies = given.list('policy');
    const result = host.rules.questions(facts, {
      on: given.text('on') ?? host.today,
      area: given.text('area'),
      unsure: given.list('unsure'),
      ...(policies.length > 0 ? { policies } : {}),
    });
    output.result(result, () =>
      result.next === null
        ? '不用再问：再知道什么，结果也不会变。'
        : [
            `下一问：${result.next.question ?? result.next.label}（${result.next.fact}）`,
            `等这一问的政策：${result.next.policies.map(({ title }) => title).join('、')}`,
            `最多 ${result.atMost} 问，已定 ${result.settled.length} 项`,
            ...result.oneAway.map(
              ({ title, question }) => `只差一问：${title}，${question.question ?? question.label}`,
            ),
          ].join('\n'),
    );
    return 0;
  },
};

export const unclaimed: Command = {
  name: 'unclaimed',
  usage: 'unclaimed [--policy ID] [--area CODE] [--outcome WORD]',
  help: 'who qualifies and has neither applied nor been paid, and who is one question away: counts of all policies, or the people of one (eligible, excluded, applied, one-question, several-questions)',
  options: [
    { name: 'policy', takes: 'text', help: 'list the people of this policy' },
    { name: 'area', takes: 'area', help: 'only this town or village' },
    {
      name: 'outcome',
      takes: 'text',
      oneOf: ['eligible', 'excluded', 'applied', 'one-question', 'several-questions', 'unknown'],
      help: 'whom to list (default eligible)',
    },
    { name: 'question', takes: 'text', help: 'with one-question: only those for whom it is this fact' },
    { name: 'page', takes: 'number', help: 'page of the list, 200 people each' },
  ],
  async run(given, host, output) {
    const asked = {
      policy: given.text('policy'),
      area: given.text('area'),
      question: given.text('question'),
      ...(given.text('outcome') === undefined ? {} : { outcome: given.text('outcome') as 'eligible' }),
      page: given.number('page') ?? 1,
      pageSize: 200,
    };
    const result = await withOperations(given, host, ({ decision }) => decision.unclaimed(asked));
    output.result(result, () => {
      const words = host.words();
      return [
        table(
          ['政策', '名称', '符合', '应享未享', '不能同享', '已申请未发', '只差一问', '差几问', '凭据'],
          [
            ...result.policies.map((row) => ({ ...row, by: `${row.proof.ledgerTitle} ${row.proof.month}` })),
            ...result.withoutRecord.map((row) => ({ ...row, by: '没有发放台账' })),
          ].map((row) => [
            row.policy,
            row.title,
            row.qualifies,
            row.eligible,
            row.excluded,
            row.appliedNotPaid,
            row.oneQuestion,
            row.severalQuestions,
            row.by,
          ]),
        ),
        ...(result.people === undefined ? [] : ['', peopleTable(result.people, words)]),
      ].join('\n');
    });
    return 0;
  },
};

type Listed = NonNullable<Awaited<ReturnType<Operations['decision']['unclaimed']>>['people']>;

const outcomes = { eligible: '符合', ineligible: '不符合', unknown: '缺信息' } as const;

const peopleTable = (people: Listed, words: Words): string =>
  people.length === 0
    ? '没有这样的人。'
    : table(
        ['姓名', '村（社区）', '今天认定', '还要知道', '电话', '编号'],
        people.map(({ id, name, area, today, phone }) => [
          name,
          words.place(area),
          outcomes[today.outcome],
          today.missing.map(words.fact).join('、'),
          phone,
          id,
        ]),
      );
