/** The script of every page: makes the toolbar instant, reads the page aloud, draws cross lines, and moves focus to what must be put right. */
import { watchCrossLines } from './cross-lines.ts';
import { watchErrorSummary } from './error-focus.ts';
import { watchReadAloud } from './read-aloud.ts';
import { watchToolbar } from './toolbar-choices.ts';

const status = document.querySelector<HTMLElement>('[data-tool-status]');
const say = (words: string): void => {
  if (status !== null) status.textContent = words;
};
for (const group of document.querySelectorAll<HTMLElement>('[data-needs-script]')) group.hidden = false;
watchToolbar(document, say);
watchReadAloud(document, say);
watchCrossLines(document, say);
watchErrorSummary(document);
