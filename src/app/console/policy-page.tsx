/** A policy as text: each condition as it is judged beside its clause, its amount and months, each parameter through time, and who carries the money. */
import type { Criterion, Policy } from '../../define/policy.ts';
import type { AreaCode } from '../../values/area.ts';
import { inChinese, type PlainDate } from '../../values/date.ts';
import { DefinitionList } from '../ui/definition-list.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { ParameterFigures } from '../ui/parameter-figures.tsx';
import { awaitsPaper, type ShownParameter } from '../ui/parameter-words.ts';
import { sourceWords } from '../ui/source-words.ts';
import { Table } from '../ui/table.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { ParameterChart, type ParameterSteps } from './parameter-chart.tsx';
import { paths } from './paths.ts';

interface Words {
  readonly zh: string;
}

export interface PolicyPageProps {
  readonly frame: ConsoleFrame;
  readonly policy: Policy;
  readonly parameters: readonly ShownParameter[];
  /** Said from the trees, by version and criterion. */
  readonly words: {
    readonly versions: readonly {
      readonly from: string;
      readonly criteria: Readonly<Record<string, Words>>;
      readonly amount: Words | null;
    }[];
    readonly months: Words | null;
  };
  readonly steps: readonly ParameterSteps[];
  readonly on: PlainDate;
  /** Of another policy. */
  readonly titleOf: (policy: string) => string;
  /** Names where a value holds. */
  readonly areaOf: (area: AreaCode) => string;
}

const periods = { month: '按月', year: '按年', once: '一次性' } as const;

export function PolicyPage(props: PolicyPageProps) {
  const { frame, policy, parameters, words, on, steps, areaOf } = props;
  const newestFirst = [...policy.versions].reverse();
  const inForce = newestFirst.find(({ from }) => from <= on);
  return (
    <ConsolePage
      frame={frame}
      title={policy.title}
      section="policies"
      actions={
        <>
          <a class="button" href={policy.subject === 'person' ? paths.decisions(policy.id) : paths.subjects(policy.id)}>
            看认定结果
          </a>
          <a class="button quiet" href={paths.cases(policy.id)}>
            看样例
          </a>
        </>
      }
    >
      <Panel title="说明">
        <p>{policy.summary}</p>
        <DefinitionList
          items={[
            { term: '门牌号', value: policy.plate ?? '不对公众列出' },
            { term: '怎么给', value: periods[policy.every] },
            ...(policy.benefit === undefined ? [] : [{ term: '给什么', value: policy.benefit }]),
            ...(words.months === null
              ? []
              : [{ term: '计发月份', value: `${words.months.zh}（${sourceWords(policy.months!.source)}）` }]),
            { term: '材料', value: policy.papers.join('、') },
            { term: '去哪里办', value: policy.applyAt },
            { term: '对应要求', value: policy.requirements.join('、') },
          ]}
        />
      </Panel>
      <Readings policy={policy} />
      {newestFirst.map((version) => (
        <Version {...props} version={version} current={version === inForce} />
      ))}
      {parameters.length > 0 && (
        <Panel
          title="标准和参数"
          actions={
            frame.staff.county === true ? (
              <a href={paths.newRule(parameters.map(({ id }) => id))}>调整标准</a>
            ) : undefined
          }
        >
          <ToConfirm parameters={parameters} on={on} />
          <ParameterFigures parameters={parameters} on={on} areaOf={areaOf} />
          {parameters.map((parameter) => (
            <ParameterChart
              parameter={parameter}
              steps={steps.find((each) => each.parameter === parameter.id)}
              on={on}
            />
          ))}
        </Panel>
      )}
      <BetweenBenefits {...props} />
      <Funding policy={policy} />
    </ConsolePage>
  );
}

type VersionProps = PolicyPageProps & { readonly version: Policy['versions'][number]; readonly current: boolean };

function Version(props: VersionProps) {
  const { frame, policy, version, current } = props;
  const title = `条件：${inChinese(version.from)}起${current ? '（现行）' : ''}`;
  const rules = <Rules {...props} title={title} />;
  const mayChange = current && frame.staff.county === true;
  return (
    <Panel title={title} actions={mayChange ? <a href={paths.newClauses(policy.id)}>改条件</a> : undefined}>
      {current ? (
        rules
      ) : (
        <Disclosure summary={`看这一版的 ${Object.keys(version.criteria).length} 条`}>{rules}</Disclosure>
      )}
    </Panel>
  );
}

/** The rule on the left, the clause it comes from on the right. */
function Rules({ version, words, title }: VersionProps & { readonly title: string }) {
  const said = words.versions.find(({ from }) => from === version.from);
  return (
    <>
      <ul class="criteria" aria-label={title}>
        {Object.entries(version.criteria).map(([id, criterion]) => (
          <Rule criterion={criterion} judged={said?.criteria[id]?.zh} />
        ))}
      </ul>
      {said?.amount != null && (
        <p>
          <strong>数额：</strong>
          {said.amount.zh}
        </p>
      )}
    </>
  );
}

function Rule({ criterion, judged }: { readonly criterion: Criterion; readonly judged: string | undefined }) {
  const { because, otherwise, source } = criterion;
  return (
    <li class="criterion">
      <div>
        <strong>{because}</strong>
        {judged !== undefined && <p>判断：{judged}</p>}
        <p class="muted">不符合时说：{otherwise}</p>
      </div>
      <p class="muted">{sourceWords(source)}</p>
    </li>
  );
}

const levels = { state: '中央', province: '省级', city: '市级', county: '县级', town: '乡镇' } as const;

/** Values of today that rest on common practice: an official has to know before relying on them. */
function ToConfirm({ parameters, on }: Pick<PolicyPageProps, 'parameters' | 'on'>) {
  const open = parameters.filter((parameter) => awaitsPaper(parameter, on));
  if (open.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>
        现行的 {open.length} 项标准还没有和本地文件核对：{open.map(({ label }) => label).join('、')}
        。核对以后，点“调整标准”写上文号。
      </p>
    </Notice>
  );
}

/** What the papers leave open and the rule fills in. */
function Readings({ policy: { toConfirm = [] } }: Pick<PolicyPageProps, 'policy'>) {
  if (toConfirm.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>文件没有写明、要和本地文件核对的地方：</p>
      <ul>
        {toConfirm.map((reading) => (
          <li>{reading}。</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Which benefits can not be drawn with it, and what it and others pay at most, each beside its clause. */
function BetweenBenefits({ policy, titleOf }: PolicyPageProps) {
  const { excludes = [], cap } = policy;
  const named = (ids: readonly string[]) => ids.map((id) => `“${titleOf(id)}”`).join('、');
  const rows = [
    ...excludes.map(({ policy: other, because, source }) => ({ with: named([other]), because, source })),
    ...(cap === undefined ? [] : [{ with: named(cap.with), because: cap.because, source: cap.source }]),
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title="和其他待遇碰到一起">
      <Table
        caption="和其他待遇碰到一起"
        quietCaption
        rows={rows}
        columns={[
          { id: 'with', label: '和哪一项', rowHeading: true, cell: (row) => row.with },
          { id: 'because', label: '怎么办', cell: ({ because }) => because },
          { id: 'source', label: '依据', cell: ({ source }) => sourceWords(source) },
        ]}
      />
    </Panel>
  );
}

function Funding({ policy: { paidBy = [], versions } }: { readonly policy: Policy }) {
  if (paidBy.length === 0 && versions.every(({ amount }) => amount === null)) return null;
  return (
    <Panel title="由谁出钱">
      {paidBy.length === 0 ? (
        <p>依据的文件没有规定由哪级财政负担。测算影响时，这项政策的钱列在“来源未规定由哪级负担”里。</p>
      ) : (
        <Shares paidBy={paidBy} />
      )}
    </Panel>
  );
}

function Shares({ paidBy }: { readonly paidBy: NonNullable<Policy['paidBy']> }) {
  return (
    <Table
      caption="由哪级财政负担"
      quietCaption
      rows={[...paidBy].reverse()}
      columns={[
        { id: 'from', label: '从哪天起', rowHeading: true, cell: ({ from }) => inChinese(from) },
        {
          id: 'shares',
          label: '各级负担',
          cell: ({ shares }) =>
            shares
              .map(({ level, share }) => `${levels[level]} ${Number(((share.of / share.in) * 100).toFixed(2))}%`)
              .join('、'),
        },
        { id: 'source', label: '依据', cell: ({ source }) => sourceWords(source) },
      ]}
    />
  );
}
