/** A draft: what it changes, in words and row by row, what was done to it, and what can be done with it next. */
import { z } from 'zod';
import type { Parameter, ParameterValue } from '../../define/parameter.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { parameterOn } from '../../engine/parameters.ts';
import { catalogueWith, daysOf, type RuleDraft } from '../../engine/what-if/draft.ts';
import type { DraftActionKind, DraftState } from '../../engine/what-if/draft-state.ts';
import { changesOverDays } from '../../engine/what-if/draft-words.ts';
import { newestAdoption } from '../../store/rule-adoption.ts';
import { draftActions, ruleDraft } from '../../store/rule-draft.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { EntityId } from '../inputs.ts';
import { operation } from '../operation.ts';
import { actionWords, isOutdated, stateWords, stepsFor } from './draft-file.ts';
import { areasOf } from './draft-input.ts';
import { rulesBelow } from './rules-below.ts';

export const read = operation({
  id: 'rule.read',
  title: '查看规则草案',
  titleEn: 'Read a draft of rules',
  kind: 'read',
  input: z.object({ draft: EntityId }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'get', path: '/rules/drafts/{draft}' },
  async run({ draft: id }, context) {
    const { tx, scope } = context;
    const file = await ruleDraft<RuleDraft, DraftState>(tx, id);
    const actions = await draftActions<DraftActionKind>(tx, id);
    const before = await rulesBelow(context, id);
    const { draft } = file;
    const areas = areasOf(draft, scope.county);
    const after = catalogueWith(before, draft);
    const open = file.state !== 'adopted' && file.state !== 'withdrawn';
    const outdated = open && isOutdated(actions, (await newestAdoption(tx))?.number ?? 0);
    return {
      ...file,
      stateWords: stateWords[file.state],
      areas,
      values: draft.values.map((value) => ({
        ...value,
        ...heldBefore(before, value.from ?? draft.from, value.parameter, value.area),
      })),
      changes: changesOverDays(before, after, daysOf(draft), areas),
      outdated,
      history: actions.map((action) => ({ ...action, words: actionWords[action.kind] })),
      steps: stepsFor(file, actions, { staff: scope.staffId, outdated }),
    };
  },
});

function heldBefore(
  catalogue: Catalogue,
  from: PlainDate,
  id: string,
  area: AreaCode | '',
): { label: string; before: ParameterValue | null } {
  const parameter: Parameter | undefined = catalogue.parameters.get(id);
  const held = parameter && parameterOn(parameter, from, area);
  return { label: parameter?.label ?? id, before: held?.value ?? null };
}
