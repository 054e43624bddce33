/** What the rules propose to stop and recover, and the form in which a person of the county decides, with the reason. */
import type { OtherSubject } from '../../define/fact.ts';
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Radios } from '../ui/radios.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { stopMarks } from './grant-stop-words.ts';
import { paths } from './paths.ts';
import { rulingWords } from './subject-words.ts';

export interface ShownProposal {
  readonly policy: string;
  readonly grounds: string;
  readonly amountFen: number;
  readonly because: readonly string[];
  /** The first month that would not be granted. */
  readonly fromMonth: string;
  readonly months: readonly { readonly month: string; readonly recoverFen: number }[];
  /** What a person decided about exactly this, and what follows. */
  readonly ruling?: {
    readonly outcome: keyof typeof rulingWords;
    readonly ruledOn: string;
    readonly reason: string;
    readonly stop: { readonly id: string; readonly state: keyof typeof stopMarks } | null;
  };
}

interface ProposalPanelProps {
  readonly subject: { readonly id: string; readonly kind: OtherSubject };
  readonly mayRule: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
  readonly proposal: ShownProposal;
}

export function ProposalPanel(props: ProposalPanelProps) {
  const { amountFen, because, fromMonth, months, ruling } = props.proposal;
  const toRecover = months.filter(({ recoverFen }) => recoverFen > 0);
  return (
    <Panel title="停发和追回的建议" id="proposal">
      <p>
        建议从{periodWords(fromMonth)}起停发补助
        {amountFen > 0 && (
          <>
            ，追回已拨的 <strong>{formatFen(amountFen)}</strong>（
            {toRecover.map(({ month, recoverFen }) => `${periodWords(month)}拨的 ${formatFen(recoverFen)}`).join('，')}
            ）
          </>
        )}
        。根据：{because.join('；')}。
      </p>
      {ruling === undefined ? (
        <RulingForm {...props} />
      ) : (
        <Notice tone={ruling.outcome === 'keep' ? 'info' : 'warn'}>
          <p>
            {ruling.ruledOn} 已决定：{rulingWords[ruling.outcome]}。理由：{ruling.reason}
          </p>
          {ruling.stop !== null && (
            <p>
              <a href={paths.grantStop(ruling.stop.id)}>{stopMarks[ruling.stop.state].word}</a>
              {ruling.stop.state === 'proposed' && '：要由县里另一个人复核，复核以前补助照旧。'}
            </p>
          )}
        </Notice>
      )}
    </Panel>
  );
}

function RulingForm({ subject, proposal, mayRule, values = {}, errors = {} }: ProposalPanelProps) {
  if (!mayRule)
    return (
      <Notice tone="warn">
        <p>等县级工作人员核实后决定。系统自己不会停发，也不会追回。</p>
      </Notice>
    );
  const { outcome, reason } = errors;
  return (
    <form method="post" action={paths.subjectRuling(subject.kind, subject.id)} class="stack" novalidate>
      <input type="hidden" name="policy" value={proposal.policy} />
      <input type="hidden" name="grounds" value={proposal.grounds} />
      <Radios
        name="outcome"
        label="核实以后怎么决定"
        options={Object.entries(rulingWords).map(([id, label]) => ({ id, label }))}
        chosen={values['outcome']}
        {...(outcome === undefined ? {} : { error: outcome })}
      />
      <TextArea
        name="reason"
        label="核实的情况和理由"
        hint="例如：审计报告查实。会连同您的姓名一起记下来，以后不能改。"
        value={values['reason'] ?? ''}
        {...(reason === undefined ? {} : { error: reason })}
      />
      <div class="actions">
        <Button kind="danger">记下决定</Button>
      </div>
    </form>
  );
}
