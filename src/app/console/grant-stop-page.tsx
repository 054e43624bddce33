/** One stopped grant: why, from which month, what was paid and is to come back; to approve or refuse it, and to record what came back. */
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { ButtonLink } from '../ui/button.tsx';
import { moment } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { DecideStop, PlanStop, Repay, type StopFormProps, TakeBack } from './grant-stop-forms.tsx';
import { stopActionWords, stopMarks } from './grant-stop-words.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { rulingWords } from './subject-words.ts';

export interface GrantStopPageProps extends StopFormProps {
  readonly frame: ConsoleFrame;
  readonly place: string;
  readonly mayDecide: boolean;
}

export function GrantStopPage(props: GrantStopPageProps) {
  const { frame, stop, place, mayDecide, errors } = props;
  const { state, amountFen, openFen } = stop;
  return (
    <ConsolePage
      frame={frame}
      title={`停发追回：${stop.name}`}
      section="corrections"
      errors={Object.entries(errors).map(([name, message]) => ({ name: name || 'reason', message }))}
      actions={<StatusMark {...stopMarks[state]} />}
    >
      <p>
        {stop.stopsTitle}，{rulingWords[stop.outcome]}，{periodWords(stop.fromMonth)}起停发
        {amountFen > 0 && (
          <>
            ，应退回 <strong>{formatFen(amountFen)}</strong>
          </>
        )}
        。{place}。
      </p>
      {stop.because.length > 0 && <p>根据：{stop.because.join('；')}。</p>}
      <p class="actions">
        <a href={paths.subject(stop.kind, stop.subject)}>看这个场所或单位</a>
        <a href={paths.policy(stop.policy)}>条件和依据</a>
        <a href={paths.grantStops({})}>全部停发追回</a>
        {(state === 'approved' || state === 'settled') && (
          <>
            <ButtonLink href={paths.grantStopNotice(stop.id)} kind="quiet">
              下载通知书（Word）
            </ButtonLink>
            <a href={paths.grantStopNotice(stop.id, { lang: 'en' })}>英文对照</a>
          </>
        )}
      </p>
      {state === 'proposed' && <Waiting {...props} />}
      {amountFen > 0 && <Months stop={stop} />}
      {(state === 'approved' || state === 'settled') && amountFen > 0 && (
        <Panel title="退回情况">
          <p>
            应退回 {formatFen(amountFen)}，已退回 {formatFen(stop.repaidFen)}，还欠{' '}
            <strong>{formatFen(openFen)}</strong>。
          </p>
          {stop.plan !== null && (
            <ul>
              {stop.plan.map(({ month, fen }) => (
                <li>
                  {periodWords(month)}退回 {formatFen(fen)}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      {mayDecide && state === 'approved' && <Repay {...props} />}
      {mayDecide && state === 'approved' && <PlanStop {...props} />}
      {mayDecide && stop.repaidFen > 0 && <TakeBack {...props} />}
      <Actions stop={stop} />
    </ConsolePage>
  );
}

function Waiting(props: GrantStopPageProps) {
  const { stop, mayDecide } = props;
  return (
    <>
      {!stop.stillSo && (
        <Notice tone="warn">
          <p>
            提出以后情况变了，不能照原样通过。请到<a href={paths.subject(stop.kind, stop.subject)}>它的页面</a>
            看现在的建议，重新决定；或者在这里写明理由，不同意。
          </p>
        </Notice>
      )}
      {stop.own && (
        <Notice>
          <p>停发是您决定的，要由另一个人复核。复核以前补助照旧。</p>
        </Notice>
      )}
      {mayDecide ? <DecideStop {...props} /> : <p>由县里另一个人复核。复核以前补助照旧。</p>}
    </>
  );
}

function Months({ stop: { months } }: Pick<StopFormProps, 'stop'>) {
  return (
    <Panel title="按月拨付和追回">
      <Table
        caption="按月拨付和追回"
        quietCaption
        rows={months}
        columns={[
          { id: 'month', label: '月份', rowHeading: true, cell: ({ month }) => periodWords(month) },
          { id: 'paid', label: '已拨', number: true, cell: ({ paidFen }) => formatFen(paidFen) },
          { id: 'recover', label: '追回', number: true, cell: ({ recoverFen }) => formatFen(recoverFen) },
        ]}
      />
    </Panel>
  );
}

function Actions({ stop: { history } }: Pick<StopFormProps, 'stop'>) {
  return (
    <Panel title="经过">
      <Table
        caption="这一项的经过"
        quietCaption
        rows={history}
        columns={[
          { id: 'at', label: '时间', rowHeading: true, cell: ({ at }) => moment(at) },
          {
            id: 'what',
            label: '做了什么',
            cell: ({ kind, onDay, takenBack }) =>
              `${stopActionWords[kind]}${onDay === null ? '' : `（${onDay}）`}${takenBack ? '，已冲销' : ''}`,
          },
          {
            id: 'amount',
            label: '金额',
            number: true,
            cell: ({ amountFen }) => (amountFen === null || amountFen === 0 ? '—' : formatFen(amountFen)),
          },
          { id: 'who', label: '谁', cell: ({ staffName }) => staffName ?? '县级工作人员' },
          { id: 'reason', label: '理由', cell: ({ reason }) => reason ?? '—' },
        ]}
      />
    </Panel>
  );
}
