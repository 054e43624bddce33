/** A tree of the vocabulary as it comes from outside. Its shape is told here; whether it makes sense is told by the check of the rules. */
import { z } from 'zod';
import type { Expression } from '../../define/expression.ts';

const MOST_DEEP = 40;

const tree: z.ZodType<Expression> = z.lazy(() => union);
const name = z.string().min(1).max(100);
const round = z.strictObject({
  mode: z.enum(['half-up', 'down', 'up']),
  to: z.union([z.literal(1), z.literal(10), z.literal(100)]),
});
const rate = z.strictObject({ of: z.number().int(), in: z.number().int() });
const node = <Op extends Expression['op'], S extends z.core.$ZodLooseShape>(op: Op, shape: S) =>
  z.strictObject({ op: z.literal(op), ...shape });

/** One line for each word of the vocabulary: a new one is a compile error here. */
const nodes: { readonly [Op in Expression['op']]: z.core.$ZodTypeDiscriminable } = {
  fact: node('fact', { fact: name }),
  constant: node('constant', { value: z.union([z.number(), z.boolean(), z.string().max(100), rate]) }),
  parameter: node('parameter', { parameter: name, by: z.array(tree).max(5) }),
  day: node('day', {}),
  age: node('age', { of: tree }),
  compare: node('compare', { as: z.enum(['=', '!=', '<', '<=', '>', '>=']), left: tree, right: tree }),
  oneOf: node('oneOf', { of: tree, values: z.array(z.union([z.string().max(100), z.number()])).max(100) }),
  and: node('and', { all: z.array(tree).min(1).max(50) }),
  or: node('or', { any: z.array(tree).min(1).max(50) }),
  not: node('not', { of: tree }),
  known: node('known', { of: tree }),
  if: node('if', { when: tree, then: tree, otherwise: tree }),
  add: node('add', { of: z.array(tree).min(1).max(50) }),
  subtract: node('subtract', { left: tree, right: tree }),
  larger: node('larger', { of: z.array(tree).min(1).max(50) }),
  smaller: node('smaller', { of: z.array(tree).min(1).max(50) }),
  share: node('share', { rate: tree, of: tree, round }),
  times: node('times', { of: tree, by: tree }),
  portion: node('portion', { of: tree, by: tree, per: tree, round }),
  band: node('band', {
    of: tree,
    bands: z
      .array(z.strictObject({ below: z.number().int().optional(), then: tree }))
      .min(1)
      .max(50),
  }),
  members: node('members', { where: tree }),
  eligible: node('eligible', { policy: name }),
  amountOf: node('amountOf', { policy: name }),
};

const [first, ...others] = Object.values(nodes);
const union = z.discriminatedUnion('op', [first!, ...others]) as unknown as z.ZodType<Expression>;

const depthOf = (value: unknown): number =>
  typeof value !== 'object' || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));

export const ExpressionInput = z
  .unknown()
  .refine((given) => JSON.stringify(given).length < 100_000 && depthOf(given) <= 2 * MOST_DEEP, '条件太长或嵌套太深')
  .pipe(tree);
