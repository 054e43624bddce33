/** One entry: how far it has come, what it says, what is due, and everything that was done to it. */
import type { Ledger } from '../../define/ledger.ts';
import { Button } from '../ui/button.tsx';
import { DefinitionList } from '../ui/definition-list.tsx';
import { moment } from '../ui/format.ts';
import { Panel } from '../ui/panel.tsx';
import { PathSteps, type Step } from '../ui/path-steps.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { lateWords } from './due-table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { RevealForm } from './reveal-form.tsx';

export interface EntryPageProps {
  readonly frame: ConsoleFrame;
  readonly ledger: Pick<Ledger, 'id' | 'title' | 'fields' | 'stages'>;
  readonly entry: {
    readonly id: string;
    readonly title: string;
    /** The person on whose file it hangs. */
    readonly person: { readonly id: string; readonly name: string } | null;
    /** Field id → as people read it, masked where it is sensitive. */
    readonly values: Readonly<Record<string, string>>;
    /** Id of the stage reached. */
    readonly stage: string | null;
    /** Stage id → the date on which it was reached; empty when that is not written down. */
    readonly reached: Readonly<Record<string, string>>;
    readonly withdrawn: boolean;
    /** Sensitive values are shown for this one page. */
    readonly revealed: boolean;
  };
  readonly reveal?: { readonly reason: string; readonly error: string };
  readonly followUps: readonly EntryFollowUp[];
  readonly actions: readonly EntryDeed[];
  readonly mayChange: boolean;
}

export interface EntryFollowUp {
  readonly label: string;
  readonly due: string;
  /** Empty when only that it was done is on record, and not the day. */
  readonly doneOn: string | null;
  /** Days since it was due; below zero when it is still to come. */
  readonly late: number;
}

export interface EntryDeed {
  readonly at: string;
  readonly who: string;
  /** 登记, 修改, 撤回, 恢复, 导入 */
  readonly what: string;
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

/** Stages whose condition holds are passed; the last of them is where the entry stands. Ways out are shown to those who took them. */
export function stageSteps(ledger: EntryPageProps['ledger'], { stage, reached }: EntryPageProps['entry']): Step[] {
  const here = ledger.stages.findIndex(({ id }) => id === stage);
  const over = ledger.stages[here]?.ends === true;
  return ledger.stages.flatMap(({ id, label, ends }, index) => {
    const ahead = index > here;
    if (ahead ? over || ends : reached[id] === undefined) return [];
    const note = reached[id] ? { note: reached[id] } : {};
    return [{ label, state: ahead ? 'ahead' : index === here ? 'here' : 'done', ...note } as const];
  });
}

export function EntryPage(props: EntryPageProps) {
  const { frame, ledger, entry, followUps, actions, mayChange, reveal } = props;
  return (
    <ConsolePage
      frame={frame}
      title={entry.title}
      section="ledgers"
      errors={reveal === undefined ? [] : [{ name: 'reason', message: reveal.error }]}
      actions={
        <>
          <a class="button quiet" href={paths.ledger(ledger.id)}>
            回到{ledger.title}
          </a>
          {mayChange && !entry.withdrawn && (
            <a class="button" href={paths.editEntry(ledger.id, entry.id)}>
              修改
            </a>
          )}
        </>
      }
    >
      {entry.withdrawn && <StatusMark tone="none" word="已撤回，不计入统计" />}
      {ledger.stages.length > 0 && <PathSteps steps={stageSteps(ledger, entry)} label="办理进度" />}
      <div class="columns">
        <Values {...props} />
        {followUps.length > 0 && <FollowUps followUps={followUps} />}
      </div>
      <Deeds actions={actions} />
      {mayChange && (
        <form method="post" action={paths.entry(ledger.id, entry.id)}>
          <Button kind="danger" name="action" value={entry.withdrawn ? 'restore' : 'withdraw'}>
            {entry.withdrawn ? '恢复这条记录' : '撤回这条记录'}
          </Button>
        </form>
      )}
    </ConsolePage>
  );
}

function Values({ ledger, entry, reveal }: EntryPageProps) {
  const items = ledger.fields
    .filter(({ kind }) => kind !== 'sequence')
    .map(({ id, label, unit }) => ({
      term: unit === undefined ? label : `${label}（${unit}）`,
      value: entry.values[id] || '—',
    }));
  return (
    <Panel title="登记内容">
      {entry.person !== null && (
        <p>
          个人档案：<a href={paths.person(entry.person.id)}>{entry.person.name}</a>
        </p>
      )}
      <DefinitionList items={items} />
      {entry.revealed ? (
        <p>遮住的内容已显示。离开这一页就重新遮住。</p>
      ) : (
        <RevealForm action={paths.revealEntry(ledger.id, entry.id)} summary="显示遮住的内容" {...reveal} />
      )}
    </Panel>
  );
}

function FollowUps({ followUps }: { readonly followUps: readonly EntryFollowUp[] }) {
  return (
    <Panel title="回访">
      <Table
        caption="回访"
        quietCaption
        rows={followUps}
        columns={[
          { id: 'label', label: '要做的事', rowHeading: true, cell: ({ label }) => label },
          { id: 'due', label: '到期日', cell: ({ due }) => due },
          { id: 'state', label: '状态', cell: (visit) => <FollowUpState {...visit} /> },
        ]}
      />
    </Panel>
  );
}

function FollowUpState({ doneOn, late }: EntryFollowUp) {
  if (doneOn !== null) return <StatusMark tone="ok" word={`${doneOn} 已办`.trim()} />;
  return <StatusMark tone={late > 0 ? 'err' : 'info'} word={lateWords(late)} />;
}

function Deeds({ actions }: { readonly actions: readonly EntryDeed[] }) {
  return (
    <Panel title="经过">
      <ol class="timeline" aria-label="经过">
        {actions.map(({ at, who, what, changes }) => (
          <li>
            <span class="value">{what}</span>
            <p>
              {moment(at)}，{who}
            </p>
            {changes.map(({ label, before, after }) => (
              <p>
                {label}：<del class="old">{before || '空'}</del> → <ins>{after || '空'}</ins>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
