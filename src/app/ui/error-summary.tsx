/** What has to be put right, each line leading to its field, in the same words as beside the field. The script moves focus here. */
export interface FieldErrorLine {
  /** Name, and so the id, of the field; without one the line leads nowhere. */
  readonly name?: string;
  readonly message: string;
}

export function ErrorSummary({ errors }: { readonly errors: readonly FieldErrorLine[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-error-summary aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">有 {errors.length} 处需要更正</h2>
      <ul>
        {errors.map(({ name, message }) => (
          <li>{name === undefined ? message : <a href={`#${name}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export const errorLines = (fields: Readonly<Record<string, string>>): FieldErrorLine[] =>
  Object.entries(fields).map(([name, message]) => ({ name, message }));

/** Readers say the title first: it starts with the error. */
export const titleWithErrors = (title: string, errors: number): string => (errors === 0 ? title : `有错误：${title}`);
