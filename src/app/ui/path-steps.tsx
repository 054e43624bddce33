/** 盲道: how far one has come. Bars = passed, dots = here, outline = ahead; the words say the same. */
export interface Step {
  readonly label: string;
  readonly state: 'done' | 'here' | 'ahead';
  /** 2026-03-04, when it was reached */
  readonly note?: string;
}

const words: Record<Step['state'], string> = { done: '已完成', here: '当前步骤', ahead: '未到' };

export function PathSteps({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  return (
    <ol class="path" aria-label={label}>
      {steps.map(({ label: text, state, note }) => (
        <li data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
          <span>
            {text}
            <span class="visually-hidden">（{words[state]}）</span>
          </span>
          {note !== undefined && <span>{note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** The steps of `labels` with one of them as the place where we are. */
export const stepsAt = (labels: readonly string[], here: number): Step[] =>
  labels.map((label, index) => ({ label, state: index < here ? 'done' : index === here ? 'here' : 'ahead' }));
