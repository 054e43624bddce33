/**
 * The self-check in the browser: catches the form, decides here, and draws the next page. Sends nothing. The page works without it.
 * Answers stand in the history entry of this tab, so that Back, Forward and reload keep them; they are in no address and no cookie.
 */
import '../ui/islands/older-browsers.ts';
import { render } from 'hono/jsx/dom';
import type { PlainDate } from '../../values/date.ts';
import { titleWithErrors } from '../ui/error-summary.tsx';
import { focusErrorSummary } from '../ui/islands/error-focus.ts';
import { type SelfCheck, selfCheckOf } from './self-check.ts';
import { joinedFields } from './self-check-answers.ts';
import type { SelfCheckRules } from './self-check-rules.ts';
import { advance, type Pressed, pageIn } from './self-check-step.ts';
import { type SelfCheckState, SelfCheckView, titleOf } from './self-check-view.tsx';

const root = document.querySelector<HTMLElement>('[data-self-check]');
if (root !== null) void load(root);

/** Without the rules the form still goes to the server, and the page says so from the start. */
async function load(place: HTMLElement): Promise<void> {
  const response = await fetch(place.dataset['rules'] as string);
  if (!response.ok) return;
  start(
    place,
    selfCheckOf((await response.json()) as SelfCheckRules, place.dataset['on'] as PlainDate, { remember: true }),
  );
}

function start(place: HTMLElement, check: SelfCheck): void {
  const siteTitle = document.title.slice(document.title.lastIndexOf(' - '));
  const draw = (state: SelfCheckState): void => {
    const fresh = document.createElement('div');
    place.replaceChildren(fresh);
    render(<SelfCheckView state={state} check={check} />, fresh);
    const errors = Object.keys(state.errors).length;
    document.title = titleWithErrors(titleOf(state, check), errors) + siteTitle;
    window.scrollTo(0, 0);
    if (errors > 0) focusErrorSummary(place);
    else place.querySelector('h1')?.focus();
  };
  const kept = (entry: unknown): SelfCheckState | undefined =>
    (entry as { selfCheck?: SelfCheckState } | null)?.selfCheck;
  const restored = kept(history.state);
  if (restored !== undefined) draw(restored);
  place.addEventListener('submit', (event) => {
    event.preventDefault();
    const submitter = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    const go = submitter?.name === 'go' ? submitter.value : 'next';
    const pressed = readForm(event.target as HTMLFormElement, go);
    const { page, answers, resume } = pressed;
    const state = advance(check, pressed);
    history.replaceState({ selfCheck: { page, answers, errors: {}, resume } satisfies SelfCheckState }, '');
    if (state.page !== page) history.pushState({ selfCheck: state }, '');
    draw(state);
  });
  window.addEventListener('popstate', (event) =>
    draw(kept(event.state) ?? { page: 0, answers: {}, errors: {}, resume: false }),
  );
  place.dataset['ready'] = 'yes';
}

function readForm(form: HTMLFormElement, go: string): Pressed {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  const text = (wanted: string): string | undefined => fields.find(([name]) => name === wanted)?.[1];
  return {
    page: pageIn(text('page')),
    go,
    answers: joinedFields(fields.filter(([name]) => name.startsWith('a.'))),
    resume: text('resume') === '1',
  };
}
