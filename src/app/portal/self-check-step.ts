/** What a pressed button does with the state: the one transition that server and browser share. */
import { RESULT, type SelfCheck } from './self-check.ts';
import type { Answers } from './self-check-answers.ts';
import type { SelfCheckState } from './self-check-view.tsx';

export interface Pressed {
  readonly page: number;
  /** `next`, `back`, `change` or `to-3`; anything else shows the page again as it was filled in. */
  readonly go: string;
  readonly answers: Answers;
  /** The page was opened from the result to change one answer: from there it goes back to where something is open. */
  readonly resume: boolean;
}

export function advance(check: SelfCheck, { page, go, answers, resume }: Pressed): SelfCheckState {
  const stay: SelfCheckState = { page, answers, errors: {}, resume };
  if (go === 'change') return { ...stay, page: 0, resume: false };
  if (go === 'back') return { ...stay, page: check.before(page, answers), resume: false };
  const chosen = /^to-(\d{1,2})$/.exec(go)?.[1];
  if (chosen !== undefined) return { ...stay, page: check.after(Number(chosen) - 1, answers), resume: true };
  if (go !== 'next' || page === RESULT) return stay;
  const errors = check.errors(page, answers);
  if (Object.keys(errors).length > 0) return { ...stay, errors };
  return { ...stay, page: resume ? check.firstOpen(answers) : check.after(page, answers), resume: false };
}

/** A page number as a form gives it. */
export function pageIn(text: unknown): number {
  const page = Number(text ?? 0);
  return Number.isInteger(page) && page >= 0 && page <= RESULT ? page : 0;
}
