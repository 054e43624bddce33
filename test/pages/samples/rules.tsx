import { DecisionsPage } from '../../../src/app/console/decisions-page.tsx';
import { OverviewPage } from '../../../src/app/console/overview.tsx';
import { PoliciesPage } from '../../../src/app/console/policies-page.tsx';
import { PolicyPage } from '../../../src/app/console/policy-page.tsx';
import { UnclaimedPage } from '../../../src/app/console/unclaimed-page.tsx';
import { parametersRead } from '../../../src/app/portal/parameters-read.ts';
import { expressionWords } from '../../../src/engine/entitlement/expression-words.ts';
import { AREA, catalogue, ON } from '../site.tsx';
import { options, type Sample, towns } from './console-frame.ts';

const living = catalogue.policies.get('living-allowance')!;
const due = [
  {
    ledger: 'cataract',
    entry: 'e1',
    about: '张伟',
    what: '术后 1 周回访',
    village: '城关镇 下坝社区',
    due: '2026-11-20',
    late: 3,
  },
  {
    ledger: 'cataract',
    entry: 'e2',
    about: '黄英',
    what: '术后 1 月回访',
    village: '理川镇 上街村',
    due: '2026-11-23',
    late: 0,
  },
  {
    ledger: 'cataract',
    entry: 'e3',
    about: '冯兰超',
    what: '术后 1 日回访',
    village: '官亭镇 官亭村',
    due: '2026-11-26',
    late: -3,
  },
];

export const overview: Parameters<typeof OverviewPage>[0] extends infer P ? Omit<P, 'frame'> : never = {
  figures: [
    { label: '在册残疾人', value: '21,300', href: '/console/people' },
    { label: '家庭', value: '18,204' },
    { label: '应享未享', value: '1,096', href: '/console/unclaimed' },
    { label: '到期回访', value: '42', href: '/console/due' },
    { label: '白内障手术', value: '185', aside: '目标 130 例，完成 142.3%' },
  ],
  categories: [
    { label: '视力', parts: [428, 825, 1017, 948] },
    { label: '听力', parts: [590, 1135, 1441, 1266] },
    { label: '言语', parts: [66, 104, 153, 109] },
    { label: '肢体', parts: [1041, 1854, 2356, 2159] },
    { label: '智力', parts: [289, 478, 616, 524] },
    { label: '精神', parts: [290, 567, 682, 632] },
    { label: '多重', parts: [249, 431, 563, 487] },
  ],
  townName: '乡镇',
  towns: towns.map((name, index) => ({ name, people: 900 - index * 40, unclaimed: 20 + ((index * 37) % 90) })),
  goals: [
    { id: 'surgery', title: '白内障手术', unit: '例', value: 185, target: 130 },
    { id: 'rescue', title: '重度残疾人特别救助', unit: '人', value: 923, target: 2019 },
    { id: 'station', title: '社区康复站', unit: '个', value: 9, target: 9 },
  ],
  due,
  dueInAll: 42,
  unclaimed: [
    { policy: 'living-allowance', title: '困难残疾人生活补贴', people: 812 },
    { policy: 'nursing-allowance', title: '重度残疾人护理补贴', people: 284 },
  ],
  csv: {
    categories: '/console/charts/categories.csv',
    towns: '/console/charts/towns.csv',
    goals: '/console/charts/goals.csv',
  },
};

const decisions: Omit<Parameters<typeof DecisionsPage>[0], 'frame'> = {
  policy: { id: 'special-rescue', title: '贫困重度残疾人特别救助' },
  on: '2026-11-23',
  towns: options(towns),
  subjects: 2273,
  eligible: 923,
  ineligible: 1350,
  unknown: 12,
  amountFen: 92_300_000n,
  refusedBy: [
    { id: 'lowIncome', label: '家庭不在低保范围内', people: 1350 },
    { id: 'certificate', label: '残疾人证已过期或已注销，请先换证', people: 120 },
  ],
  missing: [{ id: 'lowIncome', label: '最低生活保障', people: 12 }],
  target: { value: 2019, handedDownBy: '市残联' },
  query: { outcome: 'ineligible' },
  people: [
    {
      id: 'p0',
      name: '赵晓涛',
      place: '城关镇 下坝社区',
      outcome: 'ineligible',
      amountFen: 0,
      reasons: ['家庭不在低保范围内。'],
    },
    {
      id: 'p1',
      name: '黄英',
      place: '理川镇 上街村',
      outcome: 'unknown',
      amountFen: null,
      reasons: ['还要知道：最低生活保障。'],
    },
    {
      id: 'p2',
      name: '王福敏',
      place: '官亭镇 官亭村',
      outcome: 'eligible',
      amountFen: 100_000,
      reasons: ['残疾等级为一级或二级。'],
    },
  ],
  page: 2,
  pages: 27,
};

export const ruleSamples: Sample[] = [
  {
    name: 'overview',
    page: (frame) => <OverviewPage frame={{ ...frame, done: { tone: 'ok', words: '已登录。' } }} {...overview} />,
  },
  {
    name: 'overview-empty',
    page: (frame) => (
      <OverviewPage
        frame={frame}
        {...overview}
        categories={[]}
        towns={[]}
        goals={[]}
        due={[]}
        dueInAll={0}
        unclaimed={[]}
      />
    ),
  },
  {
    name: 'policies',
    page: (frame) => (
      <PoliciesPage
        frame={frame}
        decidedOn="2026-11-23"
        policies={[
          {
            id: 'living-allowance',
            title: '困难残疾人生活补贴',
            plate: '01',
            pack: '残疾人两项补贴',
            eligible: 4143,
            ineligible: 17000,
            unknown: 157,
          },
          {
            id: 'hidden',
            title: '居民医疗保险补助',
            plate: null,
            pack: '两个体系',
            eligible: null,
            ineligible: null,
            unknown: null,
          },
        ]}
      />
    ),
  },
  {
    name: 'policy',
    page: (frame) => (
      <PolicyPage
        frame={frame}
        policy={living}
        titleOf={(id) => catalogue.policies.get(id)!.title}
        areaOf={(area) => (area === '' ? '全国' : '宕昌县')}
        parameters={parametersRead(catalogue, living.id, AREA)}
        words={{
          versions: living.versions.map(({ from, criteria, amount }) => ({
            from,
            criteria: Object.fromEntries(
              Object.entries(criteria).map(([id, { is }]) => [id, { zh: expressionWords(is, catalogue) }]),
            ),
            amount: amount && { zh: expressionWords(amount, catalogue, 'zh', 'money') },
          })),
          months: null,
        }}
        steps={[
          {
            parameter: 'living-allowance-standard',
            steps: [
              { from: '2016-01-01', value: { table: { '1|first': 10_000 } } },
              { from: '2023-01-01', value: { table: { '1|first': 11_000 } } },
            ],
          },
        ]}
        on={ON}
      />
    ),
  },
  { name: 'decisions', page: (frame) => <DecisionsPage frame={frame} {...decisions} /> },
  {
    name: 'unclaimed',
    page: (frame) => (
      <UnclaimedPage
        frame={frame}
        total={1096}
        query={{ policy: '1' }}
        page={1}
        pages={22}
        choices={{ policies: options(['困难残疾人生活补贴', '重度残疾人护理补贴']), towns: options(towns) }}
        policies={[]}
        chosen={{
          policy: 'living-allowance',
          title: '困难残疾人生活补贴',
          people: 1096,
          oneQuestion: 438,
          severalQuestions: 20,
          appliedNotPaid: 3,
          excluded: 12,
          paidBy: '按 2026-03 的《两项补贴发放表》',
        }}
        show="one-question"
        questions={[
          { fact: 'fullySupported', label: '特困人员供养', people: 300 },
          { fact: 'otherLivingAllowance', label: '其他生活类补贴', people: 138 },
        ]}
        places={towns.map((name, index) => ({
          id: String(index),
          name,
          people: 20 + index,
          oneQuestion: 5 + index,
          severalQuestions: index,
        }))}
        csv="/console/unclaimed.csv"
        lines={[
          {
            person: 'p1',
            name: '钱小雨',
            place: '城关镇 下坝社区',
            policy: 'living-allowance',
            policyTitle: '困难残疾人生活补贴',
            outcome: 'unknown',
            amountFen: null,
            missing: ['特困人员供养'],
            question: {
              words: '是不是特困供养（五保）？',
              form: {
                person: 'p1',
                name: '钱小雨',
                fact: { id: 'fullySupported', label: '特困人员供养', kind: 'boolean' },
                from: '2026-11-23',
                back: '/console/unclaimed',
              },
            },
            phone: '136****1419',
            excludedBy: [],
          },
          {
            person: 'p0',
            name: '赵晓涛',
            place: '城关镇 下坝社区',
            policy: 'living-allowance',
            policyTitle: '困难残疾人生活补贴',
            outcome: 'eligible',
            amountFen: 11000,
            missing: [],
            question: null,
            phone: '136****1418',
            excludedBy: [],
          },
        ]}
      />
    ),
  },
];
