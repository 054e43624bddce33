import { Button } from '../ui/button.tsx';
import { count } from '../ui/format.ts';
import { Plate } from '../ui/plate.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { outcomeMarks } from './decision-card.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export interface PolicyLine {
  readonly id: string;
  readonly title: string;
  readonly plate: string | null;
  readonly pack: string;
  /** People decided for; null when there is no decision yet. */
  readonly eligible: number | null;
  readonly ineligible: number | null;
  readonly unknown: number | null;
}

export interface PoliciesPageProps {
  readonly frame: ConsoleFrame;
  readonly policies: readonly PolicyLine[];
  /** Policies about places, areas and organisations: decided whenever they are looked at. */
  readonly others?: readonly {
    readonly id: string;
    readonly title: string;
    readonly pack: string;
    readonly about: string;
  }[];
  /** Day of the decisions that are counted. */
  readonly decidedOn: string | null;
  /** Whether who is signed in may decide for everybody again. */
  readonly mayDecide?: boolean;
}

const orDash = (value: number | null): string => (value === null ? '—' : count(value));

const columns: readonly Column<PolicyLine>[] = [
  {
    id: 'plate',
    label: '门牌',
    cell: ({ plate }) => (plate === null ? '—' : <Plate number={plate} spoken={false} />),
  },
  {
    id: 'title',
    label: '政策',
    rowHeading: true,
    cell: ({ id, title }) => <a href={paths.policy(id)}>{title}</a>,
  },
  ...(['eligible', 'ineligible', 'unknown'] as const).map((outcome) => ({
    id: outcome,
    label: outcomeMarks[outcome].word,
    number: true,
    cell: (line: PolicyLine) => (
      <a href={paths.decisionsWhere(line.id, { outcome })}>
        {orDash(line[outcome])}
        <span class="visually-hidden">
          ，{line.title}
          {outcomeMarks[outcome].word}的人
        </span>
      </a>
    ),
  })),
];

export function PoliciesPage({ frame, policies, others = [], decidedOn, mayDecide = false }: PoliciesPageProps) {
  const decide = (
    <form method="post" action={paths.decide}>
      <Button>按今天给全员认定</Button>
    </form>
  );
  return (
    <ConsolePage frame={frame} title="政策认定" section="policies" actions={mayDecide ? decide : undefined}>
      <p>
        {decidedOn === null ? '还没有认定过。' : `人数按 ${decidedOn} 的认定。`}一共 {policies.length}{' '}
        项，点政策名看条件、依据和标准。
      </p>
      {[...Map.groupBy(policies, ({ pack }) => pack)].map(([pack, own]) => (
        <Table caption={`${pack}：${own.length} 项`} rows={own} columns={columns} />
      ))}
      {others.length > 0 && (
        <Table
          caption="场所、地区和单位的政策"
          rows={others}
          columns={[
            {
              id: 'title',
              label: '政策',
              rowHeading: true,
              cell: ({ id, title }) => <a href={paths.policy(id)}>{title}</a>,
            },
            { id: 'about', label: '对象', cell: ({ about }) => about },
            { id: 'pack', label: '所属项目', cell: ({ pack }) => pack },
            {
              id: 'results',
              label: '认定结果',
              cell: ({ id, title }) => (
                <a href={paths.subjects(id)}>
                  看结果<span class="visually-hidden">：{title}</span>
                </a>
              ),
            },
          ]}
        />
      )}
    </ConsolePage>
  );
}
