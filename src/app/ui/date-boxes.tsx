/** A date as three boxes: pickers fail screen readers, and nobody pages back to 1952. */
import { errorId, type FieldProps, FieldSet, hintId } from './field.tsx';

export interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

interface DateBoxesProps extends FieldProps {
  readonly value?: DateParts;
  /** Tells the browser what it may fill in for the visitor's own birthday. */
  readonly birthday?: boolean;
}

const boxes = [
  { part: 'year', label: '年', width: 'digits-4', fill: 'bday-year' },
  { part: 'month', label: '月', width: 'digits-2', fill: 'bday-month' },
  { part: 'day', label: '日', width: 'digits-2', fill: 'bday-day' },
] as const;

/** Three inputs named `<name>.year`, `<name>.month`, `<name>.day`; the first carries the field's name as id. */
export function DateBoxes(props: DateBoxesProps) {
  const { name, value, hint, error, birthday = false } = props;
  const words = [hint === undefined ? '' : hintId(name), error === undefined ? '' : errorId(name)]
    .filter(Boolean)
    .join(' ');
  return (
    <FieldSet {...props}>
      <div class="date-boxes">
        {boxes.map(({ part, label, width, fill }, index) => {
          const id = index === 0 ? name : `${name}.${part}`;
          return (
            <div>
              <label class="label" for={id}>
                {label}
              </label>
              <input
                id={id}
                name={`${name}.${part}`}
                type="text"
                inputmode="numeric"
                class={width}
                value={value?.[part] ?? ''}
                autocomplete={birthday ? fill : 'off'}
                aria-describedby={words || undefined}
                aria-invalid={error === undefined ? undefined : 'true'}
              />
            </div>
          );
        })}
      </div>
    </FieldSet>
  );
}
