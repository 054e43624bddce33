/** The script of the page of a job: its progress is brought up to date in place, and when it is over the page is loaded anew. Without it a link does. */
const EVERY = 3000;

async function bringUpToDate(shown: Element): Promise<void> {
  const response = await fetch(location.href, { redirect: 'manual' });
  // The browser goes where the result is by itself, so that what was done is said there and not to us.
  if (response.type === 'opaqueredirect') return location.reload();
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const fresh = page.querySelector('[data-job]');
  // It is over: the page says more than how far it has come.
  if (fresh === null) return location.reload();
  shown.replaceChildren(...fresh.childNodes);
  setTimeout(again, EVERY, shown);
}

/** When the server does not answer, the page stays as it is and asks again. */
function again(shown: Element): void {
  bringUpToDate(shown).catch(() => setTimeout(again, EVERY, shown));
}

const shown = document.querySelector('[data-job]');
if (shown !== null) setTimeout(again, EVERY, shown);
