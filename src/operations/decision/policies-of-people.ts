/** Whoever asks about a person's policy gets told apart what is none from what is decided for places, areas or organisations. */
import type { OtherSubject } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { Problem } from '../../values/problem.ts';

const subjects: Readonly<Record<OtherSubject, string>> = { place: '场所', area: '地区', organisation: '机构' };

/** Problems: `policy-of-others`, `policy-unknown`. */
export function mustBeOfPeople(catalogue: Catalogue, policies: readonly string[] | undefined): void {
  for (const id of policies ?? []) {
    if (catalogue.policies.has(id)) continue;
    const found = [...catalogue.others].find(([, rules]) => rules.policies.has(id));
    if (found === undefined) throw new Problem('policy-unknown', { id });
    const [kind, rules] = found;
    const { title } = rules.policies.get(id)!;
    throw new Problem('policy-of-others', { id, title, kind, subject: subjects[kind] });
  }
}
