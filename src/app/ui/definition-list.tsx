import type { Child } from 'hono/jsx';

export interface Definition {
  readonly term: string;
  readonly value: Child;
}

export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl class="definitions">
      {items.map(({ term, value }) => (
        <>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
