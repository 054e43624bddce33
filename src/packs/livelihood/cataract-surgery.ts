import { and, type BooleanOf, known, not, oneOf, or } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { sexes } from '../../define/registry.ts';

/** What the doctor found. The first five are cataracts: only they count as diagnosed (MS-5). */
const diagnoses: readonly Choice[] = [
  { id: 'senile', code: 1, label: '老年性白内障', synonyms: ['老年性', '年龄相关性白内障', '年龄相关性'] },
  { id: 'complicated', code: 2, label: '并发性白内障', synonyms: ['并发性', '并发白内障', '并发'] },
  { id: 'congenital', code: 3, label: '先天性白内障', synonyms: ['先天性', '发育性白内障'] },
  { id: 'traumatic', code: 4, label: '外伤性白内障', synonyms: ['外伤性'] },
  {
    id: 'cataract',
    code: 5,
    label: '白内障',
    synonyms: ['白内障（未分型）', '双眼白内障', '代谢性白内障', '后发性白内障'],
  },
  { id: 'none', code: 6, label: '无眼病', synonyms: ['无', '正常', '未见异常', '否', '排除'] },
  { id: 'pterygium', code: 7, label: '翼状胬肉', synonyms: ['胬肉'] },
  { id: 'glaucoma', code: 8, label: '青光眼' },
  { id: 'fundus', code: 9, label: '眼底病', synonyms: ['眼底病变', '视网膜病变', '黄斑变性'] },
  { id: 'other', code: 10, label: '其他眼病', synonyms: ['其他'] },
];

const eyes: readonly Choice[] = [
  { id: 'right', code: 1, label: '右', synonyms: ['OD', '右眼', 'R', '右侧'] },
  { id: 'left', code: 2, label: '左', synonyms: ['OS', '左眼', 'L', '左侧'] },
  {
    id: 'both',
    code: 3,
    label: '双',
    synonyms: ['OU', '双眼', '双侧', '左右', '左、右', '右、左', '左/右', 'OD/OS', 'OD、OS', '左眼右眼'],
  },
];

/** Whether the entry's diagnosis is a cataract: what `确诊` counts. */
export const cataractDiagnosed: BooleanOf = oneOf(
  field('diagnosis'),
  'senile',
  'complicated',
  'congenital',
  'traumatic',
  'cataract',
);

const health = { sensitive: 'health' } as const;
const money = { sensitive: 'money', min: 0 } as const;
/** Eye charts are not numbers: 0.05, 指数/30cm, 手动, 光感, 无光感. */
const acuity = (id: string, label: string, ...synonyms: string[]) => column(id, label, 'text', { synonyms, ...health });

const personColumns = [
  column('sequence', '编号', 'sequence', { synonyms: ['序号', '登记号'] }),
  column('name', '姓名', 'name', { synonyms: ['患者姓名', '患者'], required: true, sensitive: 'identity' }),
  column('sex', '性别', 'choice', { values: sexes, establishes: 'sex' }),
  column('age', '年龄', 'integer', { unit: '岁', min: 0, max: 130 }),
  column('residentId', '身份证号', 'residentId', {
    synonyms: ['身份证号码', '身份证', '公民身份号码', '证件号码'],
    required: true,
    sensitive: 'identity',
  }),
  column('certificateNumber', '残疾证号', 'certificateNumber', {
    synonyms: ['残疾人证号', '残疾证'],
    sensitive: 'identity',
  }),
  column('town', '乡镇', 'town', { synonyms: ['乡镇街道', '乡', '镇', '街道'] }),
  column('village', '村', 'village', { synonyms: ['村社区', '行政村', '社区', '村居'] }),
  column('address', '住址', 'address', {
    synonyms: ['家庭住址', '详细住址', '地址', '家庭地址', '现住址'],
    sensitive: 'contact',
  }),
  column('phone', '电话', 'phone', { synonyms: ['联系电话', '手机', '手机号码', '联系方式'], sensitive: 'contact' }),
];

const screeningColumns = [
  column('screenedOn', '筛查日期', 'date', { synonyms: ['筛查时间', '初筛日期', '登记日期', '检查日期', '筛查/日期'] }),
  acuity('screenedRight', '右眼视力', '筛查/右眼视力', '筛查视力/右眼', '筛查视力/OD', '视力/右', '视力/右眼', '右眼'),
  acuity('screenedLeft', '左眼视力', '筛查/左眼视力', '筛查视力/左眼', '筛查视力/OS', '视力/左', '视力/左眼', '左眼'),
  column('diagnosis', '诊断', 'choice', {
    synonyms: ['诊断结果', '临床诊断', '初步诊断', '确诊', '诊断类型'],
    values: diagnoses,
    ...health,
  }),
  column('suitable', '是否适合手术', 'boolean', {
    synonyms: ['适合手术', '可否手术', '是否可手术', '是否符合手术条件', '手术适应症'],
    establishes: 'cataractSuitable',
    validFrom: 'screenedOn',
    ...health,
  }),
  column('refusal', '拒绝原因', 'text', {
    synonyms: ['未手术原因', '不能手术原因', '拒绝手术原因', '不适合原因'],
    ...health,
  }),
];

const surgeryColumns = [
  column('operatedOn', '手术日期', 'date', { synonyms: ['手术时间', '手术/日期', '实施手术日期'] }),
  column('eye', '眼别', 'choice', { synonyms: ['手术眼别', '手术眼', '手术/眼别'], values: eyes, ...health }),
  column('hospital', '医院', 'text', { synonyms: ['手术医院', '定点医院', '医疗机构', '手术/医院'] }),
  column('lens', '晶体类型', 'text', { synonyms: ['人工晶体', '晶体', '人工晶体类型'] }),
  acuity('acuityBefore', '术前视力', '手术前视力'),
  acuity(
    'acuityDay1',
    '术后1日视力',
    '术后视力/1日',
    '术后1日',
    '术后一日',
    '术后视力/1天',
    '术后1天',
    '术后第1天',
    '术后视力/术后1日',
  ),
  acuity('acuityWeek1', '术后1周视力', '术后视力/1周', '术后1周', '术后一周', '术后7天', '术后视力/术后1周'),
  acuity(
    'acuityMonth1',
    '术后1月视力',
    '术后视力/1月',
    '术后1月',
    '术后一月',
    '术后1个月',
    '术后视力/1个月',
    '术后视力/术后1月',
  ),
  column('totalCost', '总费用', 'money', { synonyms: ['手术总费用', '手术费用', '费用合计', '费用/总费用'], ...money }),
  column('insurancePaid', '医保报销', 'money', {
    synonyms: ['医保支付', '报销金额', '新农合报销', '合疗报销', '费用/医保报销'],
    ...money,
  }),
  column('subsidy', '残联补助', 'money', {
    synonyms: ['补助金额', '残联救助', '项目补助', '救助金额', '补助', '费用/残联补助'],
    ...money,
  }),
  column('selfPaid', '自付', 'money', { synonyms: ['个人自付', '自费', '个人承担', '费用/自付'], ...money }),
  column('blindnessRemoved', '脱盲', 'boolean', { synonyms: ['是否脱盲', '是否脱残', '脱盲脱残'], ...health }),
  column('followedUpOn', '回访日期', 'date', { synonyms: ['随访日期', '回访时间', '随访时间', '复查日期'] }),
  column('remark', '备注', 'text', { synonyms: ['说明'] }),
];

/** 白内障免费复明手术: screening → diagnosis → surgery → visits after one day, one week, one month. */
export const cataractSurgery = ledger({
  id: 'cataract-surgery',
  title: '白内障患者免费复明手术登记',
  requirements: ['MS-5', 'TS-7'],
  subject: 'person',
  titleWords: ['白内障', '复明手术', '复明工程', '光明行'],
  fields: [...personColumns, ...screeningColumns, ...surgeryColumns],
  key: ['residentId', 'screenedOn'],
  stages: [
    { id: 'screened', label: '已筛查', when: known(field('screenedOn')), date: 'screenedOn' },
    {
      id: 'ruled-out',
      label: '已排除',
      when: and(known(field('diagnosis')), not(cataractDiagnosed)),
      date: 'screenedOn',
      ends: true,
    },
    { id: 'diagnosed', label: '已确诊', when: cataractDiagnosed, date: 'screenedOn' },
    {
      id: 'unsuitable',
      label: '确诊未手术',
      when: and(cataractDiagnosed, or(not(field('suitable')), known(field('refusal')))),
      date: 'screenedOn',
      ends: true,
    },
    { id: 'operated', label: '已手术', when: known(field('operatedOn')), date: 'operatedOn' },
    {
      id: 'followed-up',
      label: '已回访',
      when: and(known(field('operatedOn')), known(field('followedUpOn'))),
      date: 'followedUpOn',
    },
  ],
  followUps: [
    { id: 'day-1', label: '术后 1 日回访', after: 'operatedOn', days: 1, doneBy: 'acuityDay1' },
    { id: 'week-1', label: '术后 1 周回访', after: 'operatedOn', days: 7, doneBy: 'acuityWeek1' },
    { id: 'month-1', label: '术后 1 月回访', after: 'operatedOn', days: 30, doneBy: 'acuityMonth1' },
  ],
});
