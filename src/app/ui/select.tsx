import { describedBy, Field, type FieldProps } from './field.tsx';
import type { Option } from './radios.tsx';

interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
  readonly chosen?: string | undefined;
  /** The first line, which means nothing chosen: 请选择, 全部. */
  readonly empty?: string;
}

export function Select(props: SelectProps) {
  const { name, options, chosen, empty, error } = props;
  return (
    <Field {...props}>
      <select
        id={name}
        name={name}
        aria-describedby={describedBy(props)}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ id, label }) => (
          <option value={id} selected={id === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
