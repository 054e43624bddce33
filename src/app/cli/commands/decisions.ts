/** Commands that decide for the people of the registry. */

import { otherSubjects } from '../../../define/fact.ts';
import { formatFen } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { type Command, withOperations } from '../command.ts';
import { personMeant } from '../person-meant.ts';
import { table } from '../print.ts';
import { explainInWords } from './rules.ts';

const on = { name: 'on', takes: 'day', help: 'the day decided for, YYYY-MM-DD (default today)' } as const;
const policy = { name: 'policy', takes: 'list', help: 'only these policies', fills: ['policies'] } as const;

const some = (ids: readonly string[]): { policies?: string[] } => (ids.length > 0 ? { policies: [...ids] } : {});

/** With more policies the reasons fill several screens, and nobody finds the one looked for. */
const MOST_EXPLAINED = 12;

export const decide: Command = {
  name: 'decide',
  usage: 'decide [--policy ID…] [--on DATE] [--area CODE]',
  help: 'decide for everybody: eligible, refused by which criterion, unknown for which missing fact, money; only differences are written',
  options: [policy, on, { name: 'area', takes: 'area', help: 'only this town or village' }],
  async run(given, host, output) {
    const result = await withOperations(given, host, ({ decision }) =>
      decision.decide(
        { on: given.text('on'), area: given.text('area'), ...some(given.list('policy')) },
        output.progress,
      ),
    );
    output.result(result, () => {
      const words = host.words();
      return [
        `${result.on}，${words.place(result.area)}：${result.people} 人，变化 ${result.changed} 人`,
        table(
          ['政策', '名称', '人数', '符合', '不符合', '不清楚', '金额', '任务', '完成率 %', '缺口'],
          result.policies.map((row) => [
            row.id,
            row.title,
            row.subjects,
            row.eligible,
            row.ineligible,
            row.unknown,
            row.amountFen === 0 ? '' : formatFen(row.amountFen),
            row.target,
            row.attainmentPercent,
            row.shortfall,
          ]),
        ),
        '',
        ...(result.policies.length > MOST_EXPLAINED
          ? ['不符合的条件和缺少的情况：用 --policy 指明几项政策再看，--json 里是全部。']
          : result.policies.flatMap((row) => [
              ...reasons(`${row.title}，不符合的条件`, row.refusedBy, (id) => words.criterion(row.id, id)),
              ...reasons(`${row.title}，缺少的情况`, row.missing, words.fact),
            ])),
      ].join('\n');
    });
    return 0;
  },
};

const reasons = (
  title: string,
  counts: Readonly<Record<string, number>>,
  labelOf: (id: string) => string,
): string[] => {
  const listed = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return listed.length === 0
    ? []
    : [`${title}：${listed.map(([id, people]) => `${labelOf(id)} ${people} 人`).join('，')}`];
};

export const explain: Command = {
  name: 'explain',
  words: 1,
  usage: 'explain PERSON|NAME [--kind place|area|organisation] [--policy ID…] [--on DATE] [--known DATE]',
  help: 'one person (identifier, identity number, certificate, or a name only one person has): every criterion with its reason; the look is logged; with --kind a place, a town (area: its name or code) or an organisation',
  options: [
    policy,
    on,
    { name: 'known', takes: 'day', help: 'by what was on record at the end of that day' },
    {
      name: 'kind',
      takes: 'text',
      oneOf: otherSubjects,
      help: 'what is meant is no person: place, area or organisation',
    },
  ],
  async run(given, host, output) {
    const person = given.words[0];
    if (person === undefined) throw new Problem('usage-missing', { usage: this.usage });
    if (given.text('kind') !== undefined) return explainSubject(given, host, output, person);
    const asked = { person, on: given.text('on'), known: given.text('known'), ...some(given.list('policy')) };
    const result = await withOperations(given, host, (operations) =>
      personMeant(person, { operations, host, output }, () => operations.decision.explain(asked)),
    );
    output.result(result, () =>
      [
        `${result.person.name}　${result.person.residentId ?? ''}　按 ${result.on}${given.text('known') === undefined ? '' : `，${given.text('known')} 已登记的情况`}`,
        ...result.decisions.map(explainInWords),
      ].join('\n\n'),
    );
    return 0;
  },
};

/** Which policies is decided by what the subject is; with `--policy` only those are shown. */
async function explainSubject(
  given: Parameters<Command['run']>[0],
  host: Parameters<Command['run']>[1],
  output: Parameters<Command['run']>[2],
  subject: string,
): Promise<number> {
  const kind = otherSubjects.find((each) => each === given.text('kind'));
  if (kind === undefined || given.text('known') !== undefined)
    throw new Problem('usage', { what: 'explain NAME --kind place|area|organisation --known' });
  const wanted = given.list('policy');
  const result = await withOperations(given, host, (operations) =>
    operations.subject.read({ kind, subject, on: given.text('on') }),
  );
  const decisions = result.decisions.filter(({ policy: id }) => wanted.length === 0 || wanted.includes(id));
  output.result({ ...result, decisions }, () =>
    [`${result.subject.name}　按 ${result.on}`, ...decisions.map(explainInWords)].join('\n\n'),
  );
  return 0;
}
