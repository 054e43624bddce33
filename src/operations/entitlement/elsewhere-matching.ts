/** Before a list of another county is written: which of our benefits each name on it means. What means none of ours is never compared. */
import { readImport } from '../../store/import.ts';
import { importRowsAfter } from '../../store/import-row.ts';
import type { Context } from '../operation.ts';
import { benefitNamed, ELSEWHERE_LEDGER } from './drawn-elsewhere.ts';

export interface NameMatched {
  /** As the list writes it. */
  readonly benefit: string;
  /** Null: none of ours. */
  readonly policy: string | null;
  readonly title: string | null;
  readonly rows: number;
}

export interface ElsewhereMatching {
  readonly names: readonly NameMatched[];
  /** Rows that name none of ours. */
  readonly unmatched: number;
}

const BLOCK = 3000;

/** Names that match none come first, then the most frequent. Null for any other ledger, and once it has been written. */
export async function elsewhereMatching(
  { tx, seal, catalogue }: Pick<Context, 'tx' | 'seal' | 'catalogue'>,
  importId: string,
): Promise<ElsewhereMatching | null> {
  const { ledger, state } = await readImport(tx, importId);
  if (ledger !== ELSEWHERE_LEDGER || state !== 'previewed') return null;
  const counts = new Map<string, number>();
  for (let after = -1; ; ) {
    const rows = await importRowsAfter(tx, seal, importId, after, BLOCK);
    for (const { status, content } of rows) {
      if (status === 'wrong' || content === null) continue;
      const benefit = String(content.values['benefit'] ?? '');
      counts.set(benefit, (counts.get(benefit) ?? 0) + 1);
    }
    if (rows.length < BLOCK) break;
    after = rows.at(-1)!.position;
  }
  const named = benefitNamed(catalogue);
  const names = [...counts].map(([benefit, rows]): NameMatched => {
    const policy = named(benefit) ?? null;
    return { benefit, policy, title: policy === null ? null : catalogue.policies.get(policy)!.title, rows };
  });
  const unmatched = names.reduce((sum, { policy, rows }) => sum + (policy === null ? rows : 0), 0);
  const first = ({ policy }: NameMatched): number => (policy === null ? 0 : 1);
  return { names: names.sort((a, b) => first(a) - first(b) || b.rows - a.rows), unmatched };
}
