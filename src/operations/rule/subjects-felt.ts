/** What a change of rules does to the places, areas and organisations of an area. They are few, so each is decided with its reasons. Nothing is written. */
import type { OtherSubject } from '../../define/fact.ts';
import type { Policy } from '../../define/policy.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { concerns } from '../../engine/concerns.ts';
import { changedRules } from '../../engine/entitlement/changed-rules.ts';
import { firstDayOf, monthAfter, periodsFor } from '../../engine/entitlement/period.ts';
import {
  type ChangedSubject,
  compareSubjects,
  type SubjectSide,
  type SubjectsSum,
} from '../../engine/what-if/compare-subjects.ts';
import { areaNames } from '../../store/area.ts';
import { shortAreaName } from '../../values/area.ts';
import { fromDayNumber, type PlainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import type { Context } from '../operation.ts';
import { readersBy } from '../subject/decided.ts';
import { rowsOfSubjects, subjectsIn } from '../subject/subjects.ts';
import type { EffectAsked } from './effect-asked.ts';

export interface SubjectsEffect {
  readonly policy: string;
  readonly title: string;
  readonly subject: OtherSubject;
  /** Whether it pays or takes money. */
  readonly money: boolean;
  /** `2027-07`, `2027` or `once`, decided on its last day within the months asked for. */
  readonly period: string;
  readonly on: PlainDate;
  readonly eligible: string;
  readonly ineligible: string;
  readonly total: SubjectsSum;
  readonly byTown: readonly (SubjectsSum & { readonly id: string; readonly title: string })[];
  readonly figures: readonly {
    readonly id: string;
    readonly label: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly changed: readonly FeltSubject[];
}

export interface FeltSubject extends ChangedSubject {
  /** In words: 可以拨付以奖代补资金，50,000元. */
  readonly beforeWords: string;
  readonly afterWords: string;
  readonly how: readonly string[];
}

/** One for each policy that can come out otherwise and each of its periods in which anything does; its last period where nothing does. */
export async function subjectsFelt(context: Context, after: Catalogue, asked: EffectAsked): Promise<SubjectsEffect[]> {
  const found: SubjectsEffect[] = [];
  for (const [subject, rules] of after.others) {
    const before = context.catalogue.others.get(subject)!;
    const { affected } = changedRules(before, rules);
    if (affected.length === 0) continue;
    const seats = await subjectsIn(context, subject, asked.area);
    for (const policy of affected) {
      const effects: SubjectsEffect[] = [];
      for (const { period, on } of daysOf(rules.policies.get(policy)!.every, asked.months)) {
        const rows = await rowsOfSubjects(context, before, seats, on);
        effects.push(await effectOn(context, { before, after: rules, subject, policy, period, on, rows }));
      }
      const changing = effects.filter(({ changed }) => changed.length > 0);
      found.push(...(changing.length > 0 ? changing : effects.slice(-1)));
    }
  }
  return found;
}

function daysOf(every: Policy['every'], months: EffectAsked['months']) {
  const end = firstDayOf(monthAfter(months.last));
  return periodsFor(every, months).map(({ id, to }) => ({
    period: id,
    on: fromDayNumber(Math.min(to, end) - 1),
  }));
}

interface Deciding {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly subject: OtherSubject;
  readonly policy: string;
  readonly period: string;
  readonly on: PlainDate;
  readonly rows: Awaited<ReturnType<typeof rowsOfSubjects>>;
}

async function effectOn(
  { tx }: Context,
  { before, after, subject, policy: id, period, on, rows }: Deciding,
): Promise<SubjectsEffect> {
  const policy = after.policies.get(id)!;
  const decider = (rules: Catalogue) => {
    const readerOf = readersBy(rules, on);
    return ({ seat, row }: Deciding['rows'][number]) =>
      !rules.policies.has(id) || concerns(rules, id, row, on) === false ? null : readerOf(seat.area).decide(id, row);
  };
  const [was, is] = [decider(before), decider(after)];
  const decided = rows
    .map((found) => ({ ...found.seat, before: was(found), after: is(found) }))
    .filter((each) => each.before !== null || each.after !== null)
    .map(({ id: seat, name, area, ...sides }) => ({ id: seat, name, area, ...sides }));
  const { byTown, changed, ...compared } = compareSubjects(decided);
  const names = await areaNames(tx, [...byTown.keys()]);
  return {
    policy: id,
    title: policy.title,
    subject,
    money: policy.versions.some(({ amount }) => amount !== null),
    period,
    on,
    eligible: policy.verdicts?.eligible.zh ?? '符合',
    ineligible: policy.verdicts?.ineligible.zh ?? '不符合',
    byTown: [...byTown].map(([town, sum]) => ({
      ...sum,
      id: town,
      title: shortAreaName(names.get(town) ?? (town || '不清楚')),
    })),
    ...compared,
    changed: changed.map((each) => ({
      ...each,
      beforeWords: sideWords(each.before, policy),
      afterWords: sideWords(each.after, policy),
      how: howOf(each),
    })),
  };
}

function sideWords({ outcome, amountFen }: SubjectSide, { verdicts }: Policy): string {
  const verdict = verdicts?.[outcome].zh ?? { eligible: '符合', ineligible: '不符合', unknown: '还不能判断' }[outcome];
  return outcome === 'eligible' && amountFen !== null ? `${verdict}，${formatFen(amountFen)}` : verdict;
}

/** The sum of the figures first, where there is one. */
function howOf({ figures, because, before, after }: ChangedSubject): string[] {
  const sorted = figures.toSorted((a, b) => Number(b.id === 'gap') - Number(a.id === 'gap'));
  const paid = [before.amountFen, after.amountFen];
  const money =
    before.outcome === 'eligible' && after.outcome === 'eligible' && paid[0] !== paid[1] && !paid.includes(null)
      ? [`金额：${paid.map((fen) => formatFen(fen!)).join(' → ')}`]
      : [];
  return [
    ...because,
    ...money,
    ...sorted.map(({ label, beforeText, afterText }) => `${label}：${beforeText} → ${afterText}`),
  ];
}
