/** The frame that every form control shares: label, hint, error in the same words as the summary, and the ties between them for readers. */
import type { Child } from 'hono/jsx';

export interface FieldProps {
  /** Name in the form; also the id, so that the error summary can lead to it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
}

export const hintId = (name: string): string => `${name}-hint`;
export const errorId = (name: string): string => `${name}-error`;

/** The ids a control is described by; undefined when there is neither hint nor error. */
export const describedBy = ({ name, hint, error }: FieldProps): string | undefined =>
  [hint === undefined ? '' : hintId(name), error === undefined ? '' : errorId(name)].filter(Boolean).join(' ') ||
  undefined;

/** One control with one label. */
export function Field(props: FieldProps & { readonly children: Child }) {
  return (
    <div class={props.error === undefined ? 'field' : 'field bad'}>
      <label class="label" for={props.name}>
        {props.label}
      </label>
      <FieldWords {...props} />
      {props.children}
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldSet(props: FieldProps & { readonly children: Child }) {
  return (
    <div class={props.error === undefined ? 'field' : 'field bad'}>
      <fieldset aria-describedby={describedBy(props)}>
        <legend>{props.label}</legend>
        <FieldWords {...props} />
        {props.children}
      </fieldset>
    </div>
  );
}

function FieldWords({ name, hint, error }: FieldProps) {
  return (
    <>
      {hint !== undefined && (
        <span class="hint" id={hintId(name)}>
          {hint}
        </span>
      )}
      {error !== undefined && <ErrorMessage id={errorId(name)} message={error} />}
    </>
  );
}

export function ErrorMessage({ id, message }: { readonly id: string; readonly message: string }) {
  return (
    <span class="error-message" id={id}>
      <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10">
        <path d="M1 1l8 8M9 1l-8 8" stroke="currentColor" stroke-width="2" />
      </svg>
      {message}
    </span>
  );
}
