/** The worked cases of a policy: what is expected, what the rules make of it, and which of them officials have signed. */
import { formatFen } from '../../values/money.ts';
import { Button } from '../ui/button.tsx';
import type { FieldErrorLine } from '../ui/error-summary.tsx';
import { Panel } from '../ui/panel.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface CasesPageProps {
  readonly frame: ConsoleFrame;
  readonly policy: { readonly id: string; readonly title: string };
  readonly cases: readonly CaseRow[];
  readonly mayRead: boolean;
  readonly errors?: readonly FieldErrorLine[];
}

export type CaseState = 'confirmed' | 'disputed' | 'stale' | 'unsigned';

export interface CaseRow {
  readonly title: string;
  readonly on: string;
  readonly area: string;
  readonly given: string;
  readonly expected: string;
  readonly expectedFen: number | null;
  readonly computed: string;
  readonly computedFen: number | null;
  readonly agrees: boolean;
  readonly state: CaseState;
  readonly signOff: {
    readonly signedBy: string;
    readonly signedOn: string | null;
    readonly remark: string;
    readonly edits: readonly { readonly column: string; readonly was: string; readonly now: string }[];
  } | null;
}

const marks: Record<CaseState, { readonly tone: Tone; readonly word: string }> = {
  confirmed: { tone: 'ok', word: '已确认' },
  disputed: { tone: 'err', word: '有异议' },
  stale: { tone: 'warn', word: '规则已变，要重新核对' },
  unsigned: { tone: 'none', word: '没有签' },
};

export function CasesPage({ frame, policy, cases, mayRead, errors = [] }: CasesPageProps) {
  const count = (state: CaseState): number => cases.filter((each) => each.state === state).length;
  return (
    <ConsolePage
      frame={frame}
      title={`样例：${policy.title}`}
      section="policies"
      errors={errors}
      actions={
        <a class="button" href={paths.casesFile(policy.id)}>
          导出核对表（Excel）
        </a>
      }
    >
      <Panel title="核对情况">
        <p>
          共 {cases.length} 个样例：已确认 {count('confirmed')}，有异议 {count('disputed')}，规则已变 {count('stale')}
          ，没有签 {count('unsigned')}。
        </p>
        <p class="muted">
          导出核对表，请懂政策的人逐行核对、签字，再把签好的表读回来。规则或标准一变，签过的样例要重新核对。
        </p>
        {mayRead && (
          <form method="post" action={paths.cases(policy.id)} enctype="multipart/form-data" class="stack">
            <TextInput
              name="file"
              label="签好字的核对表"
              type="file"
              accept=".xlsx,.xls,.et"
              hint="可以一次读回几项政策的表。同一张表读两次不会重复记。"
              error={errors.find(({ name }) => name === 'file')?.message}
            />
            <Button>读回核对表</Button>
          </form>
        )}
      </Panel>
      <Table
        caption="样例"
        rows={cases}
        empty="这项政策还没有样例。"
        columns={[
          { id: 'title', label: '样例', rowHeading: true, cell: ({ title }) => title },
          { id: 'on', label: '日期', whole: true, cell: ({ on }) => on },
          { id: 'given', label: '情况', cell: ({ area, given }) => <Lines text={[area, given].join('\n')} /> },
          { id: 'expected', label: '应得结果', cell: (each) => result(each.expected, each.expectedFen) },
          {
            id: 'computed',
            label: '系统计算',
            cell: (each) => (each.agrees ? '一致' : result(each.computed, each.computedFen)),
          },
          { id: 'state', label: '核对', cell: (each) => <Signed row={each} /> },
        ]}
      />
    </ConsolePage>
  );
}

const result = (words: string, fen: number | null): string => (fen === null ? words : `${words}，${formatFen(fen)}`);

function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (
          <div>{line}</div>
        ))}
    </>
  );
}

function Signed({ row: { state, signOff } }: { readonly row: CaseRow }) {
  return (
    <>
      <StatusMark {...marks[state]} />
      {signOff && (
        <div class="muted">
          {signOff.signedBy}
          {signOff.signedOn === null ? '' : ` ${signOff.signedOn}`}
          {signOff.remark === '' ? '' : `：${signOff.remark}`}
        </div>
      )}
      {signOff?.edits.map(({ column, was, now }) => (
        <div>
          {column}：{was || '空'} 改为 {now || '空'}
        </div>
      ))}
    </>
  );
}
