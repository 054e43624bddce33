/** The file of a place, an area or an organisation: what is proposed, each policy with its reasons and figures, the checklist of facts, the rulings. */
import type { OtherSubject } from '../../define/fact.ts';
import type { FigureResult, Outcome } from '../../engine/decision.ts';
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { Panel } from '../ui/panel.tsx';
import { sourceWords } from '../ui/source-words.ts';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { CriterionList, type ShownCriterion } from './criterion-list.tsx';
import { stopMarks } from './grant-stop-words.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { ProposalPanel, type ShownProposal } from './subject-proposal.tsx';
import { rulingWords, sectionOf } from './subject-words.ts';

export interface ShownFact {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly known: boolean;
  readonly from: string | null;
  /** Where it comes from in words, or the page with the rows that were counted. */
  readonly origin: string;
  readonly href: string | null;
  /** What says so; null where nothing is recorded. */
  readonly assertion: string | null;
}

export interface SubjectPageProps {
  readonly frame: ConsoleFrame;
  readonly subject: { readonly id: string; readonly kind: OtherSubject; readonly name: string; readonly place: string };
  readonly on: string;
  readonly entryHref: string | null;
  readonly decisions: readonly {
    readonly policy: string;
    readonly title: string;
    readonly outcome: Outcome;
    readonly verdict: string;
    readonly amountFen: number | null;
    readonly criteria: readonly ShownCriterion[];
    readonly figures: readonly FigureResult[];
    readonly missing: readonly string[];
    /** It takes something instead of giving. */
    readonly burden: boolean;
    /** A person decided to stop it: waits for the second person, or is stopped from that month. */
    readonly stop: { readonly id: string; readonly waits: boolean; readonly fromMonth: string } | null;
  }[];
  readonly facts: readonly ShownFact[];
  readonly proposals: readonly ShownProposal[];
  readonly rulings: readonly {
    readonly id: string;
    readonly ruledOn: string;
    readonly outcome: keyof typeof rulingWords;
    readonly amountFen: number;
    readonly reason: string;
    readonly ruledByName: string | null;
    /** What follows from it and how that stands. */
    readonly stop: { readonly id: string; readonly state: keyof typeof stopMarks } | null;
  }[];
  readonly mayRule: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

const tones: Record<Outcome, Tone> = { eligible: 'ok', ineligible: 'none', unknown: 'warn' };
/** Where a rule asks for something to be paid or stopped, that it applies is no good news. */
const burdenTones: Record<Outcome, Tone> = { eligible: 'warn', ineligible: 'none', unknown: 'warn' };
/** A sum over more facts than this is explained by its parts, which stand above it. */
const MANY = 8;

export function SubjectPage(props: SubjectPageProps) {
  const { frame, subject, on, entryHref, decisions, facts, proposals, rulings, errors = {} } = props;
  const { kind, id } = subject;
  const known = facts.filter((fact) => fact.known).length;
  return (
    <ConsolePage
      frame={frame}
      title={subject.name}
      section={sectionOf[kind]}
      errors={errorLines(errors)}
      actions={<ButtonLink href={paths.newSubjectFact(kind, id)}>登记情况</ButtonLink>}
    >
      <p>
        {subject.place} · 按 {on} 的情况
        {entryHref !== null && (
          <>
            {' · '}
            <a href={entryHref}>名册里的登记</a>
          </>
        )}
      </p>
      {proposals.map((proposal) => (
        <ProposalPanel {...props} proposal={proposal} />
      ))}
      {decisions.map((decision) => (
        <DecisionPanel decision={decision} />
      ))}
      <Panel
        title={`情况（${facts.length} 项，已登记 ${known} 项）`}
        id="facts"
        actions={<a href={paths.subjectHistory(kind, id)}>情况变化</a>}
      >
        <FactTable facts={facts} kind={kind} id={id} />
      </Panel>
      {rulings.length > 0 && (
        <Panel title="决定记录">
          <Table
            caption="决定记录"
            quietCaption
            rows={rulings}
            columns={[
              { id: 'on', label: '日期', whole: true, rowHeading: true, cell: ({ ruledOn }) => ruledOn },
              { id: 'outcome', label: '决定', cell: ({ outcome }) => rulingWords[outcome] },
              { id: 'amount', label: '追回', number: true, cell: ({ amountFen }) => formatFen(amountFen) },
              { id: 'reason', label: '理由', cell: ({ reason }) => reason },
              {
                id: 'stop',
                label: '办到哪一步',
                cell: ({ stop }) =>
                  stop === null ? (
                    '—'
                  ) : (
                    <a href={paths.grantStop(stop.id)}>
                      <StatusMark {...stopMarks[stop.state]} />
                    </a>
                  ),
              },
              { id: 'by', label: '决定人', cell: ({ ruledByName }) => ruledByName ?? '县级工作人员' },
            ]}
          />
        </Panel>
      )}
    </ConsolePage>
  );
}

function DecisionPanel({ decision }: { readonly decision: SubjectPageProps['decisions'][number] }) {
  const { policy, title, outcome, verdict, amountFen, criteria, figures, missing, burden, stop } = decision;
  const failed = criteria.filter(({ holds }) => holds === false);
  return (
    <section class="panel stack-small" id={`policy-${policy}`}>
      <div class="title-line">
        <h2>
          <a href={paths.policy(policy)}>{title}</a>
        </h2>
        <StatusMark tone={(burden ? burdenTones : tones)[outcome]} word={verdict} />
      </div>
      {outcome === 'eligible' && amountFen !== null && (
        <p>
          金额 <strong>{formatFen(amountFen)}</strong>
        </p>
      )}
      {stop !== null && (
        <p>
          <a href={paths.grantStop(stop.id)}>
            {stop.waits ? `已决定停发，等另一个人复核` : `已决定从${periodWords(stop.fromMonth)}起停发`}
          </a>
          {stop.waits && '。复核以前补助照旧。'}
        </p>
      )}
      {failed.length > 0 && <p>{failed.map(({ otherwise }) => otherwise).join('；')}。</p>}
      {missing.length > 0 && <p>还要知道：{missing.join('、')}。</p>}
      {figures.length > 0 && <FigureTable figures={figures} />}
      <Disclosure summary={`逐条理由（${criteria.length} 条）`}>
        <CriterionList criteria={criteria} label={`${title}的逐条理由`} />
      </Disclosure>
    </section>
  );
}

function FigureTable({ figures }: { readonly figures: readonly FigureResult[] }) {
  return (
    <Table
      caption="测算"
      rows={figures}
      columns={[
        { id: 'label', label: '项目', rowHeading: true, cell: ({ id, label }) => <span id={id}>{label}</span> },
        { id: 'value', label: '数', number: true, cell: ({ text }) => text },
        {
          id: 'how',
          label: '怎么算的',
          cell: ({ facts, parameters, missingLabels, source }) => (
            <>
              {missingLabels.length > 0 && <p>还缺：{missingLabels.join('、')}</p>}
              <p class="muted">
                {(facts.length > MANY
                  ? [`上面各项相加，一共用到 ${facts.length} 项情况`]
                  : [
                      ...facts.filter(({ unknown }) => !unknown).map(({ label, text }) => `${label} ${text}`),
                      ...parameters.map(({ label, text, from }) => `${label} ${text}（${from} 起）`),
                      sourceWords(source),
                    ]
                ).join('；')}
              </p>
            </>
          ),
        },
      ]}
    />
  );
}

function FactTable({
  facts,
  kind,
  id,
}: {
  readonly facts: readonly ShownFact[];
  readonly kind: OtherSubject;
  readonly id: string;
}) {
  return (
    <Table
      caption="逐项情况"
      quietCaption
      rows={facts}
      columns={[
        { id: 'label', label: '项目', rowHeading: true, cell: ({ label }) => label },
        {
          id: 'value',
          label: '现在',
          cell: ({ text, href }) => (href === null ? text : <a href={href}>{text}</a>),
        },
        { id: 'from', label: '从哪天起', whole: true, cell: ({ from }) => from ?? '—' },
        { id: 'origin', label: '来源', cell: ({ origin }) => origin },
        {
          id: 'record',
          label: '登记',
          cell: (fact) => (
            <>
              <a href={paths.newSubjectFact(kind, id, fact.id)}>
                {fact.known ? '有变化' : '登记'}
                <span class="visually-hidden">：{fact.label}</span>
              </a>
              {fact.assertion !== null && (
                <>
                  {' · '}
                  <a href={paths.correctSubjectFact(kind, id, fact.assertion)}>
                    更正
                    <span class="visually-hidden">：{fact.label}</span>
                  </a>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
