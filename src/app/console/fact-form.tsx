/** Something that has come to hold for a person or a household, or that was recorded wrongly. What was said before stays on record. */
import type { Fact } from '../../define/fact.ts';
import { datesItself } from '../../define/registry.ts';
import { Button } from '../ui/button.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage, type ConsoleSection } from './layout.tsx';
import { paths } from './paths.ts';

interface FormPlace {
  /** Where what is new is sent, and where what corrects an assertion is. */
  readonly form: string;
  readonly correct: (assertion: string) => string;
  readonly file: string;
  readonly section: ConsoleSection;
}

interface Of {
  readonly frame: ConsoleFrame;
  readonly person: { readonly id: string; readonly name: string };
  /** Where the form of something else than a person is sent, and where its file is. */
  readonly at?: FormPlace;
}

const placed = ({ person, at }: Pick<Of, 'person' | 'at'>): FormPlace =>
  at ?? {
    form: paths.newFact(person.id),
    correct: (assertion) => paths.correctFact(person.id, assertion),
    file: paths.person(person.id),
    section: 'people',
  };

/** Which fact: a form sent by GET, so that the next page can ask for its kind of value. */
export function FactChoicePage({ frame, person, at, facts }: Of & { readonly facts: readonly Option[] }) {
  const { form, file, section } = placed({ person, ...(at ? { at } : {}) });
  return (
    <ConsolePage frame={frame} title={`登记情况：${person.name}`} section={section}>
      <form method="get" action={form} class="stack">
        <Select name="fact" label="哪一项情况" options={facts} />
        <div class="actions">
          <Button>下一步</Button>
          <a class="button quiet" href={file}>
            不登记，返回
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}

export interface FactFormProps extends Of {
  readonly fact: Pick<Fact, 'id' | 'label' | 'kind' | 'subject' | 'unit' | 'values'>;
  /** What is corrected; null records something new. */
  readonly corrected: { readonly assertion: string; readonly words: string; readonly masked?: boolean } | null;
  /** As typed: `value` in yuan, as `yes` or `no`, a choice's id, or empty where nobody knows; `from`, `to`, `reason`. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function FactFormPage({ frame, person, at, fact, corrected, values, errors }: FactFormProps) {
  const { form, correct, file, section } = placed({ person, ...(at ? { at } : {}) });
  const title = `${corrected === null ? '登记' : '更正'}${fact.label}：${person.name}`;
  const action = corrected === null ? form : correct(corrected.assertion);
  const itself = datesItself(fact.id);
  const line = (name: string) => ({ name, value: values[name] ?? '', error: errors[name] });
  return (
    <ConsolePage frame={frame} title={title} section={section} errors={errorLines(errors)}>
      <Notice>
        {corrected === null ? (
          <p>
            {itself
              ? '从去世的那天起算。去世以后已经发的，系统会提成追缴，等县里审。'
              : '登记从哪天起变成这样。以前的情况不会抹掉。'}
          </p>
        ) : (
          <p>原来记的是：{corrected.words}。更正以后两条都留着，以新的为准。</p>
        )}
        {fact.subject === 'household' && <p>这一项记在全家名下，同户的人都跟着变。</p>}
      </Notice>
      <form method="post" action={action} class="stack" novalidate>
        <input type="hidden" name="fact" value={fact.id} />
        <ValueControl
          fact={fact}
          value={values['value'] ?? ''}
          error={errors['value']}
          masked={corrected?.masked ?? false}
          needed={itself && corrected === null}
        />
        {itself ? (
          <input type="hidden" name="from" value={values['from'] ?? ''} />
        ) : (
          <TextInput {...line('from')} label="从哪天起" type="date" width="digits-8" />
        )}
        {corrected !== null && !itself && (
          <TextInput
            {...line('to')}
            label="到哪天止（不含这天）"
            hint="现在还是这样的，空着。"
            type="date"
            width="digits-8"
          />
        )}
        <TextInput
          {...line('reason')}
          label="来源或理由"
          hint="例如：村里上报，看过残疾人证。会连同您的姓名一起记下来。"
        />
        <div class="actions">
          <Button>{corrected === null ? '登记' : '更正'}</Button>
          <a class="button quiet" href={file}>
            不保存，返回
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}

const yesNo: readonly Option[] = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
];

interface ControlProps {
  readonly fact: FactFormProps['fact'];
  readonly value: string;
  readonly error: string | undefined;
  /** What was recorded is not shown, so it has to be said again. */
  readonly masked: boolean;
  /** Nobody records that nothing is known of it. */
  readonly needed: boolean;
}

function ValueControl({ fact, value, error, masked, needed }: ControlProps) {
  const { label, kind, unit, values = [] } = fact;
  const empties = masked ? '原来的遮住了，请重新填。空着就记成不清楚。' : '不清楚就空着。';
  const hint = needed ? undefined : empties;
  const empty = masked ? '不清楚（原来的遮住了，请重新选）' : '不清楚';
  const named = { name: 'value', label: kind === 'money' ? `${label}（${unit ?? '元'}）` : label, error };
  switch (kind) {
    case 'boolean':
      return <Select {...named} options={yesNo} chosen={value} empty={empty} />;
    case 'choice':
      return <Select {...named} options={values} chosen={value} empty={empty} />;
    case 'date':
      return <TextInput {...named} hint={hint} type="date" value={value} width="digits-8" />;
    case 'integer':
    case 'money':
      return <TextInput {...named} hint={hint} value={value} width="digits-8" numeric />;
  }
}
