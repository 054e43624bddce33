/** What a person is entitled to, month by month, by what is known now or was known on a day; what was paid; what is to be corrected. */
import { z } from 'zod';
import type { Exclusion } from '../../define/policy.ts';
import { type Cut, ruleOfCut } from '../../engine/correction/clash.ts';
import { duesOf } from '../../engine/correction/dues.ts';
import { ELSEWHERE } from '../../engine/correction/ruled-clash.ts';
import type { Outcome } from '../../engine/decision.ts';
import { claimFact } from '../../engine/entitlement/history.ts';
import { knowledgeOf } from '../../engine/entitlement/knowledge.ts';
import {
  firstDayOf,
  isMonth,
  type Month,
  type Months,
  monthAfter,
  monthNumber,
} from '../../engine/entitlement/period.ts';
import type { PersonEntitlements } from '../../engine/entitlement/timeline.ts';
import type { StoredCorrection } from '../../store/correction.ts';
import { fraudFindings } from '../../store/fraud.ts';
import { personFile } from '../../store/person.ts';
import { fromDayNumber, monthOf, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type ExplainedDecision, explainDecision } from '../decision/explanation.ts';
import { findPerson } from '../decision/find-person.ts';
import { mustBeOfPeople } from '../decision/policies-of-people.ts';
import { ListInput, PlainDateInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { rulesThen } from '../standing-catalogue.ts';
import { type Book, booksOf } from './books.ts';
import { knownOn } from './known-at.ts';
import { readerFor } from './redetermine.ts';

const MonthInput = z.string().refine(isMonth, '月份要写成 2026-03 的样子');
const MOST_MONTHS = 60;

export interface PersonPeriod {
  readonly period: string;
  readonly outcome: Outcome;
  /** After the rules between policies; null when it can not be told or is not money. */
  readonly amountFen: number | null;
  readonly lacks: 'application' | 'confirmation' | null;
  /** What rules between policies took away. */
  readonly cuts: readonly PersonCut[];
  /** With the corrections approved; null where nothing was. */
  readonly paidFen: number | null;
  /** Something was paid, but lists do not tell how much of their sum it is. */
  readonly paidOpen: boolean;
}

/** Money that is due by itself and not paid. */
export interface PersonCut {
  /** Title of the policy that takes its place, or in which the limit is written. */
  readonly by: string;
  readonly fen: number;
  readonly kind: 'excluded' | 'capped';
  /** Null where it is left to another county. */
  readonly rule: Pick<Exclusion, 'because' | 'becauseEn' | 'source'> | null;
}

export interface PersonPolicy {
  readonly policy: string;
  readonly title: string;
  readonly every: 'month' | 'year' | 'once';
  readonly pays: boolean;
  readonly periods: readonly PersonPeriod[];
  /** Cut only where something changes. */
  readonly intervals: readonly {
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly decision: ExplainedDecision;
  }[];
  readonly claims: readonly PersonClaim[];
}

export interface PersonClaim {
  readonly step: 'applied' | 'confirmed';
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** Only payments tell of it. */
  readonly provenByPayment: boolean;
}

export const read = operation({
  id: 'entitlement.read',
  title: '查看一个人的待遇',
  titleEn: "Read a person's entitlements",
  kind: 'read',
  audited: true,
  input: z.object({
    /** Identifier, identity number, certificate number, or a name that only one person has. */
    person: z.string().min(1),
    first: MonthInput.optional(),
    last: MonthInput.optional(),
    /** By what was on record at the end of that day. */
    known: PlainDateInput.optional(),
    policies: ListInput.optional(),
  }),
  allow: { roles: staffRoles },
  // An identity number may be given, so it stands in the body and not in the address.
  route: { method: 'post', path: '/entitlements/read' },
  async run({ person: typed, first, last, known, policies }, context) {
    const { tx, seal, today } = context;
    const knownAt = known === undefined ? Number.POSITIVE_INFINITY : knownOn(known, today);
    // What was decided then was decided by the rules adopted by then.
    const catalogue = known === undefined ? context.catalogue : (await rulesThen(tx, context.packs))(knownAt);
    mustBeOfPeople(catalogue, policies);
    const id = await findPerson(context, typed);
    const { name, area } = await personFile(tx, seal, id);
    const months = monthsAsked(today, first, last);
    const book = (await booksOf(tx, seal, catalogue, [id], today)).get(id)!;
    const person = readerFor(catalogue).of(knowledgeOf(book.history, knownAt, area));
    const asked = policies ?? catalogue.order.filter((policy) => catalogue.policies.get(policy)!.subject === 'person');
    return {
      person: { id, name, area },
      months,
      known: known ?? null,
      policies: policiesOf({ catalogue }, person, book, { asked, months, knownAt }),
      corrections: asThen(book.corrections, knownAt)
        .filter(({ state }) => state !== 'withdrawn')
        .map(({ key: _, causes: __, decidedAt: ___, ...correction }) => correction),
      findings: (await fraudFindings(tx, [id])).map(({ from, to, ...finding }) => ({
        ...finding,
        from: fromDayNumber(from),
        to: to === null ? null : fromDayNumber(to),
      })),
    };
  },
  trail: (_, { person, known }) => ({ subject: `person:${person.id}`, detail: { known } }),
});

/** The last twelve months, with the present one. Problem `input-invalid` for more than five years, and for none. */
function monthsAsked(today: PlainDate, asked: Month | undefined, last = monthOf(today)): Months {
  const first = asked ?? monthAfter(last, -11);
  const count = monthNumber(last) - monthNumber(first) + 1;
  const wrong =
    count < 1 ? '开始的月份不能晚于结束的月份' : count > MOST_MONTHS ? `一次最多看 ${MOST_MONTHS} 个月` : null;
  if (wrong !== null) throw new Problem('input-invalid', { what: `first: ${wrong}` }, { first: wrong });
  return { first, last };
}

interface Asked {
  readonly asked: readonly string[];
  readonly months: Months;
  readonly knownAt: number;
}

function policiesOf(
  { catalogue }: Pick<Context, 'catalogue'>,
  person: PersonEntitlements,
  book: Book,
  { asked, months, knownAt }: Asked,
): PersonPolicy[] {
  const dues = new Map(duesOf(person, months, asked).map((due) => [`${due.policy} ${due.entitled.period.id}`, due]));
  const paid = paidBy(book, knownAt);
  const cutShown = (policy: string, cut: Cut['cuts'][number]): PersonCut => {
    const title = cut.by === ELSEWHERE ? '外地发放的待遇' : (catalogue.policies.get(cut.by)?.title ?? cut.by);
    const rule = ruleOfCut(catalogue, policy, cut);
    const words = rule && { because: rule.because, becauseEn: rule.becauseEn, source: rule.source };
    return { by: title, fen: cut.fen, kind: cut.kind, rule: words };
  };
  const [from, to] = [firstDayOf(months.first), firstDayOf(monthAfter(months.last))];
  return asked.map((policy): PersonPolicy => {
    const { title, every } = catalogue.policies.get(policy)!;
    return {
      policy,
      title,
      every,
      pays: catalogue.checked.get(policy)!.pays !== null,
      periods: person.periods(policy, months).map(({ period, outcome, amountFen, lacks }) => {
        const due = dues.get(`${policy} ${period.id}`);
        return {
          period: period.id,
          outcome,
          amountFen: due === undefined ? amountFen : due.amountFen,
          lacks,
          cuts: (due?.cuts ?? []).map((cut) => cutShown(policy, cut)),
          paidFen: paid.get(`${policy} ${period.id}`) ?? null,
          paidOpen: isPaidOpen(book, `${policy} ${period.id}`, knownAt),
        };
      }),
      intervals: person.intervals(policy, from, to).map((interval) => ({
        from: fromDayNumber(interval.from),
        to: fromDayNumber(interval.to),
        decision: explainDecision(catalogue, person.explain(policy, interval.from), true),
      })),
      claims: claimsOf(person, policy, book),
    };
  });
}

/** By now, too, what is on no list is not open: the moment of asking has no end then. */
const isPaidOpen = ({ paidOpen }: Book, period: string, knownAt: number): boolean => {
  const since = paidOpen.get(period);
  return since !== undefined && since <= knownAt;
};

/** Those made by then; what was decided later was waiting. */
const asThen = (corrections: readonly StoredCorrection[], knownAt: number): StoredCorrection[] =>
  corrections
    .filter(({ madeAt }) => Date.parse(madeAt) <= knownAt)
    .map((each) => ((each.decidedAt ?? 0) > knownAt ? { ...each, state: 'proposed' } : each));

/** As it stood in the books at the moment: what was paid by then, and what was approved by then. */
function paidBy({ paid, corrections }: Book, knownAt: number): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (key: string, fen: number) => sums.set(key, (sums.get(key) ?? 0) + fen);
  for (const line of paid) if (line.knownAt <= knownAt) add(`${line.policy} ${line.period}`, line.amountFen);
  for (const { state, policy, period, kind, amountFen } of asThen(corrections, knownAt))
    if (state === 'approved' || state === 'settled')
      add(`${policy} ${period}`, kind === 'arrears' ? amountFen : -amountFen);
  return sums;
}

function claimsOf({ knowledge }: PersonEntitlements, policy: string, { paidRows }: Book): PersonClaim[] {
  const lines = new Set(paidRows.map(({ id }) => id));
  return (['applied', 'confirmed'] as const).flatMap((step) =>
    (knowledge.claims.get(claimFact(policy, step)) ?? [])
      .filter(({ value }) => value === 1)
      .map(({ from, to, by }) => ({
        step,
        from: fromDayNumber(from),
        to: to === null ? null : fromDayNumber(to),
        provenByPayment: lines.has(by.id.split(':')[0]!),
      })),
  );
}
