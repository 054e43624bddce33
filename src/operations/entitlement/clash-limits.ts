/** Months and years in which a limit over several policies cuts one of them. The rule says how, so nobody has to decide. */
import type { Catalogue } from '../../engine/catalogue.ts';
import { type MonthDue, settleClashes } from '../../engine/correction/clash.ts';
import type { Drawer } from '../../store/drawn-together.ts';
import { formatFen } from '../../values/money.ts';
import type { FoundClash, SideState } from './found-clash.ts';

/** `states`: by policy and period; what is not there is granted. */
export function limitsReached(
  catalogue: Catalogue,
  person: Drawer,
  dues: readonly MonthDue[],
  states: ReadonlyMap<string, SideState>,
): FoundClash[] {
  return settleClashes(catalogue, dues, person.area).dues.flatMap(({ policy, month, amountFen, cuts }) =>
    cuts
      .filter(({ kind }) => kind === 'capped')
      .map(({ by, fen }): FoundClash => {
        const { cap } = catalogue.policies.get(by)!;
        const together = [by, ...cap!.with].flatMap((id) =>
          dues.filter((due) => due.policy === id && due.month === month && (due.amountFen ?? 0) > 0),
        );
        const sides = together.map((due) => {
          const { title } = catalogue.policies.get(due.policy)!;
          const state = states.get(`${due.policy} ${month}`) ?? 'granted';
          return { policy: due.policy, title, amountFen: due.amountFen, state, paidIn: null };
        });
        const cut = catalogue.policies.get(policy)!.title;
        const because = `合计超过上限，“${cut}”少发${formatFen(fen)}，实发${formatFen(amountFen)}`;
        return {
          key: [by, policy, 'limit', month].join('~'),
          person,
          kind: 'capped',
          first: month,
          last: month,
          sides,
          keep: null,
          rule: { because, source: cap!.source, keep: 'this' },
          ruling: null,
          about: { policy: by, other: policy, elsewhere: null, grounds: '', last: month },
        };
      }),
  );
}
