/** Who is paid a benefit, as a ledger proves it. */
import { latestPaid, type Paid } from '../../store/receipt.ts';
import type { Context } from '../operation.ts';

export interface PaidByLedger {
  readonly ledger: { readonly id: string; readonly title: string };
  readonly paid: Paid;
}

export type PaidReader = (policy: string) => Promise<PaidByLedger | undefined>;

/** Each policy is looked up once. Undefined when no ledger tells. */
export function paidReader(context: Context): PaidReader {
  const known = new Map<string, Promise<PaidByLedger | undefined>>();
  return (policy) => {
    const found = known.get(policy) ?? paidFor(context, policy);
    known.set(policy, found);
    return found;
  };
}

/** Of several ledgers that prove it, the one with the latest month. */
async function paidFor({ catalogue, tx, seal }: Context, policy: string): Promise<PaidByLedger | undefined> {
  let latest: PaidByLedger | undefined;
  for (const ledger of catalogue.ledgers.values()) {
    for (const receipt of ledger.receipts ?? []) {
      if (receipt.policy !== policy) continue;
      const paid = await latestPaid(tx, seal, ledger, receipt);
      if (paid !== undefined && (latest === undefined || paid.month > latest.paid.month)) latest = { ledger, paid };
    }
  }
  return latest;
}
