import { DuplicatePage, DuplicatesPage } from '../../../src/app/console/duplicates-page.tsx';
import { PeoplePage, type PersonLine } from '../../../src/app/console/people-list.tsx';
import { PersonFilePage, type PersonFileProps } from '../../../src/app/console/person-file.tsx';
import { SignInPage } from '../../../src/app/console/sign-in.tsx';
import { options, type Sample, towns } from './console-frame.ts';

const names = [
  '赵晓涛',
  '黄英',
  '王福敏',
  '冯兰超',
  '阿依古丽·买买提·吾斯曼江',
  '𬭎㛃',
  '魏春伟',
  '曹伟',
  '王凤杰',
  '徐小云',
  '刘莲',
  '魏淑涛',
];

const people: PersonLine[] = names.map((name, index) => ({
  id: `p${index}`,
  name,
  birthDate: index === 7 ? null : `19${60 + index}-0${(index % 9) + 1}-19`,
  place: `${towns[index % towns.length]} 下坝社区`,
  category: index === 7 ? null : (['肢体', '视力', '听力', '精神'][index % 4] as string),
  level: index === 7 ? null : (['一级', '二级', '三级', '四级'][index % 4] as string),
  state:
    index === 7
      ? { tone: 'err', word: '信息缺失' }
      : index === 9
        ? { tone: 'none', word: '已去世' }
        : { tone: 'ok', word: '正常' },
  certificate: index === 7 ? null : '6212**************42',
  residentId: '6212**********3309',
  phone: '136****1418',
}));

const choices = {
  towns: options(towns),
  categories: options(['视力', '听力', '言语', '肢体', '智力', '精神', '多重']),
  levels: options(['一级', '二级', '三级', '四级']),
  states: options(['正常', '信息缺失', '已去世']),
};

const file: Omit<PersonFileProps, 'frame'> = {
  person: {
    id: 'p5',
    name: '欧阳𬭎',
    sex: '男',
    birthDate: '1968-03-05',
    age: 58,
    place: '城关镇 下坝社区',
    address: '下坝社区 3 组',
    state: { tone: 'ok', word: '正常' },
    residentId: '6212**********3309',
    certificate: '6212**************42',
    phone: '136****1418',
    bankAccount: null,
    revealed: false,
  },
  members: [
    { id: 'p1', name: '黄英', relation: '配偶', age: 55, disability: null },
    { id: 'p2', name: '欧阳福敏', relation: '子女', age: 24, disability: '肢体二级' },
  ],
  facts: [
    {
      id: 'disabilityLevel',
      label: '残疾等级',
      entries: [
        { value: '二级', from: '2026-03-01', recorded: '2026-03-04T02:11:00Z', source: '残疾人证换发' },
        {
          value: '三级',
          from: '2020-05-01',
          until: '2026-02-28',
          recorded: '2020-05-02T02:11:00Z',
          source: '01-roster.xlsx 第 18 行',
          superseded: '2020-06-01 按复核更正',
        },
      ],
    },
    {
      id: 'lowIncome',
      label: '最低生活保障',
      entries: [{ value: '低保二类', from: '2025-01-01', recorded: '2025-01-09T08:00:00Z', source: '低保家庭花名册' }],
    },
  ],
  decidedOn: '2026-11-23',
  asking: {
    next: {
      words: '是不是特困供养（五保）？',
      policies: ['困难残疾人生活补贴', '重度残疾人护理补贴'],
      form: {
        person: 'p1',
        name: '钱小雨',
        fact: { id: 'fullySupported', label: '特困人员供养', kind: 'boolean' },
        from: '2026-11-23',
        back: '/console/people/p1',
      },
    },
    atMost: 4,
    oneAway: [{ words: '是不是特困供养（五保）？', titles: ['困难残疾人生活补贴', '重度残疾人护理补贴'] }],
  },
  decisions: [
    {
      policy: 'living-allowance',
      title: '困难残疾人生活补贴',
      outcome: 'eligible',
      pays: true,
      amountFen: 11000,
      every: 'month',
      received: false,
      missing: [],
      criteria: [
        {
          id: 'certificateValid',
          holds: true,
          because: '残疾人证在有效期内',
          otherwise: '残疾人证已过期',
          source: { paper: '国发〔2015〕52号', clause: '三（一）' },
          facts: [
            {
              id: 'certificateValidUntil',
              label: '残疾人证有效期至',
              value: '2030-05-01',
              text: '2030-05-01',
              unknown: false,
            },
          ],
        },
      ],
    },
    {
      policy: 'nursing-allowance',
      title: '重度残疾人护理补贴',
      outcome: 'unknown',
      pays: true,
      amountFen: null,
      every: 'month',
      missing: ['需要长期照护'],
      criteria: [
        {
          id: 'needsCare',
          holds: null,
          because: '需要长期照护',
          otherwise: '不需要长期照护',
          source: { paper: '国发〔2015〕52号', clause: '二（二）', toConfirm: true },
          facts: [{ id: 'needsLongTermCare', label: '需要长期照护', value: null, text: '不清楚', unknown: true }],
        },
      ],
    },
    {
      policy: 'special-rescue',
      title: '贫困重度残疾人特别救助',
      outcome: 'ineligible',
      pays: true,
      amountFen: 0,
      every: 'year',
      missing: [],
      criteria: [
        {
          id: 'lowIncome',
          holds: false,
          because: '家庭在低保范围内',
          otherwise: '家庭不在低保范围内',
          source: { paper: '民生工程实施方案' },
          facts: [],
        },
      ],
    },
  ],
  entries: [{ ledger: 'cataract', ledgerTitle: '白内障筛查手术登记', id: 'e1', stage: '术后回访', on: '2026-07-01' }],
  looks: [{ at: '2026-11-20T03:00:00Z', who: '张敏（城关镇）', what: '身份证号', reason: '核对社保卡' }],
};

const [a, b] = [0, 1].map((index) => ({
  id: `p${index}`,
  name: '张伟',
  birthDate: '1968-03-05',
  place: '城关镇 下坝社区',
  residentId: index === 0 ? '6212**********3309' : null,
  certificate: '6212**************42',
  phone: null,
  records: 12 - index,
}));
const pair = {
  people: [a!, b!] as const,
  reasons: ['残疾人证相同', '姓名和出生日期相同'],
  likelihood: 95,
};

export const peopleSamples: Sample[] = [
  {
    name: 'sign-in',
    page: (frame) => (
      <SignInPage
        frame={frame}
        user="county"
        errors={[{ name: 'password', message: '用户名或密码不对。请检查后重试。' }]}
        demonstration={[{ user: 'county', password: 'county-demo', who: '县级管理员' }]}
      />
    ),
  },
  {
    name: 'people',
    page: (frame) => (
      <PeoplePage
        frame={frame}
        people={people}
        total={21300}
        query={{ sort: '-birthDate', town: '2' }}
        page={1}
        pages={426}
        choices={choices}
      />
    ),
  },
  {
    name: 'people-empty',
    page: (frame) => (
      <PeoplePage
        frame={frame}
        people={[]}
        total={0}
        query={{ name: '查无此人' }}
        page={1}
        pages={0}
        choices={choices}
      />
    ),
  },
  { name: 'person', page: (frame) => <PersonFilePage frame={frame} {...file} /> },
  {
    name: 'person-error',
    page: (frame) => (
      <PersonFilePage
        frame={frame}
        {...file}
        entries={[]}
        looks={[]}
        reveal={{ reason: '', error: '请写明为什么要看' }}
      />
    ),
  },
  {
    name: 'duplicates',
    page: (frame) => <DuplicatesPage frame={frame} pairs={[pair, { ...pair, likelihood: 50 }]} />,
  },
  {
    name: 'duplicate',
    page: (frame) => <DuplicatePage frame={frame} pair={pair} mayDecide error="请写明怎么认定的" />,
  },
];
