/** One policy of a person: since when what is decided and why, the application, and the notice. */
import { addDays, monthOf, plainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Panel } from '../ui/panel.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { CriterionList } from './criterion-list.tsx';
import { outcomeMarks } from './decision-card.tsx';
import { EntitlementCuts } from './entitlement-cuts.tsx';
import type { PolicyLine } from './entitlement-grid.tsx';
import { paths } from './paths.ts';

interface Props {
  readonly person: string;
  readonly line: PolicyLine;
  readonly last: string;
  readonly today: string;
  /** An old decision is looked at: nothing is done here. */
  readonly asThen: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function EntitlementPolicy(props: Props) {
  const { person, line, last, asThen, today } = props;
  // Months to come are shown, but nobody is notified of them.
  const [month] = [last, monthOf(plainDate(today))].sort() as [string, string];
  return (
    <Panel
      title={line.title}
      id={line.policy}
      actions={
        asThen ? undefined : (
          <div class="actions">
            <ButtonLink href={paths.notice(person, { policy: line.policy, month })} kind="quiet">
              下载通知书（Word）
            </ButtonLink>
            <a href={paths.notice(person, { policy: line.policy, month, lang: 'en' })}>英文对照</a>
          </div>
        )
      }
    >
      <Table
        caption={`${line.title}各段时间的认定`}
        quietCaption
        rows={line.intervals}
        columns={[
          {
            id: 'time',
            label: '时间',
            rowHeading: true,
            cell: ({ from, to }) => `${from} 至 ${addDays(to, -1)}`,
          },
          { id: 'outcome', label: '认定', cell: ({ decision }) => <StatusMark {...outcomeMarks[decision.outcome]} /> },
          {
            id: 'amount',
            label: '标准',
            number: true,
            cell: ({ decision: { outcome, amountFen } }) =>
              outcome === 'eligible' && amountFen !== null ? formatFen(amountFen) : '—',
          },
          {
            id: 'why',
            label: '理由',
            cell: ({ from, decision }) => (
              <>
                {failing(decision)}
                <Disclosure summary={`逐条理由（${decision.criteria.length} 条）`}>
                  <CriterionList criteria={decision.criteria} label={`${line.title} ${from} 起的逐条理由`} />
                </Disclosure>
              </>
            ),
          },
        ]}
      />
      <EntitlementCuts line={line} />
      <Claims {...props} />
    </Panel>
  );
}

/** Why not, or what is missing; of what holds the sentences stand below. */
function failing({ criteria, missingLabels }: PolicyLine['intervals'][number]['decision']) {
  const refused = criteria.filter(({ holds }) => holds === false).map(({ otherwise }) => otherwise);
  const missing = missingLabels.length === 0 ? [] : [`还要知道：${missingLabels.join('、')}`];
  const words = [...refused, ...(refused.length > 0 ? [] : missing)];
  return words.length === 0 ? null : <p>{words.join('；')}。</p>;
}

const stepWords = { applied: '申请', confirmed: '审核确认' } as const;

function Claims({ person, line, today, asThen, typed, errors }: Props) {
  const { policy, claims } = line;
  const applied = claims.find(({ step, to, provenByPayment }) => step === 'applied' && to === null && !provenByPayment);
  const open = claims.some(({ step, to }) => step === 'applied' && to === null);
  const confirmed = claims.some(({ step, to }) => step === 'confirmed' && to === null);
  const field = (name: string) => ({ name: `${name}-${policy}`, error: errors[`${name}-${policy}`] });
  return (
    <div class="stack-small">
      {claims.length === 0 && <p class="muted">没有登记申请。</p>}
      {claims.map(({ step, from, to, provenByPayment }) => (
        <p>
          {stepWords[step]}：{from} 起{to === null ? '' : `，到 ${addDays(to, -1)} 止`}
          {provenByPayment && '（没有登记，从发放表看出来的）'}。
        </p>
      ))}
      {!asThen && applied !== undefined && !confirmed && (
        <form method="post" action={paths.claims(person)} class="stack-small">
          <input type="hidden" name="policy" value={policy} />
          <TextInput
            {...field('confirmOn')}
            label={`${line.title}：哪天审核确认`}
            hint="登记申请的人不能自己确认。"
            type="date"
            width="digits-8"
            value={typed[`confirmOn-${policy}`] ?? today}
          />
          <div class="actions">
            <Button kind="quiet" name="action" value="confirm">
              审核确认
            </Button>
          </div>
        </form>
      )}
      {!asThen && open && (
        <Disclosure summary="终止申请" open={Object.keys(errors).some((name) => name.endsWith(`-${policy}`))}>
          <form method="post" action={paths.claims(person)} class="stack-small">
            <input type="hidden" name="policy" value={policy} />
            <TextInput
              {...field('endOn')}
              label="从哪天起终止"
              type="date"
              width="digits-8"
              value={typed[`endOn-${policy}`] ?? today}
            />
            <TextInput {...field('endReason')} label="终止的理由" value={typed[`endReason-${policy}`] ?? ''} />
            <div class="actions">
              <Button kind="danger" name="action" value="end">
                终止申请
              </Button>
            </div>
          </form>
        </Disclosure>
      )}
    </div>
  );
}
