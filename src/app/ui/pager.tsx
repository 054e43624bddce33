import { href, type Query } from './list-state.ts';

interface PagerProps {
  readonly base: string;
  readonly query: Query;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Readers hear which list it belongs to. */
  readonly label?: string;
  /** Where on the page the list stands: the next page opens there. */
  readonly at?: string;
}

/** First, last, and the neighbours of where we are; zero marks a gap. */
export function pagesShown(page: number, pages: number): number[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages, ...(page === 1 ? [3] : [])])]
    .filter((n) => n >= 1 && n <= pages)
    .sort((a, b) => a - b);
  return wanted.flatMap((n, index) => (index > 0 && n - (wanted[index - 1] as number) > 1 ? [0, n] : [n]));
}

export function Pager({ base, query, page, pages, label = '翻页', at }: PagerProps) {
  if (pages <= 1) return null;
  const linkTo = (n: number): string =>
    href(base, query, { page: n === 1 ? '' : String(n) }) + (at === undefined ? '' : `#${at}`);
  return (
    <nav class="pager" aria-label={label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={linkTo(page - 1)} rel="prev">
              上一页
            </a>
          </li>
        )}
        {pagesShown(page, pages).map((n) => (
          <li>
            {n === 0 ? (
              <span class="gap">…</span>
            ) : n === page ? (
              <span aria-current="page">{n}</span>
            ) : (
              <a href={linkTo(n)} aria-label={`第 ${n} 页`}>
                {n}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={linkTo(page + 1)} rel="next">
              下一页
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
