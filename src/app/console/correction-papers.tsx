/** Arrears that a raise of a standard causes: how many for which paper, and one decision about all of them by who has looked at the list. */
import { formatFen } from '../../values/money.ts';
import { Button } from '../ui/button.tsx';
import { count } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Operations } from './desk.ts';
import { paths } from './paths.ts';

type PaperLine = Awaited<ReturnType<Operations['correction']['papers']>>['papers'][number];

export interface PapersProps {
  /** Whose arrears may be approved together; none for who may not decide. */
  readonly papers: readonly PaperLine[];
  /** How many arrears are approved at once. */
  readonly atOnce: number;
  /** People whose months are still to be compared. */
  readonly comparing: number;
  /** `paper`, `town` */
  readonly query: Query;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function ApprovePaper({ papers, atOnce, comparing, query, typed, errors }: PapersProps) {
  const town = query['town'] ?? '';
  const chosen = papers.find(({ paper }) => paper === query['paper']);
  if (query['paper'] !== undefined)
    return (
      <>
        <p>
          只看一份文件引起的补发：{query['paper']}。<a href={paths.correctionsOf({ town })}>看全部</a>
        </p>
        {chosen?.own && (
          <Notice tone="info">
            这份文件的规则草案是您起草、修改或提交的，由它引起的补发要由另一位县级工作人员审批。
          </Notice>
        )}
        {chosen?.own === false && <Form {...{ line: chosen, atOnce, comparing, town, typed, errors }} />}
      </>
    );
  if (papers.length === 0) return null;
  return (
    <Panel title="调整标准引起的补发">
      <p>同一份文件、别无原因的，看过名单以后可以一起通过。另有原因的和追缴，一项一项审。</p>
      <Table
        caption="各份文件引起的、等人审的补发"
        quietCaption
        rows={papers}
        columns={[
          {
            id: 'paper',
            label: '文件',
            rowHeading: true,
            cell: ({ paper }) => <a href={paths.correctionsOf({ paper, town })}>{paper}</a>,
          },
          { id: 'total', label: '项数', number: true, cell: ({ total }) => count(total) },
          { id: 'people', label: '人数', number: true, cell: ({ people }) => count(people) },
          { id: 'amount', label: '补发合计', number: true, cell: ({ arrearsFen }) => formatFen(arrearsFen) },
        ]}
      />
    </Panel>
  );
}

interface FormProps extends Pick<PapersProps, 'atOnce' | 'comparing' | 'typed' | 'errors'> {
  readonly line: PaperLine;
  readonly town: string;
}

function Form({ line: { paper, total, arrearsFen }, atOnce, comparing, town, typed, errors }: FormProps) {
  const part = total > atOnce;
  return (
    <Panel title="一起通过">
      <form method="post" action={paths.correctionPapers} class="stack" novalidate>
        <input type="hidden" name="paper" value={paper} />
        <input type="hidden" name="town" value={town} />
        <input type="hidden" name="seen" value={String(total)} />
        <input type="hidden" name="seenFen" value={String(arrearsFen)} />
        <p>
          一共 {count(total)} 项，补发 {formatFen(arrearsFen)}。{part ? `一次最多通过 ${atOnce} 项，余下的再点。` : ''}
          有重复或冲突没有定的，先不通过，留在清单里，不占这一次的项数。
          {comparing > 0 && `还在比对 ${count(comparing)} 人，由这份文件引起的可能还有；这次只通过上面这些。`}
        </p>
        <TextInput
          name="reason"
          label="理由"
          hint="例如：文件已印发，名单看过。会连同您的姓名一起记在每一项里。"
          value={typed['reason'] ?? ''}
          error={errors['reason']}
        />
        <div class="actions">
          <Button>{part ? `通过其中 ${atOnce} 项` : `通过这 ${count(total)} 项`}</Button>
        </div>
      </form>
    </Panel>
  );
}
