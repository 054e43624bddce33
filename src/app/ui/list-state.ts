/** What a list shows stands in its URL: filters, order and page. So it can be sent, kept as a bookmark, and walked back. */
export type Query = Readonly<Record<string, string>>;

/** `href(base, query, { page: '2' })`: the query with some parts changed; an empty text takes a part out. */
export function href(base: string, query: Query, change: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...change })) if (value !== '') parameters.set(name, value);
  const text = parameters.toString();
  return text === '' ? base : `${base}?${text}`;
}

/** The sort of one column in the URL: `sort=name` ascending, `sort=-name` descending. A first click sorts ascending, the next one turns it. */
export function sortLink(
  base: string,
  query: Query,
  column: string,
): { href: string; now: 'ascending' | 'descending' | 'none' } {
  const current = query['sort'] ?? '';
  const now = current === column ? 'ascending' : current === `-${column}` ? 'descending' : 'none';
  return { href: href(base, query, { sort: now === 'ascending' ? `-${column}` : column, page: '' }), now };
}
