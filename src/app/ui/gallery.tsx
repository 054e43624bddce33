/** Every component in each of its states on one page: what the tests look at, and where a new page is put together from. */
import type { Child } from 'hono/jsx';
import { BarChart } from './bar-chart.tsx';
import { Button, ButtonLink } from './button.tsx';
import { DateBoxes } from './date-boxes.tsx';
import { DefinitionList } from './definition-list.tsx';
import { Disclosure } from './disclosure.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Filters } from './filters.tsx';
import { GoalChart } from './goal-chart.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Notice } from './notice.tsx';
import { Pager } from './pager.tsx';
import { Panel } from './panel.tsx';
import { PathSteps, stepsAt } from './path-steps.tsx';
import { Plate } from './plate.tsx';
import { Checkboxes, Radios } from './radios.tsx';
import { Select } from './select.tsx';
import { StackedBarChart } from './stacked-bar-chart.tsx';
import { StatusMark } from './status-mark.tsx';
import { Table } from './table.tsx';
import { TextArea, TextInput } from './text-input.tsx';
import { TileMap } from './tile-map.tsx';
import { Timeline } from './timeline.tsx';

const yesNo = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '不是' },
  { id: 'unknown', label: '不清楚' },
];
const categories = ['视力', '听力', '言语', '肢体', '智力', '精神'].map((label) => ({ id: label, label }));

/** The content of the page; the site puts its own frame around it. */
export function Gallery() {
  return (
    <div class="stack">
      <ErrorSummary errors={[{ name: 'g-name', message: '请填姓名' }, { message: '文件打不开' }]} />
      <h1>组件</h1>
      <Section title="提示与状态">
        <Notices />
      </Section>
      <Section title="门牌与盲道">
        <p>
          <Plate number="01" /> <Plate number="12" />
        </p>
        <PathSteps steps={stepsAt(['筛查', '诊断', '手术', '回访'], 2)} label="办理进度示例" />
      </Section>
      <Section title="表单">
        <Controls />
      </Section>
      <Section title="表格">
        <Tables />
      </Section>
      <Section title="数字与图">
        <Figures />
      </Section>
      <Section title="档案">
        <Records />
      </Section>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: Child }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Notices() {
  return (
    <>
      {(['info', 'ok', 'warn', 'err'] as const).map((tone) => (
        <Notice tone={tone}>
          <p>
            这是一条提示，里面有<a href="#main">链接</a>。
          </p>
        </Notice>
      ))}
      <p class="row">
        <StatusMark tone="ok" word="符合" />
        <StatusMark tone="warn" word="缺信息" />
        <StatusMark tone="info" word="还有 3 天" />
        <StatusMark tone="err" word="已超期" />
        <StatusMark tone="none" word="不符合" />
      </p>
      <Disclosure summary="更多说明">
        <p>展开以后看到的话。</p>
      </Disclosure>
    </>
  );
}

function Controls() {
  return (
    <form class="stack" method="get" action="#main">
      <TextInput name="g-name" label="姓名" error="请填姓名" hint="和身份证上一样。" />
      <TextInput name="g-amount" label="金额（元）" value="120.5" width="digits-8" numeric />
      <TextArea name="g-note" label="备注" value="可以写几行。" />
      <Select name="g-town" label="乡镇" options={[{ id: '1', label: '城关镇' }]} empty="请选择" error="请选择乡镇" />
      <DateBoxes name="g-date" label="出生日期" hint="例如 1968 年 3 月 5 日。" error="没有这一天" />
      <Radios name="g-care" label="需要长期照护吗？" options={yesNo} chosen="yes" />
      <Radios name="g-bad" label="有残疾人证吗？" options={yesNo} error="请选择有没有残疾人证" />
      <Checkboxes name="g-kinds" label="属于哪类残疾？" hint="可以选多项。" options={categories} chosen={['视力']} />
      <div class="row">
        <Button>下一步</Button>
        <Button kind="quiet">上一步</Button>
        <Button kind="danger">撤销</Button>
        <ButtonLink href="#main" big>
          开始自查
        </ButtonLink>
      </div>
    </form>
  );
}

const rows = [
  { name: '欧阳·古丽娜尔', place: '城关镇 下坝社区', people: 12 },
  { name: '张伟', place: '哈达铺镇 牛家湾村', people: 3 },
];

function Tables() {
  return (
    <>
      <Filters
        action="/gallery"
        query={{ town: '1' }}
        filters={[
          { kind: 'search', name: 'find', label: '姓名', hint: '张伟' },
          { kind: 'choice', name: 'town', label: '乡镇', options: [{ id: '1', label: '城关镇' }] },
          { kind: 'date', name: 'since', label: '从哪天起' },
        ]}
      />
      <Table
        caption="共 2 人，第 3 页，共 9 页"
        rows={rows}
        columns={[
          {
            id: 'name',
            label: '姓名',
            rowHeading: true,
            cell: ({ name }) => <a href="#main">{name}</a>,
            sort: { href: '?sort=-name', now: 'ascending' },
          },
          { id: 'place', label: '乡镇、村', cell: ({ place }) => place, sort: { href: '?sort=place', now: 'none' } },
          {
            id: 'people',
            label: '人数',
            number: true,
            cell: ({ people }) => String(people),
            sort: { href: '?sort=people', now: 'descending' },
          },
        ]}
      />
      <Pager base="/gallery" query={{}} page={3} pages={9} />
      <Table caption="空表" rows={[]} columns={[{ id: 'name', label: '姓名', rowHeading: true, cell: () => '' }]} />
    </>
  );
}

const bars = [
  { label: '视力', parts: [428, 825, 1017, 948] },
  { label: '肢体', parts: [1041, 1854, 2356, 2159] },
  { label: '言语', parts: [66, 104, 0, 109] },
];

function Figures() {
  return (
    <>
      <KeyFigures
        figures={[
          { label: '在册残疾人', value: '21,300', href: '#main' },
          { label: '手术', value: '185', aside: '目标 130 例' },
        ]}
      />
      <StackedBarChart
        id="g-stack"
        caption="类别与等级（人）"
        rowName="类别"
        finding="肢体残疾最多，7,410 人。"
        parts={['一级', '二级', '三级', '四级']}
        bars={bars}
        csv="/gallery.csv"
      />
      <GoalChart
        caption="目标完成"
        finding="手术超过目标，救助还差一半。虚线是目标。"
        goals={[
          { label: '白内障手术', value: 185, target: 130, words: '185 例，目标 130 例' },
          { label: '特别救助', value: 923, target: 2019, words: '923 人，目标 2,019 人' },
        ]}
      />
      <BarChart
        caption="为什么不符合"
        rowName="条件"
        valueName="人数"
        finding="都是因为家庭不在低保。"
        bars={[{ label: '家庭不在低保范围内', value: 1350 }]}
      />
      <TileMap
        caption="各乡镇"
        placeName="乡镇"
        valueName="人数"
        finding="示意图，不是地图。颜色越深，人越多。"
        tiles={['城关镇', '哈达铺镇', '理川镇', '南阳镇', '官亭镇', '沙湾镇'].map((name, index) => ({
          name,
          value: index * 10,
          words: `${index * 10} 人`,
        }))}
      />
    </>
  );
}

function Records() {
  return (
    <Panel title="残疾等级">
      <DefinitionList
        items={[
          { term: '姓名', value: '张伟' },
          { term: '身份证号', value: '621223********1237' },
        ]}
      />
      <Timeline
        label="残疾等级的变化"
        entries={[
          { value: '二级', from: '2026-03-01', recorded: '2026-03-04T02:11:00Z', source: '残疾人证换发' },
          {
            value: '三级',
            from: '2020-05-01',
            until: '2026-02-28',
            recorded: '2020-05-02T02:11:00Z',
            source: '花名册导入',
            superseded: '2020-06-01 按复核更正',
          },
        ]}
      />
    </Panel>
  );
}
