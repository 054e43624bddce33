/** The worked cases of a policy with what the rules make of them, and who has signed them under the rules that hold. */
import { z } from 'zod';
import { latestSignOffs, type StoredSignOff } from '../../store/case-sign-off.ts';
import { operation, staffRoles } from '../operation.ts';
import { casesOfPolicies, type KeyedCase } from './case-lines.ts';

export type CaseState = 'confirmed' | 'disputed' | 'stale' | 'unsigned';

export interface ListedCase extends Omit<KeyedCase, 'basis'> {
  readonly state: CaseState;
  /** What was said last; of a stale case what was said under the rules before. */
  readonly signOff: Pick<StoredSignOff, 'signedBy' | 'signedOn' | 'remark' | 'edits' | 'verdict' | 'at'> | null;
}

export const list = operation({
  id: 'case.list',
  title: '一项政策的样例',
  titleEn: 'The worked cases of a policy',
  kind: 'read',
  input: z.object({ policy: z.string() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/policies/{policy}/cases' },
  async run({ policy }, { catalogue, tx }) {
    const [found] = casesOfPolicies(catalogue, { policy });
    const said = await latestSignOffs(tx, policy);
    const byKey = new Map(said.map((each) => [each.key, each]));
    const earlier = new Map(said.map((each) => [each.title, each]));
    const cases = (found?.cases ?? []).map(({ basis: _, ...each }): ListedCase => {
      const now = byKey.get(each.key);
      const before = earlier.get(each.title);
      const state = now?.verdict ?? (before === undefined ? 'unsigned' : 'stale');
      return { ...each, state, signOff: now ?? before ?? null };
    });
    return { policy, cases };
  },
});
