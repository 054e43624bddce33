/** One open question with its form right there: the answer is recorded as a fact, with its day and its source. */
import type { Fact } from '../../define/fact.ts';
import { Button } from '../ui/button.tsx';
import { paths } from './paths.ts';

export interface AnswerFormProps {
  /** About whom it is asked. */
  readonly person: string;
  readonly name: string;
  readonly fact: Pick<Fact, 'id' | 'label' | 'kind' | 'unit' | 'values'>;
  /** Today. */
  readonly from: string;
  /** The page to come back to. */
  readonly back: string;
}

/** A page has many of these, so ids carry the person. */
export function AnswerForm({ person, name, fact, from, back }: AnswerFormProps) {
  const id = (part: string): string => `${part}-${person}-${fact.id}`;
  return (
    <form method="post" action={paths.newFact(person)} class="answer-form" aria-label={`${name}：${fact.label}`}>
      <input type="hidden" name="fact" value={fact.id} />
      <input type="hidden" name="back" value={back} />
      <div>
        <label class="label" for={id('value')}>
          {fact.kind === 'money' ? `${fact.label}（${fact.unit ?? '元'}）` : fact.label}
        </label>
        <Control fact={fact} id={id('value')} />
      </div>
      <div>
        <label class="label" for={id('from')}>
          从哪天起
        </label>
        <input type="date" id={id('from')} name="from" value={from} required />
      </div>
      <div>
        <label class="label" for={id('reason')}>
          来源，例如：电话问过本人
        </label>
        <input type="text" id={id('reason')} name="reason" required minlength={4} maxlength={200} />
      </div>
      <Button>登记</Button>
    </form>
  );
}

function Control({ fact: { kind, values = [] }, id }: Pick<AnswerFormProps, 'fact'> & { readonly id: string }) {
  if (kind === 'date') return <input type="date" id={id} name="value" required />;
  if (kind === 'integer' || kind === 'money')
    return <input type="text" id={id} name="value" inputmode="decimal" autocomplete="off" required />;
  const options =
    kind === 'boolean'
      ? [
          { id: 'yes', label: '是' },
          { id: 'no', label: '否' },
        ]
      : values;
  return (
    <select id={id} name="value" required>
      <option value="">请选</option>
      {options.map(({ id: value, label }) => (
        <option value={value}>{label}</option>
      ))}
    </select>
  );
}
