/** The worked cases of the rules that hold, each with the key under which it is signed. */
import { createHash } from 'node:crypto';
import { type CaseLine, caseLine } from '../../engine/case/case-line.ts';
import { type Catalogue, rulesOf } from '../../engine/catalogue.ts';
import { Problem } from '../../values/problem.ts';

export interface KeyedCase extends CaseLine {
  /** Twelve characters that stand in the workbook. Another rule, value or case has another key. */
  readonly key: string;
}

export interface PolicyCases {
  readonly pack: string;
  readonly policy: string;
  readonly title: string;
  readonly cases: readonly KeyedCase[];
}

/** In the order of the packs. Problem `policy-unknown`. */
export function casesOfPolicies(
  catalogue: Catalogue,
  { pack, policy }: { readonly pack?: string | undefined; readonly policy?: string | undefined },
): PolicyCases[] {
  if (policy !== undefined && rulesOf(catalogue, policy) === undefined)
    throw new Problem('policy-unknown', { id: policy });
  const cases = Map.groupBy(
    catalogue.packs.flatMap((each) => each.cases),
    (each) => each.policy,
  );
  return catalogue.packs
    .filter(({ id }) => pack === undefined || id === pack)
    .flatMap((each) => each.policies.map(({ id, title }) => ({ pack: each.id, policy: id, title })))
    .filter(({ policy: id }) => policy === undefined || id === policy)
    .map((each) => ({
      ...each,
      cases: (cases.get(each.policy) ?? []).map((one) => keyed(caseLine(catalogue, one))),
    }))
    .filter((each) => each.cases.length > 0);
}

const keyed = (line: CaseLine): KeyedCase => ({
  ...line,
  key: createHash('sha256').update(line.basis).digest('hex').slice(0, 12),
});
