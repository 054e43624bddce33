/**
 * A page with mistakes starts at their summary, and each of its links moves focus in script: following the `#hash` would fire popstate
 * and other scripts on the page would take it for going back.
 */
export function watchErrorSummary(page: Document): void {
  page.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('[data-error-summary] a');
    const field = link && page.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.closest('fieldset, .field')?.scrollIntoView({ block: 'start' });
  });
  focusErrorSummary(page);
}

export const focusErrorSummary = (page: ParentNode): void =>
  page.querySelector<HTMLElement>('[data-error-summary]')?.focus();
