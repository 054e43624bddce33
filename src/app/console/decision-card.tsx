import type { Outcome } from '../../engine/decision.ts';
import { formatFen } from '../../values/money.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { CriterionList, type ShownCriterion } from './criterion-list.tsx';
import { paths } from './paths.ts';

export const outcomeMarks: Record<Outcome, { readonly tone: Tone; readonly word: string }> = {
  eligible: { tone: 'ok', word: '符合' },
  ineligible: { tone: 'none', word: '不符合' },
  unknown: { tone: 'warn', word: '缺信息' },
};

export interface DecisionCardProps {
  readonly policy: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Whether the benefit is money. */
  readonly pays: boolean;
  readonly amountFen: number | null;
  readonly every: 'month' | 'year' | 'once';
  readonly criteria: readonly ShownCriterion[];
  /** Labels of the facts that are missing. */
  readonly missing: readonly string[];
  /** Whether it is being received; undefined when nothing is known about that. */
  readonly received?: boolean | undefined;
}

const periods = { month: '每月', year: '每年', once: '一次性' } as const;

export function DecisionCard(decision: DecisionCardProps) {
  const { policy, title, outcome, pays, amountFen, every, criteria, missing, received } = decision;
  const failed = criteria.filter(({ holds }) => holds === false);
  return (
    <section class="panel stack-small">
      <div class="title-line">
        <h3>
          <a href={paths.policy(policy)}>{title}</a>
        </h3>
        <StatusMark {...outcomeMarks[outcome]} />
      </div>
      {outcome === 'eligible' && amountFen !== null && (
        <p>
          {periods[every]} <strong>{formatFen(amountFen)}</strong>
        </p>
      )}
      {outcome === 'eligible' && !pays && <p class="muted">不发钱</p>}
      {outcome === 'eligible' && received === false && <StatusMark tone="warn" word="应享未享：还没有领" />}
      {failed.length > 0 && <p>{failed.map(({ otherwise }) => otherwise).join('；')}。</p>}
      {missing.length > 0 && <p>还要知道：{missing.join('、')}。</p>}
      <Disclosure summary={`逐条理由（${criteria.length} 条）`}>
        <CriterionList criteria={criteria} label={`${title}的逐条理由`} />
      </Disclosure>
    </section>
  );
}
