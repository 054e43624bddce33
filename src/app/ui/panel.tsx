import type { Child } from 'hono/jsx';

interface PanelProps {
  readonly title: string;
  readonly id?: string;
  readonly children: Child;
  /** Links or buttons beside the title. */
  readonly actions?: Child;
}

export function Panel({ title, id, children, actions }: PanelProps) {
  return (
    <section class="panel stack" id={id}>
      <div class="title-line">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
