import type { Child } from 'hono/jsx';

interface NoticeProps {
  readonly tone?: 'info' | 'ok' | 'warn' | 'err';
  /** Read out when the page opens: for the result of what was just done. */
  readonly spoken?: boolean;
  readonly children: Child;
}

export function Notice({ tone = 'info', spoken = false, children }: NoticeProps) {
  return (
    <div class={tone === 'info' ? 'notice' : `notice ${tone}`} role={spoken ? 'status' : undefined}>
      {children}
    </div>
  );
}
