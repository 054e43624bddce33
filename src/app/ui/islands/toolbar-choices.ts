/** Applies a choice at once and keeps it in the cookie, as the server would. */
import { changePreferences, preferenceAttributes, readPreferences, writePreferences } from '../preferences.ts';

export function watchToolbar(page: Document, say: (words: string) => void): void {
  page.addEventListener('click', (event) => {
    const button = (event.target as Element | null)?.closest<HTMLButtonElement>('.tools button[type=submit]');
    if (!button) return;
    event.preventDefault();
    const preferences = changePreferences(readPreferences(page.cookie), button.name, button.value);
    page.cookie = writePreferences(preferences);
    for (const [name, value] of Object.entries(preferenceAttributes(preferences)))
      value === undefined ? page.documentElement.removeAttribute(name) : page.documentElement.setAttribute(name, value);
    if (button.name === 'care' || button.name === 'pointer') {
      const on = preferences[button.name];
      button.setAttribute('aria-pressed', String(on));
      button.value = on ? 'off' : 'on';
      say(`${button.textContent?.trim() ?? ''}已${on ? '打开' : '关闭'}`);
      return;
    }
    for (const other of page.querySelectorAll(`.tools button[name=${button.name}]`))
      other.setAttribute('aria-pressed', String(other === button));
    say(`已换成${button.textContent?.trim() ?? ''}`);
  });
}
