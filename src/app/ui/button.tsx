import type { Child } from 'hono/jsx';

interface ButtonProps {
  readonly children: Child;
  /** Main actions are filled; `quiet` ones outlined; `danger` ones can not be taken back easily. */
  readonly kind?: 'main' | 'quiet' | 'danger';
  readonly big?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly form?: string;
  readonly formaction?: string;
  readonly formnovalidate?: boolean;
}

const classes = ({ kind = 'main', big = false }: Pick<ButtonProps, 'kind' | 'big'>): string =>
  ['button', kind === 'main' ? '' : kind, big ? 'big' : ''].filter(Boolean).join(' ');

export function Button({ children, kind, big, ...attributes }: ButtonProps) {
  return (
    <button type="submit" class={classes({ kind, big })} {...attributes}>
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere; a button does something. */
export function ButtonLink({
  href,
  children,
  kind,
  big,
}: Pick<ButtonProps, 'children' | 'kind' | 'big'> & { readonly href: string }) {
  return (
    <a href={href} class={classes({ kind, big })}>
      {children}
    </a>
  );
}
