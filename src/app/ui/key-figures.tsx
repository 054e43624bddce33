export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly href?: string;
  /** 目标 130 例 */
  readonly aside?: string;
}

export function KeyFigures({ figures }: { readonly figures: readonly KeyFigure[] }) {
  return (
    <dl class="figures">
      {figures.map(({ label, value, href, aside }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {href === undefined ? value : <a href={href}>{value}</a>}
            {aside !== undefined && <div class="aside">{aside}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
