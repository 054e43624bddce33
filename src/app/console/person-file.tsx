/** 个人档案: who it is (masked), the household, every fact over time, decisions with reasons, entries, and who has looked. */
import { DefinitionList } from '../ui/definition-list.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { moment } from '../ui/format.ts';
import { Panel } from '../ui/panel.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { Timeline, type TimelineEntry } from '../ui/timeline.tsx';
import { Asking, type AskingProps } from './asking.tsx';
import { DecisionCard, type DecisionCardProps } from './decision-card.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { outcomeCounts } from './outcome-counts.ts';
import { paths } from './paths.ts';
import { rareCharacters } from './rare-characters.ts';
import { RevealForm } from './reveal-form.tsx';

export interface PersonFileProps {
  readonly frame: ConsoleFrame;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly sex: string | null;
    readonly birthDate: string | null;
    /** Completed years today; null when the birth date is unknown. */
    readonly age: number | null;
    readonly place: string;
    readonly address: string | null;
    readonly state: { readonly tone: Tone; readonly word: string };
    /** Masked, or whole after a reason was given. */
    readonly residentId: string | null;
    readonly certificate: string | null;
    readonly phone: string | null;
    readonly bankAccount: string | null;
    /** The numbers above are shown whole for this one page. */
    readonly revealed: boolean;
  };
  readonly reveal?: { readonly reason: string; readonly error?: string };
  readonly members: readonly HouseholdMember[];
  readonly facts: readonly {
    readonly id: string;
    readonly label: string;
    readonly entries: readonly TimelineEntry[];
  }[];
  readonly decisions: readonly DecisionCardProps[];
  readonly asking: AskingProps;
  /** The day for which was decided. */
  readonly decidedOn: string;
  readonly entries: readonly PersonEntry[];
  readonly looks: readonly {
    readonly at: string;
    readonly who: string;
    readonly what: string;
    readonly reason: string | null;
  }[];
}

export interface HouseholdMember {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly age: number | null;
  /** 肢体二级 */
  readonly disability: string | null;
}

export interface PersonEntry {
  readonly ledger: string;
  readonly ledgerTitle: string;
  readonly id: string;
  readonly stage: string;
  readonly on: string;
}

export function PersonFilePage(props: PersonFileProps) {
  const { frame, person, decisions, decidedOn, facts } = props;
  // What somebody can have, or might have, is what the file is opened for.
  const open = decisions.filter(({ outcome }) => outcome !== 'ineligible');
  const refused = decisions.filter(({ outcome }) => outcome === 'ineligible');
  const errors = props.reveal?.error === undefined ? [] : [{ name: 'reason', message: props.reveal.error }];
  return (
    <ConsolePage
      frame={frame}
      title={person.name}
      section="people"
      errors={errors}
      actions={<StatusMark tone={person.state.tone} word={person.state.word} />}
    >
      <div class="columns">
        <Identity {...props} />
        <Members members={props.members} />
      </div>
      <Asking {...props.asking} />
      <Panel title="政策认定" actions={<a href={paths.entitlements(person.id)}>逐月待遇、申请和补发追缴</a>}>
        <p class="muted">
          按 {decidedOn} 的情况和标准：{outcomeCounts(decisions)}。
        </p>
        <DecisionCards decisions={open} />
        {refused.length > 0 && (
          <Disclosure summary={`不符合的 ${refused.length} 项，各有理由`}>
            <DecisionCards decisions={refused} />
          </Disclosure>
        )}
      </Panel>
      <Panel title="情况变化" actions={<a href={paths.newFact(person.id)}>登记情况</a>}>
        <p class="muted">写明从哪天起、何时登记、来源是什么。更正过的也留着。</p>
        <div class="columns">
          {facts.map(({ label, entries }) => (
            <section class="stack-small">
              <h3>{label}</h3>
              <Timeline label={`${label}的变化`} entries={entries} />
            </section>
          ))}
        </div>
      </Panel>
      <Entries entries={props.entries} />
      <Looks looks={props.looks} />
    </ConsolePage>
  );
}

function DecisionCards({ decisions }: { readonly decisions: readonly DecisionCardProps[] }) {
  if (decisions.length === 0) return <p>现在没有符合的政策。</p>;
  return (
    <div class="columns">
      {decisions.map((decision) => (
        <DecisionCard {...decision} />
      ))}
    </div>
  );
}

function Identity({ person, reveal }: PersonFileProps) {
  const rare = rareCharacters(person.name);
  const born =
    person.birthDate === null ? '不清楚' : `${person.birthDate}${person.age === null ? '' : `（${person.age} 岁）`}`;
  return (
    <Panel title="身份">
      <DefinitionList
        items={[
          { term: '姓名', value: person.name },
          ...(rare === '' ? [] : [{ term: '姓名中的生僻字', value: rare }]),
          { term: '性别', value: person.sex ?? '不清楚' },
          { term: '出生日期', value: born },
          { term: '乡镇、村', value: person.place },
          { term: '住址', value: person.address ?? '没有登记' },
          { term: '身份证号', value: person.residentId ?? '没有登记' },
          { term: '残疾人证号', value: person.certificate ?? '没有登记' },
          { term: '联系电话', value: person.phone ?? '没有登记' },
          { term: '银行账号', value: person.bankAccount ?? '没有登记' },
        ]}
      />
      {person.revealed ? (
        <p>证件号和账号已显示。离开这一页就重新遮住。</p>
      ) : (
        <RevealForm action={paths.reveal(person.id)} {...reveal} />
      )}
    </Panel>
  );
}

function Members({ members }: { readonly members: readonly HouseholdMember[] }) {
  return (
    <Panel title="家庭成员">
      <Table
        caption="家庭成员"
        quietCaption
        rows={members}
        empty="没有登记家庭。"
        columns={[
          {
            id: 'name',
            label: '姓名',
            rowHeading: true,
            cell: ({ id, name }) => <a href={paths.person(id)}>{name}</a>,
          },
          { id: 'relation', label: '与户主关系', cell: ({ relation }) => relation },
          { id: 'age', label: '年龄', number: true, cell: ({ age }) => (age === null ? '—' : String(age)) },
          { id: 'disability', label: '残疾', cell: ({ disability }) => disability ?? '—' },
        ]}
      />
    </Panel>
  );
}

function Entries({ entries }: { readonly entries: readonly PersonEntry[] }) {
  return (
    <Panel title="台账记录">
      <Table
        caption="台账记录"
        quietCaption
        rows={entries}
        empty="还没有台账记录。"
        columns={[
          {
            id: 'ledger',
            label: '台账',
            rowHeading: true,
            cell: ({ ledger, id, ledgerTitle }) => <a href={paths.entry(ledger, id)}>{ledgerTitle}</a>,
          },
          { id: 'stage', label: '办到哪一步', cell: ({ stage }) => stage },
          { id: 'on', label: '日期', whole: true, cell: ({ on }) => on },
        ]}
      />
    </Panel>
  );
}

function Looks({ looks }: Pick<PersonFileProps, 'looks'>) {
  return (
    <Panel title="谁看过">
      <Table
        caption="谁看过这份档案"
        quietCaption
        rows={looks}
        empty="还没有人看过。"
        columns={[
          { id: 'at', label: '时间', rowHeading: true, cell: ({ at }) => moment(at) },
          { id: 'who', label: '谁', cell: ({ who }) => who },
          { id: 'what', label: '看了什么', cell: ({ what }) => what },
          { id: 'reason', label: '理由', cell: ({ reason }) => reason ?? '—' },
        ]}
      />
    </Panel>
  );
}
