/** What a pressed button does with the state: the one transition that server and browser share. */
import { RESULT, type SelfCheck } from './self-check.ts';
import type { Answers } from './self-check-answers.ts';
import type { SelfCheckState } from './self-check-view.tsx';

/** `go` is `next`, `back` or `change`; anything else shows the page again as it was filled in. */
export function advance(check: SelfCheck, page: number, go: string, answers: Answers): SelfCheckState {
  const stay: SelfCheckState = { page, answers, errors: {} };
  if (go === 'change') return { ...stay, page: 0 };
  if (go === 'back') return { ...stay, page: check.before(page, answers) };
  if (go !== 'next' || page === RESULT) return stay;
  const errors = check.errors(page, answers);
  return Object.keys(errors).length > 0 ? { ...stay, errors } : { ...stay, page: check.after(page, answers) };
}
