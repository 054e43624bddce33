/** How a person's approved corrections become money: set against each other, withheld in instalments, to be paid back. Nothing is written. */
import { z } from 'zod';
import { duesOf } from '../../engine/correction/dues.ts';
import type { CorrectionLine } from '../../engine/correction/propose.ts';
import { type Settlement, settleCorrections } from '../../engine/correction/settle.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import { type Month, monthAfter } from '../../engine/entitlement/period.ts';
import { personFile } from '../../store/person.ts';
import { monthOf } from '../../values/date.ts';
import { type Book, booksOf } from '../entitlement/books.ts';
import { readerFor } from '../entitlement/redetermine.ts';
import { EntityId } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';

export const plan = operation({
  id: 'correction.plan',
  title: '查看一个人补发追缴的办法',
  titleEn: "Plan how a person's corrections are settled",
  kind: 'read',
  audited: true,
  input: z.object({ person: EntityId }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/people/{person}/corrections/plan' },
  async run({ person }, context) {
    await personFile(context.tx, context.seal, person);
    const book = (await booksOf(context.tx, context.seal, context.catalogue, [person], context.today)).get(person)!;
    return { person, ...planFor(context, book) };
  },
  trail: ({ person }) => ({ subject: `person:${person}` }),
});

export interface Plan extends Settlement {
  /** The first month from which may be withheld. */
  readonly from: Month;
  /** Ids of the corrections that it settles. */
  readonly corrections: readonly string[];
}

/** Of those that are approved and not settled yet. */
export function planFor({ catalogue, today }: Pick<Context, 'catalogue' | 'today'>, book: Book): Plan {
  const approved = book.corrections.filter(({ state }) => state === 'approved');
  const lines = approved.map(
    ({ key, person, policy, period, kind, amountFen, circumstance }): CorrectionLine => ({
      key,
      person,
      policy,
      period,
      kind,
      amountFen,
      circumstance,
      causes: [],
    }),
  );
  const from = monthAfter(monthOf(today));
  const person = readerFor(catalogue).of(knowledgeOf(book.history, Number.POSITIVE_INFINITY, book.area));
  const dues = duesOf(person, { first: from, last: from }, [...new Set(lines.map(({ policy }) => policy))]);
  const monthly = new Map(dues.map(({ policy, amountFen }) => [policy, amountFen ?? 0]));
  return { from, corrections: approved.map(({ id }) => id), ...settleCorrections(catalogue, lines, { monthly, from }) };
}
