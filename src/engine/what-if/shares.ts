/** Money by the level of government that carries it. */
import type { Funding, GovernmentLevel, Policy } from '../../define/policy.ts';
import { type DayNumber, toDayNumber } from '../../values/date.ts';

export type Carrier = GovernmentLevel | 'unstated';

/** The shares that hold on a day; undefined where the policy states none. */
export const fundingOn = ({ paidBy = [] }: Pick<Policy, 'paidBy'>, day: DayNumber): Funding | undefined =>
  paidBy.findLast(({ from }) => toDayNumber(from) <= day);

/** Parts that add up to the whole: each rounded down, the last level carries what is left. */
export function splitByLevel(funding: Funding | undefined, fen: bigint): { level: Carrier; fen: bigint }[] {
  if (!funding) return [{ level: 'unstated', fen }];
  let rest = fen;
  return funding.shares.map(({ level, share }, index) => {
    const part = index === funding.shares.length - 1 ? rest : (fen * BigInt(share.of)) / BigInt(share.in);
    rest -= part;
    return { level, fen: part };
  });
}
