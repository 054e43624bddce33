/** A proposal to stop a grant and recover what was paid, and what a person decided about it. The machine only ever proposes. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Ruling } from '../../store/ruling.ts';
import type { SubjectRow } from './subjects.ts';

export interface Proposal {
  /** The policy that proposes, and the one whose grant it would stop. */
  readonly policy: string;
  readonly stops: string;
  readonly amountFen: number;
  /** What holds and counts, as it is recorded: the same grounds are the same proposal. */
  readonly grounds: string;
  /** The same in words: 挪用补助资金（2026-05-08 起）. */
  readonly because: readonly string[];
  readonly ruling?: Ruling;
}

/** Undefined when nothing is proposed. */
export function proposalOf(
  rules: Catalogue,
  { seat, held }: SubjectRow,
  decision: Decision,
  rulings: readonly Ruling[],
): Proposal | undefined {
  const stops = rules.policies.get(decision.policy)?.stops;
  if (stops === undefined || decision.outcome !== 'eligible') return undefined;
  const used = decision.criteria
    .flatMap(({ facts }) => facts)
    .filter(({ unknown, value }) => !unknown && value !== false);
  const grounds = used
    .map(({ id, value }) => `${id}=${value}@${held.get(id)?.from ?? ''}`)
    .sort()
    .join(';');
  const ruling = rulings.find(
    (each) => each.subject === seat.id && each.policy === decision.policy && each.grounds === grounds,
  );
  return {
    policy: decision.policy,
    stops,
    amountFen: decision.amountFen ?? 0,
    grounds,
    because: used.map(({ id, label, text, value }) => {
      const from = held.get(id)?.from;
      return `${value === true ? label : `${label}${text}`}${from === undefined ? '' : `（${from} 起）`}`;
    }),
    ...(ruling === undefined ? {} : { ruling }),
  };
}
