/** Pairs that may be one person, side by side. Merging keeps both files' facts and leaves a trace. */
import { Button } from '../ui/button.tsx';
import { count } from '../ui/format.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface DuplicatePair {
  readonly people: readonly [DuplicatePerson, DuplicatePerson];
  /** 姓名和出生日期相同 */
  readonly reasons: readonly string[];
  /** 0–100 */
  readonly likelihood: number;
}

export interface DuplicatePerson {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly place: string;
  readonly residentId: string | null;
  readonly certificate: string | null;
  readonly phone: string | null;
  /** How much hangs on the file: facts and entries. */
  readonly records: number;
}

export const likelihoodMark = (likelihood: number) =>
  likelihood > 90
    ? ({ tone: 'err', word: `几乎肯定（${likelihood}）` } as const)
    : likelihood > 60
      ? ({ tone: 'warn', word: `很像（${likelihood}）` } as const)
      : ({ tone: 'info', word: `有点像（${likelihood}）` } as const);

export function DuplicatesPage({
  frame,
  pairs,
}: {
  readonly frame: ConsoleFrame;
  readonly pairs: readonly DuplicatePair[];
}) {
  return (
    <ConsolePage frame={frame} title="疑似重复" section="duplicates">
      <p>系统只提出来，合不合并由您定。双胞胎、同名同岁的人也会出现在这里。</p>
      <Table
        caption={`一共 ${count(pairs.length)} 对`}
        rows={pairs}
        empty="没有疑似重复的人。"
        columns={[
          {
            id: 'people',
            label: '两份档案',
            rowHeading: true,
            cell: ({ people: [a, b] }) => (
              <a href={paths.duplicate(a.id, b.id)}>
                {a.name}、{b.name}
              </a>
            ),
          },
          {
            id: 'places',
            label: '乡镇、村',
            cell: ({ people: [a, b] }) => (a.place === b.place ? a.place : `${a.place}；${b.place}`),
          },
          { id: 'reasons', label: '像在哪里', cell: ({ reasons }) => reasons.join('；') },
          {
            id: 'likelihood',
            label: '像不像',
            cell: ({ likelihood }) => <StatusMark {...likelihoodMark(likelihood)} />,
          },
        ]}
      />
    </ConsolePage>
  );
}

interface DuplicatePageProps {
  readonly frame: ConsoleFrame;
  readonly pair: DuplicatePair;
  /** Whether who is signed in may settle it; others tell the county. */
  readonly mayDecide: boolean;
  /** As typed before a refusal. */
  readonly reason?: string;
  readonly error?: string;
}

export function DuplicatePage({ frame, pair, mayDecide, reason = '', error }: DuplicatePageProps) {
  const [a, b] = pair.people;
  const rows: readonly (readonly [string, string, string])[] = [
    ['姓名', a.name, b.name],
    ['出生日期', a.birthDate ?? '—', b.birthDate ?? '—'],
    ['乡镇、村', a.place, b.place],
    ['身份证号', a.residentId ?? '—', b.residentId ?? '—'],
    ['残疾人证号', a.certificate ?? '—', b.certificate ?? '—'],
    ['联系电话', a.phone ?? '—', b.phone ?? '—'],
    ['登记和台账', `${count(a.records)} 条`, `${count(b.records)} 条`],
  ];
  return (
    <ConsolePage
      frame={frame}
      title={`是不是同一个人：${a.name}、${b.name}`}
      section="duplicates"
      errors={error === undefined ? [] : [{ name: 'reason', message: error }]}
      actions={<StatusMark {...likelihoodMark(pair.likelihood)} />}
    >
      <p>像在：{pair.reasons.join('；')}。</p>
      <Table
        caption="两份档案对照"
        rows={rows}
        columns={[
          { id: 'what', label: '项目', rowHeading: true, cell: ([what]) => what },
          { id: 'a', label: `甲：${a.name}`, cell: ([, value]) => value },
          { id: 'b', label: `乙：${b.name}`, cell: ([, , value]) => value },
        ]}
      />
      <p>
        <a href={paths.person(a.id)}>看甲的档案</a> · <a href={paths.person(b.id)}>看乙的档案</a>
      </p>
      {mayDecide ? (
        <Settle pair={pair} reason={reason} error={error} />
      ) : (
        <p>合并由县里办。确实是同一个人的，请告诉县里的同事。</p>
      )}
    </ConsolePage>
  );
}

function Settle({ pair, reason, error }: Pick<DuplicatePageProps, 'pair' | 'error'> & { readonly reason: string }) {
  const [a, b] = pair.people;
  return (
    <form method="post" action={paths.duplicate(a.id, b.id)} class="stack-small">
      <TextInput name="reason" label="怎么认定的" hint="例如：电话核实，是同一个人。" value={reason} error={error} />
      <p>合并以后，两份档案的情况和记录都留着，挂在保留的那份下面。</p>
      <div class="actions">
        <Button name="keep" value={a.id}>
          合并，保留甲
        </Button>
        <Button name="keep" value={b.id}>
          合并，保留乙
        </Button>
        <Button kind="quiet" name="keep" value="">
          不是同一个人
        </Button>
      </div>
    </form>
  );
}
