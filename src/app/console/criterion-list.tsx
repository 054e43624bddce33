/** Each criterion with whether it holds, the facts that were used, and the clause beside it. */
import type { CriterionResult } from '../../engine/decision.ts';
import { sourceWords } from '../ui/source-words.ts';
import { StatusMark } from '../ui/status-mark.tsx';

const verdicts = {
  holds: { tone: 'ok', word: '符合' },
  fails: { tone: 'err', word: '不符合' },
  unclear: { tone: 'warn', word: '说不准' },
} as const;

const verdictOf = (holds: boolean | null) =>
  holds === null ? verdicts.unclear : holds ? verdicts.holds : verdicts.fails;

export type ShownCriterion = Pick<CriterionResult, 'id' | 'holds' | 'because' | 'otherwise' | 'source' | 'facts'>;

export function CriterionList({
  criteria,
  label,
}: {
  readonly criteria: readonly ShownCriterion[];
  readonly label: string;
}) {
  return (
    <ul class="criteria" aria-label={label}>
      {criteria.map(({ holds, because, otherwise, source, ...used }) => {
        // What is unknown did not matter where it is decided: nobody is told of the living that their date of death is not known.
        const facts = holds === null ? used.facts : used.facts.filter(({ unknown }) => !unknown);
        return (
          <li class="criterion">
            <div>
              <StatusMark {...verdictOf(holds)} /> {holds === false ? otherwise : because}
              {facts.length > 0 && (
                <p class="muted">用到：{facts.map(({ label, text }) => `${label} ${text}`).join('；')}</p>
              )}
            </div>
            <p class="muted">{sourceWords(source)}</p>
          </li>
        );
      })}
    </ul>
  );
}
