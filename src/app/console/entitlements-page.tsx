/** 待遇: what a person is entitled to month by month, as it is known now or was known on a day, what was paid, and what is to be corrected. */
import { addDays, addMonths, plainDate } from '../../values/date.ts';
import { formatFen } from '../../values/money.ts';
import { correctionMarks, kindWords, periodWords } from '../correction-words.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { Filters } from '../ui/filters.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { EntitlementGrid, type Entitlements, type PolicyLine } from './entitlement-grid.tsx';
import { type Deciding, FraudPanel, type Plan, PlanPanel } from './entitlement-plan.tsx';
import { EntitlementPolicy } from './entitlement-policy.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { outcomeCounts, withoutMoney } from './outcome-counts.ts';
import { paths } from './paths.ts';

export interface EntitlementsPageProps extends Deciding {
  readonly frame: ConsoleFrame;
  readonly entitlements: Entitlements;
  /** Null when an old decision is looked at, or nothing is approved. */
  readonly plan: Plan | null;
  readonly years: readonly Option[];
  /** `year`, `known` */
  readonly query: Readonly<Record<string, string>>;
  readonly today: string;
}

/**
 * What was paid, applied for or is to be corrected comes first; then what somebody could have besides, by the day that the file is decided for too;
 * then what they could have had earlier in these months; the rest says little.
 */
function sortedOut({ policies, corrections }: Entitlements, day: string) {
  const corrected = new Set(corrections.map(({ policy }) => policy));
  const drawn = policies.filter(
    ({ policy, periods, claims }) =>
      claims.length > 0 ||
      corrected.has(policy) ||
      periods.some(({ paidFen, paidOpen }) => paidFen !== null || paidOpen),
  );
  const others = policies.filter((line) => !drawn.includes(line));
  const now = (outcome: string) => others.filter((line) => outcomeOn(line, day) === outcome);
  const once = ({ intervals }: PolicyLine) => intervals.some(({ decision }) => decision.outcome === 'eligible');
  return { drawn, qualifies: now('eligible'), open: now('unknown'), earlier: now('ineligible').filter(once) };
}

const decisionOn = ({ intervals }: PolicyLine, day: string) =>
  (intervals.find(({ from, to }) => from <= day && day < to) ?? intervals.at(-1))?.decision;

const outcomeOn = (line: PolicyLine, day: string) => decisionOn(line, day)?.outcome ?? 'unknown';

/** Today when it lies in these months, else their last day. */
function dayShown({ months }: Entitlements, today: string): string {
  const next = plainDate(addMonths(plainDate(`${months.last}-01`), 1));
  return today < next && today >= months.first ? today : addDays(next, -1);
}

export function EntitlementsPage(props: EntitlementsPageProps) {
  const { frame, entitlements, query, years, today, typed, errors, mayDecide, plan } = props;
  const { person, known, months } = entitlements;
  const day = dayShown(entitlements, today);
  const { drawn, qualifies, open, earlier } = sortedOut(entitlements, day);
  const details = (lines: Entitlements['policies']) =>
    lines.map((line) => (
      <EntitlementPolicy
        person={person.id}
        line={line}
        last={months.last}
        today={today}
        asThen={known !== null}
        typed={typed}
        errors={errors}
      />
    ));
  const time = `${periodWords(months.first)}至${periodWords(months.last)}`;
  return (
    <ConsolePage
      frame={frame}
      title={`待遇：${person.name}`}
      section="people"
      errors={errorLines(errors)}
      actions={
        <a class="button quiet" href={paths.person(person.id)}>
          看个人档案
        </a>
      }
    >
      <Filters
        action={paths.entitlements(person.id)}
        query={query}
        filters={[
          { kind: 'choice', name: 'year', label: '月份', options: years, empty: '最近 12 个月' },
          { kind: 'date', name: 'known', label: '按哪天已登记的情况' },
        ]}
      />
      {known !== null && (
        <Notice tone="warn">
          <p>这里是按 {known} 那天已经登记的情况认定的结果，连同当时的理由。后来登记的没有算进去。</p>
        </Notice>
      )}
      <p class="muted">
        按 {day} 的情况和标准：
        {outcomeCounts(entitlements.policies.map((line) => ({ outcome: outcomeOn(line, day), pays: line.pays })))}。
      </p>
      <Grids
        shown={drawn}
        corrections={entitlements.corrections}
        caption={time}
        empty="这些月份没有发放、申请或补发追缴的记录。"
      />
      <Corrections entitlements={entitlements} />
      {plan !== null && (
        <PlanPanel person={person.id} plan={plan} mayDecide={mayDecide} typed={typed} errors={errors} />
      )}
      {details(drawn)}
      {qualifies.length > 0 && (
        <Disclosure summary={`另有 ${qualifies.length} 项符合条件${withoutMoney(qualifies)}，没有申请和发放的记录`}>
          <div class="stack">
            <Grids shown={qualifies} corrections={[]} caption={`没有申请和发放的，${time}`} />
            {details(qualifies)}
          </div>
        </Disclosure>
      )}
      {open.length > 0 && (
        <Disclosure summary={`还有 ${open.length} 项缺信息，说不准`}>
          <ul>
            {open.map((line) => (
              <li id={line.policy}>
                {line.title}：{decisionOn(line, day)?.words.zh.slice(1).join(' ')}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={`这些月份里符合过、${day} 不符合的 ${earlier.length} 项，没有申请和发放的记录`}>
          <div class="stack">
            <Grids shown={earlier} corrections={[]} caption={`符合过的，${time}`} />
            {details(earlier)}
          </div>
        </Disclosure>
      )}
      {known === null && <NewClaim {...props} />}
      {known === null && <FraudPanel {...props} />}
    </ConsolePage>
  );
}

const everyWords = { month: '按月', year: '按年', once: '一次性' } as const;

interface GridsProps {
  readonly shown: Entitlements['policies'];
  readonly corrections: Entitlements['corrections'];
  readonly caption: string;
  readonly empty?: string;
}

function Grids({ shown, corrections, caption, empty = '' }: GridsProps) {
  if (shown.length === 0) return <p>{empty}</p>;
  const groups = Map.groupBy(shown, ({ every }) => every);
  return (
    <>
      {[...groups].map(([every, lines]) => (
        <EntitlementGrid lines={lines} corrections={corrections} caption={`${everyWords[every]}的待遇，${caption}`} />
      ))}
    </>
  );
}

function Corrections({ entitlements: { corrections, policies } }: Pick<EntitlementsPageProps, 'entitlements'>) {
  if (corrections.length === 0) return null;
  const titles = new Map(policies.map(({ policy, title }) => [policy, title]));
  return (
    <Panel title="补发追缴">
      <Table
        caption="这个人的补发追缴"
        quietCaption
        rows={corrections}
        columns={[
          {
            id: 'period',
            label: '月份',
            rowHeading: true,
            cell: ({ id, period }) => <a href={paths.correction(id)}>{periodWords(period)}</a>,
          },
          { id: 'policy', label: '待遇', cell: ({ policy }) => titles.get(policy) ?? policy },
          { id: 'paid', label: '已发', number: true, cell: ({ paidFen }) => formatFen(paidFen) },
          { id: 'due', label: '应发', number: true, cell: ({ entitledFen }) => formatFen(entitledFen) },
          {
            id: 'amount',
            label: '补发或追缴',
            number: true,
            cell: ({ kind, amountFen }) => `${kindWords[kind]} ${formatFen(amountFen)}`,
          },
          { id: 'state', label: '状态', cell: ({ state }) => <StatusMark {...correctionMarks[state]} /> },
        ]}
      />
    </Panel>
  );
}

export const channelWords = {
  counter: '便民服务大厅',
  village: '村（社区）代办',
  online: '网上',
  phone: '电话',
  outreach: '上门主动服务',
} as const;

function NewClaim({ entitlements: { person, policies }, today, typed, errors }: EntitlementsPageProps) {
  const line = (name: string) => ({ name, error: errors[name] });
  return (
    <Panel title="登记申请">
      <form method="post" action={paths.claims(person.id)} class="stack-small">
        <Select
          {...line('policy')}
          label="申请哪一项"
          options={policies.map(({ policy, title }) => ({ id: policy, label: title }))}
          chosen={typed['policy']}
        />
        <TextInput {...line('on')} label="哪天申请的" type="date" width="digits-8" value={typed['on'] ?? today} />
        <Select
          {...line('channel')}
          label="怎么申请的"
          options={Object.entries(channelWords).map(([id, label]) => ({ id, label }))}
          chosen={typed['channel']}
        />
        <div class="actions">
          <Button name="action" value="record">
            登记申请
          </Button>
        </div>
      </form>
    </Panel>
  );
}
