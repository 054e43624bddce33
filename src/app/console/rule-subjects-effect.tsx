/** What a draft would change for places, areas and organisations: sums before and after, town by town, and each for which something changes. */
import { formatFen } from '../../values/money.ts';
import { count } from '../ui/format.ts';
import { type KeyFigure, KeyFigures } from '../ui/key-figures.tsx';
import type { Query } from '../ui/list-state.ts';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type Operations, PAGE_SIZE, pageOf, pagesOf } from './desk.ts';
import { paths } from './paths.ts';
import { kindWords } from './subject-words.ts';

type Effect = NonNullable<Awaited<ReturnType<Operations['rule']['effect']>>['result']['subjects']>[number];
type Changed = Effect['changed'][number];

interface SubjectsEffectProps {
  readonly effect: Effect;
  readonly draft: string;
  /** `list`: which of the lists of the page is turned; `page` */
  readonly query: Query;
}

export function SubjectsEffectPanel({ effect, draft, query }: SubjectsEffectProps) {
  const { policy, title, subject, period, on, total, money, changed } = effect;
  const pages = pagesOf(changed.length);
  const page = query['list'] === listOf(effect) ? Math.min(pageOf(query), Math.max(1, pages)) : 1;
  return (
    <Panel title={`${title}${period === 'once' ? '' : `（${period}）`}`} id={listOf(effect)}>
      <p>
        <a href={paths.policy(policy)}>条件和依据</a>。按 {on} 的情况核定 {count(total.subjects)} 个{kindWords[subject]}
        ，{changed.length === 0 ? '都没有变化。' : `${count(changed.length)} 个有变化。`}
      </p>
      <KeyFigures figures={figuresOf(effect)} />
      {changed.length > 0 && (
        <>
          <Towns effect={effect} />
          <Table
            caption={`有变化的${kindWords[subject]}：共 ${count(changed.length)} 个，第 ${page} 页，共 ${pages} 页`}
            rows={changed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
            columns={[
              {
                id: 'name',
                label: kindWords[subject],
                rowHeading: true,
                cell: ({ id, name }) => <a href={paths.subject(subject, id)}>{name}</a>,
              },
              { id: 'before', label: '调整前', cell: ({ beforeWords }) => beforeWords },
              { id: 'after', label: '调整后', cell: ({ afterWords }) => afterWords },
              ...(money ? [changeColumn] : []),
              { id: 'why', label: '怎样变化', cell: ({ how }) => how.map((line) => <div>{line}</div>) },
            ]}
          />
          <Pager
            base={paths.ruleEffect(draft, {})}
            query={{ ...query, list: listOf(effect) }}
            page={page}
            pages={pages}
            label={`${title}翻页`}
            at={listOf(effect)}
          />
        </>
      )}
    </Panel>
  );
}

const listOf = ({ policy, period }: Effect): string => `effect-${policy}-${period}`;

const changeColumn: Column<Changed> = {
  id: 'change',
  label: '增减',
  number: true,
  cell: ({ before, after }) => signed((after.amountFen ?? 0) - (before.amountFen ?? 0)),
};

const signed = (fen: number): string => (fen > 0 ? `+${formatFen(fen)}` : formatFen(fen));

function figuresOf({ total, money, eligible, figures }: Effect): KeyFigure[] {
  return [
    {
      label: eligible,
      value: count(total.eligibleAfter),
      aside: `调整前 ${count(total.eligibleBefore)}`,
    },
    ...(total.unknownBefore + total.unknownAfter > 0
      ? [{ label: '还不清楚', value: count(total.unknownAfter), aside: `调整前 ${count(total.unknownBefore)}` }]
      : []),
    ...(money
      ? [
          {
            label: '金额增减',
            value: signed(total.afterFen - total.beforeFen),
            aside: `${formatFen(total.beforeFen)} → ${formatFen(total.afterFen)}`,
          },
        ]
      : []),
    ...(money ? [] : figures)
      .filter(({ id }) => ['needed', 'present', 'gap'].includes(id))
      .map(({ label, before, after }) => ({ label, value: count(after), aside: `调整前 ${count(before)}` })),
  ];
}

function Towns({ effect: { byTown, money, subject, eligible } }: { readonly effect: Effect }) {
  if (subject === 'area') return null;
  const touched = byTown.filter(
    (town) => town.eligibleBefore !== town.eligibleAfter || town.beforeFen !== town.afterFen,
  );
  if (touched.length === 0) return null;
  return (
    <Table
      caption="按乡镇"
      rows={touched}
      columns={[
        { id: 'town', label: '乡镇', rowHeading: true, whole: true, cell: ({ title }) => title },
        { id: 'all', label: `${kindWords[subject]}数`, number: true, cell: ({ subjects }) => count(subjects) },
        {
          id: 'before',
          label: `${eligible}：调整前`,
          number: true,
          cell: ({ eligibleBefore }) => count(eligibleBefore),
        },
        { id: 'after', label: '调整后', number: true, cell: ({ eligibleAfter }) => count(eligibleAfter) },
        ...(money
          ? ([
              { id: 'fen', label: '金额：调整前', number: true, cell: ({ beforeFen }) => formatFen(beforeFen) },
              { id: 'fenAfter', label: '调整后', number: true, cell: ({ afterFen }) => formatFen(afterFen) },
              {
                id: 'change',
                label: '增减',
                number: true,
                cell: ({ beforeFen, afterFen }) => signed(afterFen - beforeFen),
              },
            ] satisfies Column<(typeof touched)[number]>[])
          : []),
      ]}
    />
  );
}
