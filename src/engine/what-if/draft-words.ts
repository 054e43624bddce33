/** What differs between two states of the rules, in words, policy by policy. */
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import type { Catalogue } from '../catalogue.ts';
import { type PolicyChangeLine, policyChange } from '../entitlement/policy-change.ts';

export interface RulesAsOf {
  readonly catalogue: Catalogue;
  readonly on: PlainDate;
}

export interface PolicyWords {
  readonly policy: string;
  readonly title: string;
  readonly titleEn: string;
  readonly zh: readonly PolicyChangeLine[];
  readonly en: readonly PolicyChangeLine[];
}

/** Policies that stand as they stood are left out. What several areas have in common is said once. */
export function changesInWords(before: RulesAsOf, after: RulesAsOf, areas: readonly (AreaCode | '')[]): PolicyWords[] {
  const others = [...after.catalogue.others].flatMap(([subject, rules]) => {
    const were = before.catalogue.others.get(subject) ?? rules;
    return changesAmong({ ...before, catalogue: were }, { ...after, catalogue: rules }, areas);
  });
  return [...changesAmong(before, after, areas), ...others];
}

/** On each day on which something of a draft begins to hold, `days`; what has been said of a day is not said again. */
export function changesOverDays(
  before: Catalogue,
  after: Catalogue,
  days: readonly PlainDate[],
  areas: readonly (AreaCode | '')[],
): PolicyWords[] {
  const said = days.flatMap((on) => changesInWords({ catalogue: before, on }, { catalogue: after, on }, areas));
  return [...Map.groupBy(said, ({ policy }) => policy).values()].map((same): PolicyWords => {
    const lines = (language: 'zh' | 'en') => [
      ...new Map(same.flatMap((each) => each[language]).map((line) => [line.text, line])).values(),
    ];
    return { ...same[0]!, zh: lines('zh'), en: lines('en') };
  });
}

function changesAmong(before: RulesAsOf, after: RulesAsOf, areas: readonly (AreaCode | '')[]): PolicyWords[] {
  const known = new Set([...before.catalogue.order, ...after.catalogue.order]);
  return [...known].flatMap((policy): PolicyWords[] => {
    const lines = (language: 'zh' | 'en'): PolicyChangeLine[] => {
      const all = areas.flatMap((area) =>
        policyChange({ ...before, policy, area }, { ...after, policy, area }, language),
      );
      return [...new Map(all.map((line) => [line.text, line])).values()];
    };
    const zh = lines('zh');
    if (zh.length === 0) return [];
    const { title, titleEn } = (after.catalogue.policies.get(policy) ?? before.catalogue.policies.get(policy))!;
    return [{ policy, title, titleEn, zh, en: lines('en') }];
  });
}
