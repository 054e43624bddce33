/** What a draft would change for people: key figures, towns, months and levels of government, and who gains and loses. */
import type { AreaCode } from '../../values/area.ts';
import { formatFen } from '../../values/money.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Button } from '../ui/button.tsx';
import { errorLines } from '../ui/error-summary.tsx';
import { Filters } from '../ui/filters.tsx';
import { count, moment } from '../ui/format.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { href, type Query } from '../ui/list-state.ts';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Option } from '../ui/radios.tsx';
import { Select } from '../ui/select.tsx';
import { Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Operations } from './desk.ts';
import { UnderWay } from './job-page.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';
import { HoldingPanel } from './rule-holding-effect.tsx';
import { SubjectsEffectPanel } from './rule-subjects-effect.tsx';

type Effect = Awaited<ReturnType<Operations['rule']['effect']>>;
type Sum = Effect['result']['byTown'][number];
type Run = Effect['list'][number]['effects'][number];

export interface RuleEffectPageProps {
  readonly frame: ConsoleFrame;
  readonly draft: { readonly id: string; readonly title: string; readonly open: boolean };
  /** Null before it was worked out. */
  readonly effect: Effect | null;
  /** One that is under way. */
  readonly job: string | undefined;
  readonly towns: readonly Option[];
  readonly placeOf: (area: AreaCode) => string;
  readonly query: Query;
  readonly page: number;
  readonly pages: number;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export function RuleEffectPage(props: RuleEffectPageProps) {
  const { frame, draft, effect, job, errors } = props;
  return (
    <ConsolePage
      frame={frame}
      title={`影响测算：${draft.title}`}
      section="rules"
      errors={errorLines(errors)}
      actions={
        <a class="button" href={paths.rule(draft.id)}>
          回到草案
        </a>
      }
    >
      <UnderWay job={job} before={effect !== null} />
      {effect?.stale && (
        <Notice tone="warn">
          <p>测算之后草案或现行规则改过，请重新测算。下面是改以前的数，不能导出。</p>
        </Notice>
      )}
      {effect !== null && effect.recorded > 0 && (
        <Notice>
          <p>
            测算之后又登记了 {effect.recorded < 1000 ? `${effect.recorded} 条` : '1,000 条以上的'}
            情况，数字可能不是最新的。要最新的，请重新测算。
          </p>
        </Notice>
      )}
      {effect !== null && <Figures {...props} effect={effect} />}
      {draft.open && <Ask {...props} />}
    </ConsolePage>
  );
}

function Ask({ draft, effect, towns, values, errors }: RuleEffectPageProps) {
  const line = (name: string) => ({
    name,
    value: values[name] ?? '',
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  });
  return (
    <Panel title={effect === null ? '测算' : '重新测算'}>
      <p>按现在登记的情况，把草案和现行规则各算一遍，不动任何登记和发放。</p>
      <form method="post" action={paths.ruleEffect(draft.id, {})} class="stack" novalidate>
        <TextInput {...line('first')} label="从哪个月" hint="例如：2027-07" width="digits-8" />
        <TextInput {...line('last')} label="到哪个月" hint="例如：2027-12；一次最多 36 个月" width="digits-8" />
        <Select {...line('area')} label="算哪里" options={towns} chosen={values['area']} empty="全县" />
        <div class="actions">
          <Button kind={effect === null ? 'main' : 'quiet'}>测算影响</Button>
        </div>
      </form>
    </Panel>
  );
}

/** +1,200元 */
const signed = (fen: number): string => (fen > 0 ? `+${formatFen(fen)}` : fen === 0 ? '0元' : formatFen(fen));
const change = ({ beforeFen, afterFen }: Pick<Sum, 'beforeFen' | 'afterFen'>): number => afterFen - beforeFen;

function Figures(props: RuleEffectPageProps & { readonly effect: Effect }) {
  const { draft, effect } = props;
  const { result } = effect;
  const subjects = result.subjects ?? [];
  const holdings = result.holdings ?? [];
  const money = result.byPolicy.length > 0 || subjects.length + holdings.length === 0;
  const aboutPeople = money || holdings.length > 0;
  return (
    <>
      <p>
        {result.areaName}，{result.months.first} 至 {result.months.last}，{moment(effect.at)} 测算。
      </p>
      {money && <PeopleFigures {...props} />}
      {!effect.stale && (
        <div class="actions">
          <a class="button quiet" href={paths.ruleWorkbook(draft.id)}>
            导出测算表（XLSX）
          </a>
          <a class="button quiet" href={paths.ruleAnnex(draft.id)}>
            导出附件（DOCX）
          </a>
        </div>
      )}
      {money && <MoneyOfPeople result={result} />}
      {holdings.map((each) => (
        <HoldingPanel holding={each} />
      ))}
      {subjects.map((each) => (
        <SubjectsEffectPanel effect={each} draft={draft.id} query={props.query} />
      ))}
      {aboutPeople && <People {...props} />}
    </>
  );
}

type FiguresProps = RuleEffectPageProps & { readonly effect: Effect };

function PeopleFigures({ draft, query, effect: { result } }: FiguresProps) {
  const of = (direction: string): string =>
    href(paths.ruleEffect(draft.id, {}), query, { direction, list: '', page: '' });
  return (
    <KeyFigures
      figures={[
        { label: '增加的人', value: count(result.gaining), href: of('gain') },
        { label: '减少的人', value: count(result.losing), href: of('lose') },
        {
          label: '应发增减',
          value: signed(change(result.total)),
          aside: `${formatFen(result.total.beforeFen)} → ${formatFen(result.total.afterFen)}`,
        },
        {
          label: '测算的人',
          value: count(result.people),
          aside: result.otherwise > 0 ? `${count(result.otherwise)} 人有变化、金额不变或说不准` : '',
        },
      ]}
    />
  );
}

const marked = (sum: Sum, tied: NonNullable<Effect['result']['tied']>): Sum & { readonly mark?: string } =>
  tied.some(({ id }) => id === sum.id) ? { ...sum, mark: '一起结算' } : sum;

function MoneyOfPeople({ result }: { readonly result: Effect['result'] }) {
  const { tied = [] } = result;
  return (
    <div class="columns">
      <Towns rows={result.byTown} />
      <Panel title="由哪级负担">
        <Sums caption="按级次" heading="级次" rows={result.byLevel} total={result.total} />
        {result.byLevel.some(({ id }) => id === 'unstated') && (
          <p class="muted">“来源未规定”的，是依据的文件没有规定由哪级出钱的政策；每项政策的页面上有“由谁出钱”。</p>
        )}
      </Panel>
      <Panel title="按月">
        <Sums caption="按月" heading="月份" rows={result.byPeriod} total={result.total} />
      </Panel>
      <Panel title="按政策">
        <Sums
          caption="按政策"
          heading="政策"
          rows={result.byPolicy.map((sum) => marked(sum, tied))}
          total={result.total}
        />
        {tied.length > 0 && (
          <p class="muted">
            标“一起结算”的，规则没有改，但和调整的待遇互相排斥或共用上限，一方变了另一方可能跟着变。上面的应发增减和各表的合计都包括它们。
          </p>
        )}
      </Panel>
    </div>
  );
}

function Towns({ rows }: { readonly rows: readonly Sum[] }) {
  const most = rows.toSorted((a, b) => Math.abs(change(b)) - Math.abs(change(a)));
  const first = most[0];
  const down = rows.reduce((sum, row) => sum + change(row), 0) < 0;
  const [word, sign] = down ? (['减少', -1] as const) : (['增加', 1] as const);
  return (
    <Panel title="按乡镇">
      {first !== undefined && (
        <BarChart
          caption={`按乡镇的应发${word}（元）`}
          rowName="乡镇"
          valueName={`${word}（元）`}
          finding={`变化最大的是${first.title}：${signed(change(first))}。`}
          bars={most.map((row) => ({ label: row.title, value: Math.round((sign * change(row)) / 100) }))}
        />
      )}
    </Panel>
  );
}

interface SumsProps {
  readonly caption: string;
  readonly heading: string;
  readonly rows: readonly (Pick<Sum, 'title' | 'beforeFen' | 'afterFen'> & { readonly mark?: string })[];
  readonly total: Pick<Sum, 'title' | 'beforeFen' | 'afterFen'>;
}

function Sums({ caption, heading, rows, total }: SumsProps) {
  const all: SumsProps['rows'] = rows.length > 1 ? [...rows, total] : rows;
  return (
    <Table
      caption={caption}
      quietCaption
      flat
      rows={all}
      columns={[
        {
          id: 'title',
          label: heading,
          rowHeading: true,
          cell: ({ title, mark }) => (
            <>
              <span class="whole">{title}</span>
              {mark !== undefined && <div class="muted">{mark}</div>}
            </>
          ),
        },
        { id: 'before', label: '调整前', number: true, cell: ({ beforeFen }) => formatFen(beforeFen) },
        { id: 'after', label: '调整后', number: true, cell: ({ afterFen }) => formatFen(afterFen) },
        { id: 'change', label: '增减', number: true, cell: (row) => signed(change(row)) },
      ]}
    />
  );
}

const directions: readonly Option[] = [
  { id: 'gain', label: '增加的' },
  { id: 'lose', label: '减少的' },
  { id: 'otherwise', label: '金额不变或说不准的' },
];

function People({
  draft,
  effect,
  towns,
  placeOf,
  query,
  page,
  pages,
}: RuleEffectPageProps & { readonly effect: Effect }) {
  const base = paths.ruleEffect(draft.id, {});
  return (
    <Panel title="名单" id="people">
      <Filters
        action={base}
        query={query}
        filters={[
          { kind: 'choice', name: 'direction', label: '怎样变化', options: directions },
          { kind: 'choice', name: 'town', label: '乡镇', options: towns },
        ]}
      />
      <Table
        caption={`${count(effect.total)} 人，变化大的在前`}
        rows={effect.list}
        columns={[
          {
            id: 'name',
            label: '姓名',
            rowHeading: true,
            cell: ({ person, name }) => <a href={paths.person(person)}>{name}</a>,
          },
          { id: 'place', label: '乡镇、村', cell: ({ area }) => placeOf(area) },
          { id: 'gain', label: '合计增减', number: true, cell: ({ gainFen }) => signed(gainFen) },
          { id: 'how', label: '怎样变化', cell: ({ effects }) => effects.map((run) => <div>{runWords(run)}</div>) },
        ]}
      />
      <Pager base={base} query={{ ...query, list: '' }} page={page} pages={pages} label="名单翻页" at="people" />
    </Panel>
  );
}

const sumWords = (fen: number | null, held = false): string => {
  if (fen === null) return '说不准';
  if (held) return fen === 1 ? '符合' : '不符合';
  return fen === 0 ? '不发' : formatFen(fen);
};

function runWords({ title, first, last, beforeFen, afterFen, held }: Run): string {
  return `${title}：${first === last ? first : `${first} 至 ${last}`}，${sumWords(beforeFen, held)} → ${sumWords(afterFen, held)}`;
}
