/** Commands about the rules themselves. They need no database and go by the packs alone, without what a county has adopted. */
import { isPlainDate } from '../../../values/date.ts';
import { formatFen } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Arguments } from '../arguments.ts';
import { type CheckedDecision, type Command, type Host, withOperations } from '../command.ts';
import { type Output, table } from '../print.ts';

export const check: Command = {
  name: 'check',
  words: 1,
  usage: 'check FACTS.json [--on DATE] [--policy ID…]',
  help: 'decide for the facts given in a file: { person: {fact: value}, household: {…}, members: [{…}] }, or { place: {…} }, { area: {…} }, { organisation: {…} }; by the packs alone; nothing is read from or written to the database',
  options: [
    { name: 'on', takes: 'day', help: 'the day decided for, YYYY-MM-DD (default today)' },
    { name: 'policy', takes: 'list', help: 'only these policies' },
    { name: 'area', takes: 'area', help: 'whose parameters hold (default the county)' },
  ],
  async run(given, host, output) {
    const file = given.words[0];
    if (!file) throw new Problem('usage-missing', { usage: this.usage });
    const facts = parseJson(new TextDecoder().decode(await host.readFile(file)), file);
    const policies = given.list('policy');
    const result = host.rules.check(facts, {
      on: given.text('on') ?? host.today,
      area: given.text('area'),
      ...(policies.length > 0 ? { policies } : {}),
    });
    output.result(result, () => result.decisions.map(explainInWords).join('\n\n'));
    return 0;
  },
};

const marks: Record<string, string> = { eligible: '● 符合', ineligible: '■ 不符合', unknown: '▲ 还不能判断' };

export function explainInWords(decision: CheckedDecision): string {
  const amount =
    decision.amountFen === null || decision.outcome !== 'eligible' ? '' : ` ${formatFen(decision.amountFen)}`;
  return [
    `${decision.title}（${decision.policy}）：${marks[decision.outcome] ?? decision.outcome}${amount}`,
    ...decision.words.zh.map((line) => `  ${line}`),
  ].join('\n');
}

export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Problem('file-not-json', { file });
  }
}

export const facts: Command = {
  name: 'facts',
  usage: 'facts',
  help: 'the catalogue of facts of the packs: id, type, label, unit, allowed values',
  options: [],
  async run(_, host, output) {
    const list = host.rules.facts();
    output.result({ facts: list }, () =>
      table(
        ['事实', '对象', '类型', '名称', '单位', '可取的值'],
        list.map((fact) => [
          fact.id,
          fact.subject,
          fact.type,
          fact.label,
          fact.unit ?? '',
          (fact.values ?? []).map(({ id, label }) => `${id}=${label}`).join(' '),
        ]),
      ),
    );
    return 0;
  },
};

export const policies: Command = {
  name: 'policies',
  words: 1,
  usage: 'policies [--diff FROM TO | --diff DRAFT]',
  help: 'all policies with their pack, requirement ids and versions, by the packs alone; --diff: what changed between two days in words, by the packs alone or with --data by what stands in that county (packs and what it adopted), or what a draft in the database would change against now. --json: { policies: [{ policy, title, titleEn, zh: [{ part, id, text, source }], en: […] }] }',
  options: [
    { name: 'diff', takes: 'text', help: 'two days YYYY-MM-DD YYYY-MM-DD, or the id of a draft' },
    { name: 'area', takes: 'area', help: 'whose parameters are compared (default the county)' },
    { name: 'english', takes: 'flag', help: 'the words in English' },
  ],
  async run(given, host, output) {
    const from = given.text('diff');
    if (from !== undefined) return diff(given, host, output, from);
    if (given.words.length > 0) throw new Problem('usage-words', { usage: policies.usage });
    for (const name of ['area', 'english'])
      if (given.flag(name)) throw new Problem('usage-only-with', { name, other: 'diff' });
    const list = host.rules.policies();
    output.result({ policies: list }, () =>
      table(
        ['政策', '名称', '业务包', '依据编号', '周期', '版本'],
        list.map((policy) => [
          policy.id,
          policy.title,
          policy.pack,
          policy.requirements.join(' '),
          policy.every,
          policy.versions.join(' '),
        ]),
      ),
    );
    return 0;
  },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Without a database nobody knows what the county has adopted: “nothing changed” would be wrong there. */
function comparedWords(found: object, language: 'zh' | 'en'): string {
  const words = !('adopted' in found) ? compared.packs : found.adopted ? compared.adopted : compared.nothingAdopted;
  return words[language];
}

const compared = {
  packs: {
    zh: '只比规则包；本县自己采用的调整没有算，要一起比的，加 --data 数据文件夹。',
    en: 'By the packs alone, without what the county has adopted; add --data FOLDER to compare that, too.',
  },
  adopted: {
    zh: '比的是本县现行的规则：规则包，加上本县采用的调整。',
    en: 'By what stands in the county: the packs with what it has adopted.',
  },
  nothingAdopted: {
    zh: '比的是本县现行的规则；本县还没有采用过自己的调整。',
    en: 'By what stands in the county, which has adopted nothing of its own.',
  },
} as const;

async function diff(given: Arguments, host: Host, output: Output, from: string): Promise<number> {
  const [until] = given.words;
  if (until === undefined ? !UUID.test(from) : !isPlainDate(from) || !isPlainDate(until))
    throw new Problem('usage-diff');
  const found =
    until === undefined
      ? await withOperations(given, host, async ({ rule }) => {
          const { draft, changes, stateWords } = await rule.read({ draft: from });
          return { draft, state: stateWords, policies: changes };
        })
      : given.text('data') === undefined
        ? host.rules.diff(from, until, given.text('area'))
        : await withOperations(given, host, ({ policy }) =>
            policy.changes({ before: from, after: until, area: given.text('area') }),
          );
  const language = given.flag('english') ? 'en' : 'zh';
  if (until !== undefined) output.say(comparedWords(found, language));
  output.result(found, () =>
    found.policies.length === 0
      ? language === 'en'
        ? 'Nothing changes.'
        : '没有变化'
      : found.policies
          .map((each) =>
            [
              language === 'en' ? `${each.titleEn} (${each.policy})` : `${each.title}（${each.policy}）`,
              ...each[language].map(({ text }) => `  ${text}`),
            ].join('\n'),
          )
          .join('\n'),
  );
  return 0;
}
