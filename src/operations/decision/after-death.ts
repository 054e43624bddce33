/** What is said when a benefit ends with a life: the death, and never that a certificate is to be renewed. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { CriterionResult, Decision } from '../../engine/decision.ts';
import { decisionInEnglish } from '../../engine/english.ts';
import { DIED } from '../../engine/entitlement/moment.ts';
import { wordsOf } from '../../engine/words.ts';
import { inChinese, isPlainDate, type PlainDate } from '../../values/date.ts';

/** The decision and its sentences about somebody who had died by the day; undefined where no criterion fails for it. */
export function saidAfterDeath(catalogue: Catalogue, decision: Decision) {
  if (decision.outcome !== 'ineligible') return undefined;
  const died = decision.criteria.map((criterion) => deathIn(criterion, decision.on)).find((day) => day !== undefined);
  if (died === undefined) return undefined;
  const gone = `待遇对象已于${inChinese(died)}去世`;
  const said: Decision = {
    ...decision,
    criteria: decision.criteria.map((criterion) =>
      deathIn(criterion, decision.on) === undefined
        ? criterion
        : { ...criterion, otherwise: `${gone}，不再符合“${criterion.because}”这一条` },
    ),
  };
  return {
    ...said,
    words: {
      zh: [`${gone}，去世以后不再发放。`, ...wordsOf(said, 'zh').reasons],
      en: [
        `The person died on ${died}; nothing is due for the time after.`,
        ...wordsOf(decisionInEnglish(catalogue, said), 'en').reasons,
      ],
    },
  };
}

/** The day of the death before `on` that a failing criterion has read. */
function deathIn({ holds, facts }: CriterionResult, on: PlainDate): PlainDate | undefined {
  if (holds !== false) return undefined;
  const day = facts.find(({ id, unknown }) => id === DIED && !unknown)?.value;
  return typeof day === 'string' && isPlainDate(day) && day < on ? day : undefined;
}
