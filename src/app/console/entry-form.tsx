/** The form of any ledger, made from its fields: one kind of field, one control. */
import type { FieldKind } from '../../define/field.ts';
import type { Ledger, LedgerField } from '../../define/ledger.ts';
import { Button } from '../ui/button.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea, TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface EntryFormProps {
  readonly frame: ConsoleFrame;
  readonly ledger: Pick<Ledger, 'id' | 'title' | 'fields' | 'key'>;
  /** The entry that is changed; null makes a new one. */
  readonly entry: { readonly id: string; readonly title: string } | null;
  /** Field id → as typed, or as the entry has it. Money in yuan, dates YYYY-MM-DD, yes and no as `yes` and `no`, choices by id. */
  readonly values: Readonly<Record<string, string>>;
  /** Fields that have a value which is not shown: left empty they keep it. */
  readonly masked?: readonly string[];
  /** Field id → message. */
  readonly errors: Readonly<Record<string, string>>;
  readonly towns: readonly Option[];
  /** Villages by the names they are chosen by: 城关镇 下坝社区. */
  readonly villages: readonly Option[];
  /** How many actions the entry had when the form was opened. */
  readonly seen?: string;
}

export function EntryFormPage({ masked = [], ...props }: EntryFormProps) {
  const { frame, ledger, entry, values, errors, towns, villages, seen } = props;
  const action = entry === null ? paths.newEntry(ledger.id) : paths.editEntry(ledger.id, entry.id);
  return (
    <ConsolePage
      frame={frame}
      title={entry === null ? `登记：${ledger.title}` : `修改：${entry.title}`}
      section="ledgers"
      errors={errorLines(errors)}
    >
      <Notice>
        <p>带“必填”的要填。其他的不清楚就空着，空着不等于没有。</p>
      </Notice>
      <form method="post" action={action} class="stack" novalidate>
        {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
        {ledger.fields
          .filter(({ kind }) => kind !== 'sequence')
          .map((field) => (
            <EntryControl
              field={{ ...field, required: field.required === true || ledger.key.includes(field.id) }}
              value={values[field.id] ?? ''}
              masked={masked.includes(field.id)}
              error={errors[field.id]}
              places={field.kind === 'town' ? towns : villages}
            />
          ))}
        <div class="actions">
          <Button>保存</Button>
          <a class="button quiet" href={entry === null ? paths.ledger(ledger.id) : paths.entry(ledger.id, entry.id)}>
            不保存，返回
          </a>
        </div>
      </form>
    </ConsolePage>
  );
}

interface ControlProps {
  readonly field: LedgerField;
  readonly value: string;
  readonly masked: boolean;
  readonly error: string | undefined;
  readonly places: readonly Option[];
}

type Control = 'line' | 'number' | 'date' | 'choice' | 'yesNo' | 'place' | 'long';

const controls: Record<FieldKind, Control> = {
  boolean: 'yesNo',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  date: 'date',
  choice: 'choice',
  text: 'long',
  name: 'line',
  residentId: 'line',
  certificateNumber: 'line',
  phone: 'line',
  bankAccount: 'line',
  town: 'place',
  village: 'place',
  address: 'line',
  sequence: 'number',
};

const yesNo: readonly Option[] = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
];

const labelOf = ({ label, required, unit, kind }: LedgerField): string => {
  const words = unit ?? (kind === 'money' ? '元' : undefined);
  return `${label}${words === undefined ? '' : `（${words}）`}${required ? '（必填）' : ''}`;
};

function EntryControl({ field, value, masked, error, places }: ControlProps) {
  const words = {
    name: field.id,
    label: labelOf(field),
    error,
    hint: masked ? '已填写，这里遮住了。不改就空着。' : undefined,
  };
  const required = field.required === true && !masked;
  const empty = masked ? '不改' : '没有填';
  switch (controls[field.kind]) {
    case 'long':
      return <TextArea {...words} value={value} rows={2} />;
    case 'choice':
      return <Select {...words} options={field.values ?? []} chosen={value} empty={empty} />;
    case 'yesNo':
      return <Select {...words} options={yesNo} chosen={value} empty={empty} />;
    case 'place':
      return <Select {...words} options={places} chosen={value} empty={empty} />;
    case 'date':
      return <TextInput {...words} type="date" value={value} width="digits-8" required={required} />;
    case 'number':
      return <TextInput {...words} value={value} width="digits-8" numeric required={required} />;
    case 'line':
      return <TextInput {...words} value={value} required={required} />;
  }
}
