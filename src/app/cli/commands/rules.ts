/** Commands about the rules themselves: they need no database. */
import { formatFen } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { CheckedDecision, Command } from '../command.ts';
import { table } from '../print.ts';

export const check: Command = {
  name: 'check',
  usage: 'check FACTS.json [--on DATE] [--policy ID…]',
  help: 'decide for the facts given in a file: { person: {fact: value}, household: {…}, members: [{…}] }, or { place: {…} }, { area: {…} }, { organisation: {…} }; nothing is read from or written to the database',
  options: [
    { name: 'on', takes: 'text', help: 'the day decided for, YYYY-MM-DD (default today)' },
    { name: 'policy', takes: 'list', help: 'only these policies' },
    { name: 'area', takes: 'text', help: 'whose parameters hold (default the county)' },
  ],
  async run(given, host, output) {
    const file = given.words[0];
    if (!file) throw new Problem('usage', { what: 'check FACTS.json' });
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
  const amount = decision.amountFen === null ? '' : ` ${formatFen(decision.amountFen)}`;
  return [
    `${decision.title}（${decision.policy}）：${marks[decision.outcome] ?? decision.outcome}${amount}`,
    ...decision.words.zh.map((line) => `  ${line}`),
  ].join('\n');
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Problem('input-invalid', { what: `${file}: JSON` });
  }
}

export const facts: Command = {
  name: 'facts',
  usage: 'facts',
  help: 'the catalogue of facts: id, type, label, unit, allowed values',
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
  usage: 'policies',
  help: 'all policies with their pack, requirement ids and versions',
  options: [],
  async run(_, host, output) {
    const list = host.rules.policies();
    output.result({ policies: list }, () =>
      table(
        ['政策', '名称', '对象', '业务包', '依据编号', '周期', '版本'],
        list.map((policy) => [
          policy.id,
          policy.title,
          policy.subject,
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
