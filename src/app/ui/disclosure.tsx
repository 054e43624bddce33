import type { Child } from 'hono/jsx';

/** More for those who want it; never anything needed to go on. */
export function Disclosure({
  summary,
  children,
  open = false,
  boxed = false,
}: {
  readonly summary: string;
  readonly children: Child;
  readonly open?: boolean;
  /** As a panel of its own, for one of several parts of a form. */
  readonly boxed?: boolean;
}) {
  return (
    <details open={open} class={boxed ? 'panel stack-small' : undefined}>
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
