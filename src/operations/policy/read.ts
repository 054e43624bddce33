/** A policy as text: each criterion beside its clause, each parameter through time. */
import { z } from 'zod';
import type { Parameter } from '../../define/parameter.ts';
import type { Policy } from '../../define/policy.ts';
import { type Catalogue, rulesOf } from '../../engine/catalogue.ts';
import { expressionWords } from '../../engine/entitlement/expression-words.ts';
import { monthRuleWords } from '../../engine/entitlement/month-words.ts';
import { parameterSteps } from '../../engine/entitlement/parameter-steps.ts';
import { readsOf } from '../../engine/tree.ts';
import type { AreaCode } from '../../values/area.ts';
import { fromDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { everybody, operation } from '../operation.ts';

export const read = operation({
  id: 'policy.read',
  title: '查看一项政策',
  titleEn: 'Read a policy',
  kind: 'read',
  input: z.object({ policy: z.string() }),
  allow: { roles: everybody },
  route: { method: 'get', path: '/policies/{policy}' },
  async run({ policy: id }, { catalogue, scope }) {
    const rules = rulesOf(catalogue, id)?.rules;
    const policy = rules?.policies.get(id);
    if (policy === undefined) throw new Problem('policy-unknown', { id });
    const trees = (rules?.checked.get(id)?.versions ?? []).flatMap(({ criteria, amount, figures }) => [
      ...criteria.map(({ is }) => is),
      ...(amount === null ? [] : [amount]),
      ...figures.map(({ is }) => is),
    ]);
    const read = new Set(readsOf(...trees).parameters);
    const parameters = [...catalogue.parameters.values()].filter((parameter) => read.has(parameter.id));
    return { policy, parameters, words: wordsOf(policy, rules!), steps: stepsOf(parameters, scope.county) };
  },
});

/** The conditions, the amount and the months as they are judged, said from their trees. */
function wordsOf({ versions, months }: Policy, rules: Catalogue) {
  const both = (say: (language: 'zh' | 'en') => string) => ({ zh: say('zh'), en: say('en') });
  return {
    versions: versions.map(({ from, criteria, amount }) => ({
      from,
      criteria: Object.fromEntries(
        Object.entries(criteria).map(([id, { is }]) => [id, both((language) => expressionWords(is, rules, language))]),
      ),
      amount: amount && both((language) => expressionWords(amount, rules, language, 'money')),
    })),
    months: months ? both((language) => monthRuleWords(months, language)) : null,
  };
}

/** Each parameter through time in the county: what held from which day, by which paper. */
const stepsOf = (parameters: readonly Parameter[], county: AreaCode) =>
  parameters.map((parameter) => ({
    parameter: parameter.id,
    steps: parameterSteps(parameter, county).map(({ from, held: { value, source, area } }) => ({
      from: fromDayNumber(from),
      value,
      area,
      source,
    })),
  }));
