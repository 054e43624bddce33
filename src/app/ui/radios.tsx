import { type FieldProps, FieldSet } from './field.tsx';

export interface Option {
  readonly id: string;
  readonly label: string;
}

interface RadiosProps extends FieldProps {
  readonly options: readonly Option[];
  readonly chosen?: string | undefined;
}

/** One of a few. The first option carries the field's name as id, so that the error summary leads to it. */
export function Radios(props: RadiosProps) {
  const { name, options, chosen } = props;
  return (
    <FieldSet {...props}>
      <div class={options.length > 4 ? 'options-grid' : undefined}>
        {options.map(({ id, label }, index) => (
          <label class="option" for={index === 0 ? name : `${name}-${id}`}>
            <input
              type="radio"
              id={index === 0 ? name : `${name}-${id}`}
              name={name}
              value={id}
              checked={chosen === id}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}

interface CheckboxesProps extends FieldProps {
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
}

export function Checkboxes(props: CheckboxesProps) {
  const { name, options, chosen } = props;
  return (
    <FieldSet {...props}>
      <div class={options.length > 4 ? 'options-grid' : undefined}>
        {options.map(({ id, label }, index) => (
          <label class="option" for={index === 0 ? name : `${name}-${id}`}>
            <input
              type="checkbox"
              id={index === 0 ? name : `${name}-${id}`}
              name={name}
              value={id}
              checked={chosen.includes(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
