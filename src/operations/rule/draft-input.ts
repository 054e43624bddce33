/** A draft as it is written by a form, a file or a program, and what it makes of the rules. */
import { z } from 'zod';
import type { Catalogue } from '../../engine/catalogue.ts';
import { changedRules } from '../../engine/entitlement/changed-rules.ts';
import { defectsInWords } from '../../engine/what-if/defect-words.ts';
import { catalogueWith, type RuleDraft } from '../../engine/what-if/draft.ts';
import { areaNames } from '../../store/area.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, FlagInput, PlainDateInput } from '../inputs.ts';
import type { Context } from '../operation.ts';
import { ExpressionInput } from './expression-input.ts';

const ValueInput = z.union([
  z.number().int().min(0, '不能小于 0'),
  z.strictObject({ of: z.number().int().min(0), in: z.number().int().min(1) }),
  z.strictObject({ table: z.record(z.string().max(100), z.number().int().min(0, '不能小于 0')) }),
]);

const SourceInput = z.strictObject({
  paper: z.string().trim().min(1).max(200),
  clause: z.string().trim().max(100).optional(),
  toConfirm: z.boolean().optional(),
});

const Words = z.string().trim().min(1).max(300);

const VersionInput = z.strictObject({
  criteria: z.record(
    z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    z.strictObject({ is: ExpressionInput, because: Words, becauseEn: Words, otherwise: Words, source: SourceInput }),
  ),
  amount: ExpressionInput.nullable(),
});

export const DraftInput = z.object({
  title: z.string().trim().min(4, '请填标题，至少 4 个字').max(100),
  /** Number and title of the paper, or its working title while it is not issued (`toConfirm`). */
  paper: z.string().trim().min(4, '请填文件的文号或名称').max(200),
  toConfirm: FlagInput.default(false),
  /** The first day on which it holds. */
  from: PlainDateInput,
  values: z
    .array(
      z.strictObject({
        parameter: z.string(),
        area: z.union([AreaInput, z.literal('')]),
        value: ValueInput,
        clause: z.string().trim().max(100).optional(),
        /** When this one begins later than the draft does. */
        from: PlainDateInput.optional(),
      }),
    )
    .max(200)
    .default([]),
  clauses: z
    .array(z.strictObject({ policy: z.string(), version: VersionInput }))
    .max(20)
    .default([]),
});

export type GivenDraft = z.infer<typeof DraftInput>;

export const draftOf = (id: string, { paper, toConfirm, ...given }: GivenDraft): RuleDraft => ({
  ...(JSON.parse(JSON.stringify(given)) as Pick<RuleDraft, 'title' | 'from' | 'values' | 'clauses'>),
  id,
  paper: { paper, ...(toConfirm ? { toConfirm: true } : {}) },
});

/** The rules with the draft in them. Problems `rule-draft-faulty`, `policy-unknown`, `input-invalid`. */
export function rulesWith(catalogue: Catalogue, draft: RuleDraft): Catalogue {
  const early = draft.values.find(({ from }) => from !== undefined && from < draft.from);
  if (early !== undefined) {
    const label = catalogue.parameters.get(early.parameter)?.label ?? early.parameter;
    throw new Problem('rule-draft-faulty', {
      what: `“${label}”从 ${early.from} 起执行，早于草案的 ${draft.from}；草案的日期要填最早的一天`,
      reason: `${early.parameter} would begin on ${early.from}, before the draft on ${draft.from}: the draft begins with the earliest`,
    });
  }
  const after = checked(catalogue, draft);
  const { parameters, affected, policies } = changedRules(catalogue, after);
  const elsewhere = [...after.others].some(
    ([subject, rules]) => changedRules(catalogue.others.get(subject)!, rules).policies.length > 0,
  );
  if (parameters.length + affected.length + policies.length === 0 && !elsewhere)
    throw new Problem('rule-draft-faulty', {
      what: '填的内容与现行的一样，什么也没有改变',
      reason: 'what it says is what holds already, so nothing would change',
    });
  return after;
}

function checked(catalogue: Catalogue, draft: RuleDraft): Catalogue {
  try {
    return catalogueWith(catalogue, draft);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { zh, en } = defectsInWords(catalogue, (error as Error).message);
    throw new Problem('rule-draft-faulty', { what: zh, reason: en });
  }
}

/** A county sets the standards of its own places; those of the province and the country come with the packs. */
export function refuseOtherAreas(draft: RuleDraft, county: AreaCode): void {
  const stray = draft.values.find(({ area }) => !contains(county, area));
  if (stray) throw new Problem('area-unknown', { code: stray.area || '全国' });
}

/** A value for a place that nobody lives in would change nothing, and a what-if would say so as if that were the effect. Problem `area-unknown`. */
export async function refuseUnknownAreas({ tx }: Pick<Context, 'tx'>, draft: RuleDraft): Promise<void> {
  const { county } = tx.scope;
  const own = draft.values.map(({ area }) => area).filter((area) => !contains(area, county));
  const known = await areaNames(tx, own);
  const stray = own.find((area) => !contains(county, area) || !known.has(area));
  if (stray !== undefined) throw new Problem('area-unknown', { code: stray });
}

/** Where it changes something: the areas of its values, or the whole county for clauses. */
export function areasOf(draft: RuleDraft, county: AreaCode): AreaCode[] {
  const own = draft.values.map(({ area }) => (contains(area, county) ? county : area));
  return [...new Set(draft.clauses.length > 0 ? [county, ...own] : own)].sort();
}
