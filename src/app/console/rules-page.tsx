/** Drafts of rules, and the choice of what a new one is about. */
import { Filters } from '../ui/filters.tsx';
import { moment } from '../ui/format.ts';
import type { Query } from '../ui/list-state.ts';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface RuleLine {
  readonly draft: string;
  readonly title: string;
  readonly about: string;
  readonly paper: string;
  readonly from: string;
  readonly state: string;
  readonly stateWords: string;
  readonly changedAt: string;
}

export const stateTones: Readonly<Record<string, Tone>> = {
  draft: 'none',
  checked: 'info',
  submitted: 'warn',
  approved: 'info',
  adopted: 'ok',
  withdrawn: 'none',
};

export function RulesPage({ frame, drafts }: { readonly frame: ConsoleFrame; readonly drafts: readonly RuleLine[] }) {
  return (
    <ConsolePage
      frame={frame}
      title="标准调整"
      section="rules"
      actions={
        <a class="button" href={paths.ruleParameters('', [])}>
          起草一项调整
        </a>
      }
    >
      <p>提高补贴标准、改年龄或比例，都在这里起草：核对案例，测算影响，由另一位县级工作人员审核，再按文件采用。</p>
      <p>
        要改谁能享受，打开<a href={paths.policies}>那项政策</a>，点“改条件”。
      </p>
      <Table
        caption={`一共 ${drafts.length} 份`}
        rows={drafts}
        empty="还没有草案。点“起草一项调整”开始。"
        columns={[
          {
            id: 'title',
            label: '标题',
            rowHeading: true,
            cell: ({ draft, title }) => <a href={paths.rule(draft)}>{title}</a>,
          },
          { id: 'about', label: '改什么', cell: ({ about }) => about },
          { id: 'from', label: '从哪天起', cell: ({ from }) => <span class="whole">{from}</span> },
          { id: 'paper', label: '文件', cell: ({ paper }) => paper },
          {
            id: 'state',
            label: '到哪一步',
            cell: ({ state, stateWords }) => <StatusMark tone={stateTones[state] ?? 'none'} word={stateWords} />,
          },
          { id: 'changed', label: '最后办理', cell: ({ changedAt }) => <span class="whole">{moment(changedAt)}</span> },
        ]}
      />
    </ConsolePage>
  );
}

export interface ParameterLine {
  readonly id: string;
  readonly label: string;
  /** What holds today. */
  readonly now: readonly string[];
  /** Its local paper is still to be named. */
  readonly toConfirm: boolean;
  readonly policies: readonly { readonly id: string; readonly title: string }[];
  readonly href: string;
}

interface ParametersPageProps {
  readonly frame: ConsoleFrame;
  readonly parameters: readonly ParameterLine[];
  readonly query: Query;
  readonly keep: readonly string[];
}

export function ParametersPage({ frame, parameters, query, keep }: ParametersPageProps) {
  return (
    <ConsolePage frame={frame} title="选要改的标准" section="rules">
      <Filters
        action={paths.ruleParameters('', [])}
        query={query}
        keep={keep}
        filters={[
          { kind: 'search', name: 'q', label: '名称或政策', hint: '例如：护理、低保' },
          { kind: 'choice', name: 'confirm', label: '依据', options: [{ id: 'open', label: '待核对本地文件' }] },
        ]}
      />
      <Table
        caption={`${parameters.length} 项标准和参数`}
        rows={parameters}
        columns={[
          { id: 'label', label: '标准', rowHeading: true, cell: ({ label, href }) => <a href={href}>{label}</a> },
          {
            id: 'now',
            label: '现行（本县）',
            cell: ({ now, toConfirm }) => (
              <>
                {now.map((line) => (
                  <div>{line}</div>
                ))}
                {toConfirm && <StatusMark tone="warn" word="待核对本地文件" />}
              </>
            ),
          },
          {
            id: 'policies',
            label: '用到的政策',
            cell: ({ policies }) => policies.map(({ title }) => title).join('、') || '没有政策用到',
          },
        ]}
      />
    </ConsolePage>
  );
}
