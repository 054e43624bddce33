/** One correction: month by month paid and due, why in sentences, the clause, what was done about it; to approve or refuse it. */

import { formatFen } from '../../values/money.ts';
import {
  actionWords,
  addressWords,
  circumstanceSaid,
  correctionMarks,
  kindWords,
  periodWords,
} from '../correction-words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { moment } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { CriterionList } from './criterion-list.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

type Correction = Awaited<ReturnType<Operations['correction']['read']>>;

export interface CorrectionPageProps {
  readonly frame: ConsoleFrame;
  readonly correction: Correction;
  readonly place: string;
  readonly mayDecide: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Those that are the same matter and stand where this one does, with this one. */
export const matterOf = (correction: Correction): Correction['others'] => [
  correction,
  ...correction.others.filter(
    ({ state, kind, circumstance }) =>
      state === correction.state && kind === correction.kind && circumstance === correction.circumstance,
  ),
];

export function CorrectionPage(props: CorrectionPageProps) {
  const { frame, correction, place, mayDecide, errors } = props;
  const { name, policyTitle, period, kind, state, circumstance, person } = correction;
  const done = state === 'approved' || state === 'settled';
  return (
    <ConsolePage
      frame={frame}
      title={`${kindWords[kind]}：${name}`}
      section="corrections"
      errors={Object.entries(errors).map(([field, message]) => ({ name: field || 'reason', message }))}
      actions={<StatusMark {...correctionMarks[state]} />}
    >
      <p>
        {policyTitle}，{periodWords(period)}，{kindWords[kind]} <strong>{formatFen(correction.amountFen)}</strong>
        。情形：
        {circumstanceSaid(circumstance, correction.addressedTo)}。{place}。
      </p>
      <p class="actions">
        <a href={paths.entitlements(person)}>看这个人的待遇</a>
        <a href={paths.person(person)}>看个人档案</a>
        {done && (
          <>
            <ButtonLink href={paths.correctionNotice(correction.id)} kind="quiet">
              下载通知书（Word）
            </ButtonLink>
            <a href={paths.correctionNotice(correction.id, { lang: 'en' })}>英文对照</a>
          </>
        )}
      </p>
      <Panel title="逐月对照">
        <Months correction={correction} />
      </Panel>
      <Basis {...props} />
      {correction.settled && <Settled settled={correction.settled} kind={kind} />}
      {mayDecide && state === 'proposed' && correction.ownWork === null && <Decide {...props} />}
      {mayDecide && state === 'proposed' && correction.ownWork !== null && (
        <Notice tone="info">{ownWords[correction.ownWork]}，要由另一位县级工作人员审批。</Notice>
      )}
      {mayDecide && done && isAfterDeath(correction) && <Address {...props} />}
      {!mayDecide && state === 'proposed' && <p>由县里审批。情况不对的，请更正登记，提议会跟着变。</p>}
      <Actions actions={correction.history} />
    </ConsolePage>
  );
}

const ownWords = {
  recorded: '引起这项提议的情况是您登记的',
  drafted: '引起这项提议的规则草案是您起草、修改或提交的',
  ruled: '引起这项提议的重复、冲突是您定的',
} as const;

const isAfterDeath = ({ kind, circumstance }: Correction): boolean => kind === 'recovery' && circumstance === 'death';

function Months({ correction }: Pick<CorrectionPageProps, 'correction'>) {
  const rows = matterOf(correction).toSorted((a, b) =>
    `${a.period} ${a.policy}` < `${b.period} ${b.policy}` ? -1 : 1,
  );
  return (
    <Table
      caption="已发、应发和差额"
      quietCaption
      rows={rows}
      columns={[
        {
          id: 'period',
          label: '月份',
          rowHeading: true,
          cell: ({ id, period }) =>
            id === correction.id ? (
              <strong>{periodWords(period)}（本项）</strong>
            ) : (
              <a href={paths.correction(id)}>{periodWords(period)}</a>
            ),
        },
        { id: 'policy', label: '待遇', cell: ({ policyTitle }) => policyTitle },
        { id: 'paid', label: '已发', number: true, cell: ({ paidFen }) => formatFen(paidFen) },
        { id: 'due', label: '应发', number: true, cell: ({ entitledFen }) => formatFen(entitledFen) },
        {
          id: 'difference',
          label: kindWords[correction.kind],
          number: true,
          cell: ({ amountFen }) => formatFen(amountFen),
        },
        { id: 'why', label: '原因', cell: ({ reasons }) => reasons.map((reason) => <div>{reason}</div>) },
      ]}
    />
  );
}

function Basis({ correction: { decided, period } }: CorrectionPageProps) {
  if (decided === null) return null;
  return (
    <Panel title="认定的理由和依据">
      <p>
        {periodWords(period)}按 {decided.on} 的情况认定。
        {decided.lacks === 'application' && '没有申请。'}
        {decided.lacks === 'confirmation' && '申请还没有审核确认。'}
        {decided.decision.words.zh[0]}
      </p>
      <CriterionList criteria={decided.decision.criteria} label="逐条理由" />
    </Panel>
  );
}

/** What is set off and paid is this correction's; what is withheld month by month is of the benefit, over all its recoveries. */
export function Settled({ settled, kind }: { settled: NonNullable<Correction['settled']>; kind: Correction['kind'] }) {
  const { from, offsetFen, payOutFen, payBackFen, instalments } = settled;
  const lines = [
    ...(offsetFen > 0
      ? [`与${kindWords[kind === 'arrears' ? 'recovery' : 'arrears']}相抵 ${formatFen(offsetFen)}`]
      : []),
    ...(payOutFen > 0 ? [`${periodWords(from)}随发放补给本人 ${formatFen(payOutFen)}`] : []),
    ...(payBackFen > 0 ? [`另行退回 ${formatFen(payBackFen)}`] : []),
    ...instalments.map(({ month, fen }) => `${periodWords(month)}发放时扣 ${formatFen(fen)}（这项待遇各月追缴合计）`),
  ];
  return (
    <Panel title="已定的办法">
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}

function Decide({ correction, typed, errors }: CorrectionPageProps) {
  const all = matterOf(correction);
  const sum = all.reduce((total, { amountFen }) => total + amountFen, 0);
  return (
    <Panel title="审批">
      <form method="post" action={paths.correction(correction.id)} class="stack-small">
        <input type="hidden" name="seenOne" value={String(correction.actions)} />
        <input type="hidden" name="seenAll" value={String(all.reduce((total, { actions }) => total + actions, 0))} />
        {isAfterDeath(correction) && <Whom correction={correction} typed={typed} errors={errors} />}
        <TextInput
          name="reason"
          label="理由"
          hint="例如：核对死亡证明，情况属实。会连同您的姓名一起记下来。"
          value={typed['reason'] ?? ''}
          error={errors['reason'] ?? errors['']}
        />
        <div class="actions">
          <Button name="action" value="approve">
            通过这一项
          </Button>
          {all.length > 1 && (
            <Button name="action" value="approve-all">
              {`同类的 ${all.length} 项一起通过（${formatFen(sum)}）`}
            </Button>
          )}
          <Button kind="danger" name="action" value="reject">
            不同意这一项
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Whom({ correction, typed, errors }: Pick<CorrectionPageProps, 'correction' | 'typed' | 'errors'>) {
  return (
    <Select
      name="to"
      label="向谁追缴"
      hint="人已身故，通过以前要查清钱在谁手里。"
      options={Object.entries(addressWords).map(([id, label]) => ({ id, label }))}
      chosen={typed['to'] ?? correction.addressedTo ?? ''}
      empty="请选择"
      error={errors['to']}
    />
  );
}

/** Also after it was approved: whoever has the money may turn out later. */
function Address({ correction, typed, errors }: CorrectionPageProps) {
  return (
    <Panel title="改追缴对象">
      <form method="post" action={paths.correction(correction.id)} class="stack-small">
        <Whom correction={correction} typed={typed} errors={errors} />
        <TextInput
          name="addressReason"
          label="怎么核实的"
          value={typed['addressReason'] ?? ''}
          error={errors['addressReason']}
        />
        <div class="actions">
          <Button kind="quiet" name="action" value="address">
            记下追缴对象
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Actions({ actions }: { readonly actions: Correction['history'] }) {
  return (
    <Panel title="经过">
      <Table
        caption="这一项的经过"
        quietCaption
        rows={actions}
        columns={[
          { id: 'at', label: '时间', rowHeading: true, cell: ({ at }) => moment(at) },
          {
            id: 'what',
            label: '做了什么',
            cell: ({ kind, to }) =>
              to === null
                ? actionWords[kind]
                : `${actionWords[kind]}：${addressWords[to as keyof typeof addressWords]}`,
          },
          {
            id: 'amount',
            label: '金额',
            number: true,
            cell: ({ amountFen }) => (amountFen === null ? '—' : formatFen(amountFen)),
          },
          { id: 'who', label: '谁', cell: ({ staffName }) => staffName ?? '系统' },
          { id: 'reason', label: '理由', cell: ({ reason }) => reason ?? '—' },
        ]}
      />
    </Panel>
  );
}
