import type { Child } from 'hono/jsx';

/** More for those who want it; never anything needed to go on. */
export function Disclosure({
  summary,
  children,
  open = false,
}: {
  readonly summary: string;
  readonly children: Child;
  readonly open?: boolean;
}) {
  return (
    <details open={open}>
      <summary>
        <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10">
          <path d="M2 0l6 5-6 5z" />
        </svg>
        {summary}
      </summary>
      {children}
    </details>
  );
}
