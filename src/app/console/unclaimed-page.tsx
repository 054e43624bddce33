/** 应享未享: who qualifies and neither applied nor receives, and who is one question away, so that somebody can call or knock on the door. */
import type { Outcome } from '../../engine/decision.ts';
import { CALLS_AT_ONCE } from '../../values/call-list.ts';
import { formatFen } from '../../values/money.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Filters } from '../ui/filters.tsx';
import { count } from '../ui/format.ts';
import { href, type Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx';
import { outcomeMarks } from './decision-card.tsx';
import { Download } from './download.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { RevealForm } from './reveal-form.tsx';

export interface UnclaimedLine {
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly policy: string;
  readonly policyTitle: string;
  /** As it stands today. */
  readonly outcome: Outcome;
  readonly amountFen: number | null;
  /** Labels of what is still to be known. */
  readonly missing: readonly string[];
  /** The only question, in plain words, with its form; null when there are none or several. */
  readonly question: { readonly words: string; readonly form: AnswerFormProps | null } | null;
  readonly phone: string | null;
  /** What they draw and beside which it is not paid. */
  readonly excludedBy: readonly string[];
}

export interface UnclaimedCounts {
  /** Qualifies, and has neither applied nor been paid. */
  readonly people: number;
  readonly oneQuestion: number;
  readonly severalQuestions: number;
}

/** How many qualify for a policy and, where a ledger tells who is paid, are not paid. */
export interface UnclaimedPolicy extends UnclaimedCounts {
  readonly policy: string;
  readonly title: string;
  readonly appliedNotPaid: number;
  /** Qualifies, and draws a benefit beside which it is not paid. */
  readonly excluded: number;
  /** 按 2026-03 的《…》; null when no ledger tells who is paid. */
  readonly paidBy: string | null;
}

export interface UnclaimedPlace extends UnclaimedCounts {
  readonly id: string;
  readonly name: string;
}

export const shows = ['one-question', 'eligible', 'applied', 'several-questions', 'excluded'] as const;
export type Show = (typeof shows)[number];

export interface UnclaimedPageProps {
  readonly frame: ConsoleFrame;
  /** Shown while no policy is chosen. */
  readonly policies: readonly UnclaimedPolicy[];
  /** People of the chosen policy; null while none is. */
  readonly chosen: UnclaimedPolicy | null;
  readonly show: Show;
  readonly lines: readonly UnclaimedLine[];
  /** Of the chosen policy: the questions that settle most people, and the areas below. */
  readonly questions: readonly { readonly fact: string; readonly label: string; readonly people: number }[];
  readonly places: readonly UnclaimedPlace[];
  readonly total: number;
  /** `policy`, `town`, `show`, `question`, `page` */
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
  /** Where the list comes as CSV. */
  readonly csv?: string;
  readonly reveal?: { readonly reason: string; readonly error?: string };
  readonly choices: { readonly policies: readonly Option[]; readonly towns: readonly Option[] };
}

/** 第 1–200 人, 第 201–400 人 … */
const partsOf = (total: number): Option[] =>
  Array.from({ length: Math.ceil(total / CALLS_AT_ONCE) }, (_, index) => ({
    id: String(index + 1),
    label: `第 ${index * CALLS_AT_ONCE + 1}–${Math.min(total, (index + 1) * CALLS_AT_ONCE)} 人`,
  }));

export function UnclaimedPage(props: UnclaimedPageProps) {
  const { frame, query, choices, chosen, csv, reveal } = props;
  const parts = partsOf(props.total);
  const errors = reveal?.error === undefined ? [] : [{ name: 'reason', message: reveal.error }];
  return (
    <ConsolePage frame={frame} title="应享未享" section="unclaimed" errors={errors}>
      <p>符合条件、没有申请也没有在领的人，和只差一件事没弄清的人。问清了就登记，帮忙申请。</p>
      <Filters
        action={paths.unclaimed}
        query={query}
        filters={[
          { kind: 'choice', name: 'policy', label: '政策', options: choices.policies, empty: '先看各项人数' },
          ...(choices.towns.length > 0
            ? [{ kind: 'choice' as const, name: 'town', label: '乡镇、村', options: choices.towns }]
            : []),
        ]}
      />
      {chosen === null ? <Policies {...props} /> : <People {...props} chosen={chosen} />}
      {csv !== undefined && (
        <Download href={csv} words={chosen === null ? '下载这两张表' : '下载这份名单（电话已遮住）'} />
      )}
      {chosen !== null && (
        <RevealForm
          action={paths.unclaimedCalls({ ...query, page: '' })}
          summary="打电话用：下载带完整电话的名单"
          button="下载"
          {...(reveal ?? {})}
        >
          {parts.length > 1 && (
            <Select
              name="part"
              label="要哪一份"
              hint={`每份最多 ${CALLS_AT_ONCE} 人。`}
              options={parts}
              chosen={parts[0]!.id}
            />
          )}
        </RevealForm>
      )}
    </ConsolePage>
  );
}

const number = (of: (line: UnclaimedPolicy) => number, at?: (line: UnclaimedPolicy) => string) => ({
  number: true as const,
  cell: (line: UnclaimedPolicy) =>
    at !== undefined && of(line) > 0 ? <a href={at(line)}>{count(of(line))}</a> : count(of(line)),
});

/** Nothing is claimed of a policy of which nobody knows whom it pays. */
function Policies({ policies, query }: UnclaimedPageProps) {
  const listOf = (policy: string, show: Show | ''): string => href(paths.unclaimed, query, { policy, show, page: '' });
  const known = policies.filter(({ paidBy }) => paidBy !== null);
  const unknown = policies.filter(({ paidBy }) => paidBy === null);
  const others = unknown.filter(
    ({ people, oneQuestion, severalQuestions }) => people + oneQuestion + severalQuestions > 0,
  );
  const columns: Column<UnclaimedPolicy>[] = [
    {
      id: 'title',
      label: '政策',
      rowHeading: true,
      cell: ({ policy, title }) => <a href={listOf(policy, '')}>{title}</a>,
    },
    {
      id: 'people',
      label: '应享未享',
      ...number(
        ({ people }) => people,
        ({ policy }) => listOf(policy, 'eligible'),
      ),
    },
    {
      id: 'oneQuestion',
      label: '只差一问',
      ...number(
        ({ oneQuestion }) => oneQuestion,
        ({ policy }) => listOf(policy, 'one-question'),
      ),
    },
    { id: 'severalQuestions', label: '差几问', ...number(({ severalQuestions }) => severalQuestions) },
    { id: 'applied', label: '已申请未发', ...number(({ appliedNotPaid }) => appliedNotPaid) },
    {
      id: 'excluded',
      label: '不能同时享受',
      ...number(
        ({ excluded }) => excluded,
        ({ policy }) => listOf(policy, 'excluded'),
      ),
    },
  ];
  return (
    <>
      <Table
        caption="有发放台账的政策"
        rows={known}
        empty="还没有发放台账，说不出谁没有领。导入发放台账以后，这里就有了。"
        columns={[...columns, { id: 'paidBy', label: '凭什么说没有领', cell: ({ paidBy }) => paidBy }]}
      />
      <Table
        caption="没有发放台账的政策：谁在领，系统不知道"
        rows={others}
        empty="没有这样的政策。"
        columns={columns.map((column) => (column.id === 'people' ? { ...column, label: '符合，没有申请' } : column))}
      />
      {unknown.length > others.length && (
        <p>另有 {unknown.length - others.length} 项，按现在登记的情况没有人符合，也没有人差几问。</p>
      )}
    </>
  );
}

const showLabels: Readonly<Record<Show, string>> = {
  'one-question': '只差一问',
  eligible: '符合，没有申请',
  applied: '已申请未发',
  'several-questions': '差几问',
  excluded: '不能同时享受',
};

const peopleIn = (policy: UnclaimedPolicy): Readonly<Record<Show, number>> => ({
  'one-question': policy.oneQuestion,
  eligible: policy.people,
  applied: policy.appliedNotPaid,
  'several-questions': policy.severalQuestions,
  excluded: policy.excluded,
});

function People(props: UnclaimedPageProps & { readonly chosen: UnclaimedPolicy }) {
  const { chosen, show, lines, total, query, page, pages, questions, places } = props;
  const people = peopleIn(chosen);
  const shown = shows.filter((each) => each !== 'excluded' || each === show || people.excluded > 0);
  return (
    <>
      <p>{chosen.paidBy === null ? '没有发放台账，谁已经在领，系统不知道。' : chosen.paidBy}</p>
      <nav aria-label="看哪些人">
        <ul class="switch">
          {shown.map((each) => (
            <li>
              <a
                href={href(paths.unclaimed, query, { show: each, question: '', page: '' })}
                aria-current={each === show ? 'page' : undefined}
              >
                {showLabels[each]} {count(people[each])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {show === 'one-question' && questions.length > 1 && (
        <p>
          只看一问：
          {questions.map(({ fact, label, people: waiting }, index) => (
            <>
              {index > 0 && '、'}
              <a href={href(paths.unclaimed, query, { show, question: fact, page: '' })}>
                {label}（{count(waiting)} 人）
              </a>
            </>
          ))}
        </p>
      )}
      <Table
        caption={`${chosen.title}，${showLabels[show]}：共 ${count(total)} 人，第 ${page} 页，共 ${Math.max(1, pages)} 页`}
        rows={lines}
        empty="没有这样的人。"
        columns={peopleColumns(show)}
      />
      <Pager base={paths.unclaimed} query={query} page={page} pages={pages} />
      {places.length > 1 && <Places places={places} query={query} />}
    </>
  );
}

function Places({ places, query }: Pick<UnclaimedPageProps, 'places' | 'query'>) {
  const figure = (of: (place: UnclaimedPlace) => number) => ({
    number: true as const,
    cell: (place: UnclaimedPlace) => count(of(place)),
  });
  return (
    <Table
      caption="各乡镇、村"
      rows={places}
      empty="没有。"
      columns={[
        {
          id: 'name',
          label: '乡镇、村',
          rowHeading: true,
          cell: ({ id, name }) => <a href={href(paths.unclaimed, query, { town: id, page: '' })}>{name}</a>,
        },
        { id: 'people', label: '应享未享', ...figure(({ people }) => people) },
        { id: 'oneQuestion', label: '只差一问', ...figure(({ oneQuestion }) => oneQuestion) },
        { id: 'severalQuestions', label: '差几问', ...figure(({ severalQuestions }) => severalQuestions) },
      ]}
    />
  );
}

function peopleColumns(show: Show): Column<UnclaimedLine>[] {
  const asking = show === 'one-question' || show === 'several-questions';
  return [
    {
      id: 'name',
      label: '姓名',
      rowHeading: true,
      cell: ({ person, name }) => <a href={paths.person(person)}>{name}</a>,
    },
    { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
    asking
      ? { id: 'question', label: '还差什么', cell: (line) => <Open line={line} /> }
      : { id: 'policy', label: '现在的认定', cell: (line) => <Now line={line} /> },
    { id: 'phone', label: '联系电话', cell: ({ phone }) => phone ?? '—' },
  ];
}

/** What was recorded since everybody was decided shows at once. */
function Now({ line: { outcome, amountFen, missing, excludedBy } }: { readonly line: UnclaimedLine }) {
  return (
    <>
      <StatusMark {...outcomeMarks[outcome]} />
      {outcome === 'eligible' && amountFen !== null && amountFen > 0 && ` ${formatFen(amountFen)}`}
      {missing.length > 0 && ` 还要知道：${missing.join('、')}`}
      {excludedBy.length > 0 && `。与已享受的${excludedBy.join('、')}不能同时享受`}
    </>
  );
}

function Open({ line }: { readonly line: UnclaimedLine }) {
  const { question } = line;
  if (line.outcome !== 'unknown' || question === null) return <Now line={line} />;
  return (
    <div class="stack-small">
      <p>只差一问：{question.words}</p>
      {question.form === null ? (
        <p>
          <a href={paths.person(line.person)}>到档案里看要问谁</a>
        </p>
      ) : (
        <Disclosure summary="登记答案">
          <AnswerForm {...question.form} />
        </Disclosure>
      )}
    </div>
  );
}
