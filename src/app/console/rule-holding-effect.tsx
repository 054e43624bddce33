/** What a draft would change in a policy that pays no money: for how many it holds before and after, by town and by period. */
import { count } from '../ui/format.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { Panel } from '../ui/panel.tsx';
import { Table } from '../ui/table.tsx';
import type { Operations } from './desk.ts';
import { paths } from './paths.ts';

type Holding = NonNullable<Awaited<ReturnType<Operations['rule']['effect']>>['result']['holdings']>[number];

export function HoldingPanel({ holding }: { readonly holding: Holding }) {
  const { id, title, before, after, open, peopleGaining, peopleLosing, byTown, byPeriod } = holding;
  const touched = byTown.filter((town) => town.gained + town.lost > 0);
  return (
    <Panel title={`${title}（不发钱）`} id={`effect-${id}`}>
      <p>
        <a href={paths.policy(id)}>条件和依据</a>。一个人在一个月份（按年的政策是一年）里符合，算一人次。
      </p>
      <KeyFigures
        figures={[
          { label: '新符合的人', value: count(peopleGaining) },
          { label: '不再符合的人', value: count(peopleLosing) },
          { label: '符合（人次）', value: count(after), aside: `调整前 ${count(before)}` },
          ...(open > 0 ? [{ label: '说不准（人次）', value: count(open) }] : []),
        ]}
      />
      {touched.length > 0 && <Counts caption="按乡镇" heading="乡镇" rows={touched} />}
      {touched.length > 0 && <Counts caption="按月" heading="月份" rows={byPeriod} />}
    </Panel>
  );
}

interface CountsProps {
  readonly caption: string;
  readonly heading: string;
  readonly rows: Holding['byTown'];
}

function Counts({ caption, heading, rows }: CountsProps) {
  return (
    <Table
      caption={`${caption}（人次）`}
      rows={rows}
      columns={[
        { id: 'title', label: heading, rowHeading: true, whole: true, cell: ({ title }) => title },
        { id: 'before', label: '调整前', number: true, cell: ({ before }) => count(before) },
        { id: 'after', label: '调整后', number: true, cell: ({ after }) => count(after) },
        { id: 'gained', label: '新符合', number: true, cell: ({ gained }) => count(gained) },
        { id: 'lost', label: '不再符合', number: true, cell: ({ lost }) => count(lost) },
      ]}
    />
  );
}
