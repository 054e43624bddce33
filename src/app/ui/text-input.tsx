import { describedBy, Field, type FieldProps } from './field.tsx';

interface TextInputProps extends FieldProps {
  readonly value?: string;
  readonly type?: 'text' | 'search' | 'password' | 'date' | 'file';
  /** Digits a value usually has, or the width of a line of words. */
  readonly width?: 'digits-2' | 'digits-4' | 'digits-8' | 'words';
  readonly numeric?: boolean;
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly accept?: string;
}

export function TextInput(props: TextInputProps) {
  const { name, value, type = 'text', width = 'words', numeric = false, autocomplete, required, accept, error } = props;
  return (
    <Field {...props}>
      <input
        id={name}
        name={name}
        type={type}
        class={width}
        value={type === 'password' || type === 'file' ? undefined : (value ?? '')}
        inputmode={numeric ? 'numeric' : undefined}
        autocomplete={autocomplete ?? 'off'}
        aria-describedby={describedBy(props)}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-required={required ? 'true' : undefined}
        accept={accept}
      />
    </Field>
  );
}

export function TextArea(props: FieldProps & { readonly value?: string; readonly rows?: number }) {
  return (
    <Field {...props}>
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 4}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  );
}
