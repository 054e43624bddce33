/** Drafts other criteria of a policy without a tree being written: which ones stay, other values in them, and one more made of a fact. */
import { z } from 'zod';
import type { Expression } from '../../define/expression.ts';
import type { Criterion } from '../../define/policy.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { sameData } from '../../engine/entitlement/changed-rules.ts';
import { expressionWords } from '../../engine/entitlement/expression-words.ts';
import { withSpots } from '../../engine/what-if/clause-spots.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { type ClauseLine, clausesOn, factsOffered, parametersOffered, scopeOf } from './clause-lines.ts';
import { openDraft } from './draft-file.ts';
import { DraftInput } from './draft-input.ts';
import { save } from './save.ts';

const As = z.enum(['=', '!=', '<', '<=', '>', '>=']);
const Value = z.union([z.number(), z.boolean(), z.string().max(100)]);
const Change = z.union([
  z.strictObject({ place: z.number().int(), as: As, value: Value }),
  z.strictObject({
    place: z.number().int(),
    values: z
      .array(z.union([z.number(), z.string().max(100)]))
      .min(1)
      .max(100),
  }),
]);
const Words = z.string().trim().max(300);
/** A fact against one value, against one of several (with = or !=), or against a parameter that has no keys. */
const Test = z.strictObject({
  fact: z.string(),
  as: As,
  value: Value.optional(),
  values: z
    .array(z.union([z.number(), z.string().max(100)]))
    .min(1)
    .max(100)
    .optional(),
  parameter: z.string().max(100).optional(),
});

export const saveClauses = operation({
  id: 'rule.save-clauses',
  title: '起草或修改政策的条件',
  titleEn: 'Draft other criteria of a policy',
  kind: 'write',
  input: DraftInput.omit({ values: true, clauses: true }).extend({
    policy: z.string().max(100),
    draft: EntityId.optional(),
    seen: z.coerce.number().int().optional(),
    /** Those that stay; a criterion that is not named is no longer asked. */
    criteria: z
      .array(z.strictObject({ id: z.string(), because: Words, otherwise: Words, changes: z.array(Change) }))
      .max(50),
    /** One more; with `second` both are asked (`and`) or one of the two is enough (`or`). */
    added: Test.extend({
      because: Words,
      otherwise: Words,
      join: z.enum(['and', 'or']).default('and'),
      second: Test.nullable().default(null),
    })
      .nullable()
      .default(null),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/rules/clauses/{policy}' },
  async run({ policy, draft, seen, criteria: kept, added, ...head }, context) {
    const { catalogue } = context;
    const file = draft === undefined ? null : await openDraft(context, draft);
    const { rules, base, drafted, lines } = clausesOn(catalogue, policy, head.from, file?.draft ?? null);
    const source = { paper: head.paper, ...(head.toConfirm ? { toConfirm: true } : {}) };
    const criteria = Object.fromEntries(
      kept.flatMap((given): [string, Criterion][] => {
        const line = lines.find(({ id }) => id === given.id);
        return line ? [[given.id, changed(rules, line, given, source)]] : [];
      }),
    );
    if (added !== null) criteria[freeId(lines)] = newCriterion(rules, added, source);
    if (sameData(criteria, base.criteria)) throw wrong(lines[0]!.id, 'keep', '还没有改任何一条');
    if (Object.keys(criteria).length === 0) throw wrong(lines[0]!.id, 'keep', '至少要留一条');
    const own = { policy, version: { criteria, amount: (drafted ?? base).amount } };
    const rest = {
      values: file?.draft.values ?? [],
      clauses: [...(file?.draft.clauses ?? []).filter((each) => each.policy !== policy), own],
      ...(draft === undefined ? {} : { draft }),
      ...(seen === undefined ? {} : { seen }),
    };
    return save.run({ ...head, ...(structuredClone(rest) as object) } as Parameters<typeof save.run>[0], context);
  },
  trail: ({ policy, from }, { draft, actions }) => ({
    subject: `rule:${draft}`,
    detail: { from, actions, policies: [policy] },
  }),
});

const wrong = (id: string, part: 'keep' | 'because' | 'otherwise', what: string): Problem =>
  new Problem('input-invalid', { what }, { [`${part}.${id}`]: what });

interface Given {
  readonly because: string;
  readonly otherwise: string;
  readonly changes: readonly z.infer<typeof Change>[];
}

/** People read the words, so a criterion that is judged otherwise must be said otherwise. Its paper is then the draft's. */
function changed(catalogue: Catalogue, line: ClauseLine, given: Given, source: Criterion['source']): Criterion {
  const { id, criterion, was } = line;
  const { because, otherwise } = given;
  const changes = new Map(given.changes.map(({ place, ...change }) => [place, change]));
  const is = withSpots(criterion.is, scopeOf(catalogue), changes);
  const now = expressionWords(is, catalogue);
  const stale = (part: 'because' | 'otherwise', words: string): boolean =>
    words === '' || [criterion, was].some((old) => old !== null && !sameData(old.is, is) && old[part] === words);
  if (stale('because', because)) throw wrong(id, 'because', `判断改了，说法也要改，例如：${now}`);
  if (stale('otherwise', otherwise)) throw wrong(id, 'otherwise', `判断改了，这句话也要改，例如：不符合“${now}”`);
  if (was !== null && sameData(was.is, is)) return { ...was, because, otherwise };
  return { is, because, becauseEn: expressionWords(is, catalogue, 'en'), otherwise, source };
}

function freeId(lines: readonly ClauseLine[]): string {
  const taken = new Set(lines.map(({ id }) => id));
  return [...Array(taken.size + 1).keys()].map((n) => `added${n + 1}`).find((id) => !taken.has(id))!;
}

type Tested = z.infer<typeof Test>;
type Added = Tested & {
  readonly because: string;
  readonly otherwise: string;
  readonly join: 'and' | 'or';
  readonly second: Tested | null;
};

function newCriterion(rules: Catalogue, { second, join, ...added }: Added, source: Criterion['source']): Criterion {
  const one = testOf(rules, added);
  const both = second === null ? [one] : [one, testOf(rules, second)];
  const is: Expression = both.length === 1 ? one : join === 'or' ? { op: 'or', any: both } : { op: 'and', all: both };
  const because = added.because || expressionWords(is, rules);
  const otherwise = added.otherwise || `不符合“${because}”`;
  return { is, because, becauseEn: expressionWords(is, rules, 'en'), otherwise, source };
}

function testOf(rules: Catalogue, { fact, as, value, values, parameter }: Tested): Expression {
  const found = factsOffered(rules).find(({ id }) => id === fact);
  if (found === undefined) throw new Problem('input-invalid', { what: `没有“${fact}”这项情况` });
  const left: Expression = { op: 'fact', fact };
  if (parameter !== undefined) {
    if (parametersOffered(rules).find(({ id }) => id === parameter)?.kind !== found.type.kind)
      throw new Problem('input-invalid', { what: `“${found.label}”不能和“${parameter}”比` });
    return { op: 'compare', as, left, right: { op: 'parameter', parameter, by: [] } };
  }
  if (values !== undefined) {
    if (as !== '=' && as !== '!=') throw new Problem('input-invalid', { what: '几个值只能比“是”或“不是”' });
    const among: Expression = { op: 'oneOf', of: left, values };
    return as === '=' ? among : { op: 'not', of: among };
  }
  if (value === undefined) throw new Problem('input-invalid', { what: `没有填“${found.label}”和什么比` });
  // A fact that is yes or no is its own condition.
  if (found.kind === 'boolean') return (as === '=') === value ? left : { op: 'not', of: left };
  return { op: 'compare', as, left, right: { op: 'constant', value } };
}
