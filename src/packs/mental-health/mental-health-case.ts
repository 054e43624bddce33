import { type BooleanOf, known, oneOf, or } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

/** The six diseases of the national management rules (2018). */
export const diagnoses: readonly Choice[] = [
  { id: 'schizophrenia', code: 1, label: '精神分裂症', synonyms: ['分裂症', '精分'] },
  { id: 'schizoaffective', code: 2, label: '分裂情感性障碍', synonyms: ['分裂情感障碍', '分裂情感性精神病'] },
  { id: 'paranoid', code: 3, label: '偏执性精神病', synonyms: ['偏执性精神障碍', '持久的妄想性障碍'] },
  { id: 'bipolar', code: 4, label: '双相障碍', synonyms: ['双相情感障碍', '双相（情感）障碍', '躁郁症'] },
  { id: 'epileptic', code: 5, label: '癫痫所致精神障碍', synonyms: ['癫痫所致', '癫痫性精神障碍'] },
  {
    id: 'retardation',
    code: 6,
    label: '精神发育迟滞伴发精神障碍',
    synonyms: ['精神发育迟滞伴发', '精神发育迟滞', '精神发育迟滞伴精神障碍'],
  },
  { id: 'other', code: 7, label: '其他', synonyms: ['其他精神障碍'] },
];

const medication: readonly Choice[] = [
  { id: 'regular', code: 1, label: '规律', synonyms: ['规律服药', '规律用药'] },
  { id: 'intermittent', code: 2, label: '间断', synonyms: ['间断服药', '间断用药', '不规律', '不规律服药'] },
  { id: 'none', code: 3, label: '不服药', synonyms: ['未服药', '拒绝服药', '不用药', '否'] },
  { id: 'not-needed', code: 4, label: '医嘱无需服药', synonyms: ['无需服药', '医嘱停药', '医嘱勿需用药'] },
];

const conditions: readonly Choice[] = [
  { id: 'stable', code: 1, label: '稳定', synonyms: ['病情稳定'] },
  { id: 'fairly-stable', code: 2, label: '基本稳定', synonyms: ['病情基本稳定'] },
  { id: 'unstable', code: 3, label: '不稳定', synonyms: ['病情不稳定'] },
];

const health = { sensitive: 'health' } as const;
/** Risk 0 none … 5 armed violence or arson. */
const risk = { unit: '级', min: 0, max: 5, ...health } as const;

const personColumns = [
  column('sequence', '序号', 'sequence', { synonyms: ['编号', '档案号', '序'] }),
  column('name', '姓名', 'name', { synonyms: ['患者姓名', '患者'], required: true, sensitive: 'identity' }),
  column('residentId', '身份证号', 'residentId', {
    synonyms: ['身份证号码', '身份证', '公民身份号码', '证件号码'],
    required: true,
    sensitive: 'identity',
  }),
  column('certificateNumber', '残疾证号', 'certificateNumber', {
    synonyms: ['残疾人证号', '残疾证'],
    sensitive: 'identity',
  }),
  column('diagnosis', '诊断', 'choice', {
    synonyms: ['疾病诊断', '诊断名称', '病种', '疾病名称', '临床诊断', '目前诊断'],
    values: diagnoses,
    establishes: 'mentalDiagnosis',
    ...health,
  }),
  column('onset', '发病时间', 'text', { synonyms: ['初次发病时间', '首次发病时间', '发病日期'], ...health }),
  column('diagnosedAt', '确诊医院', 'text', { synonyms: ['诊断医院', '确诊机构'], ...health }),
  column('guardianName', '监护人', 'name', {
    synonyms: ['监护人姓名', '监护人/姓名', '看护人'],
    sensitive: 'identity',
  }),
  column('guardianPhone', '监护人电话', 'phone', {
    synonyms: ['监护人/电话', '监护人联系电话', '监护人/联系电话'],
    sensitive: 'contact',
  }),
  column('phone', '电话', 'phone', { synonyms: ['联系电话', '手机', '联系方式'], sensitive: 'contact' }),
  column('town', '乡镇', 'town', { synonyms: ['乡镇街道', '街道'] }),
  column('village', '村', 'village', { synonyms: ['村社区', '社区', '行政村', '村居'] }),
  column('address', '住址', 'address', {
    synonyms: ['家庭住址', '详细住址', '地址', '现住址', '户籍地址'],
    sensitive: 'contact',
  }),
  column('risk', '危险性', 'integer', {
    synonyms: ['危险性评估', '危险性等级', '风险等级', '危险等级'],
    establishes: 'mentalRisk',
    ...risk,
  }),
  column('condition', '病情分类', 'choice', {
    synonyms: ['病情', '分类干预', '病情评估'],
    values: conditions,
    ...health,
  }),
  column('locked', '是否关锁', 'boolean', { synonyms: ['关锁', '关锁情况', '有无关锁'], ...health }),
  column('unlockedOn', '解锁日期', 'date', { synonyms: ['解锁时间'], ...health }),
  column('insured', '是否参保', 'boolean', {
    synonyms: ['参保', '医保', '参保情况', '是否参加医保', '是否参加医疗保险'],
  }),
];

const quarters = [
  { number: 1, words: ['第一季度', '一季度', '第1季度', '1季度', '第一次随访'] },
  { number: 2, words: ['第二季度', '二季度', '第2季度', '2季度', '第二次随访'] },
  { number: 3, words: ['第三季度', '三季度', '第3季度', '3季度', '第三次随访'] },
  { number: 4, words: ['第四季度', '四季度', '第4季度', '4季度', '第四次随访'] },
];

/** Each parent heading over each child heading. */
const under = (parents: readonly string[], children: readonly string[]): string[] =>
  parents.flatMap((parent) => children.map((child) => `${parent}/${child}`));

const visitColumns = quarters.flatMap(({ number, words }) => [
  column(`visit${number}On`, `${words[0]}随访日期`, 'date', {
    synonyms: under(words, ['日期', '随访日期', '随访时间', '时间']),
    ...health,
  }),
  column(`visit${number}Risk`, `${words[0]}危险性`, 'integer', {
    synonyms: under(words, ['危险性', '危险性评估', '危险等级', '危险性等级']),
    ...risk,
  }),
  column(`visit${number}Medication`, `${words[0]}服药`, 'choice', {
    synonyms: under(words, ['服药', '服药情况', '服药依从性', '用药', '依从性']),
    values: medication,
    ...health,
  }),
]);

const careColumns = [
  column('medicine', '药名剂量', 'text', { synonyms: ['药物名称', '用药情况', '药物及剂量', '药名'], ...health }),
  column('admissions', '住院次数', 'integer', {
    synonyms: ['住院', '住院情况'],
    unit: '次',
    min: 0,
    max: 99,
    ...health,
  }),
  column('incidents', '肇事肇祸', 'text', { synonyms: ['肇事肇祸情况', '肇事肇祸次数'], ...health }),
  column('freeMedicine', '免费服药', 'boolean', { synonyms: ['是否免费服药', '免费药物'], ...health }),
  column('guardianReward', '以奖代补', 'text', { synonyms: ['监护人以奖代补', '以奖代补金额'], sensitive: 'money' }),
  column('nextVisitOn', '下次随访', 'date', { synonyms: ['下次随访日期', '下次随访时间'], ...health }),
  column('doctor', '随访医生', 'text', { synonyms: ['责任医生', '医生', '随访人'] }),
  column('lostBecause', '失访原因', 'text', { synonyms: ['失访', '未访原因', '未随访原因'], ...health }),
  column('remark', '备注', 'text', { synonyms: ['说明'] }),
];

const anyOf = (make: (number: number) => BooleanOf): BooleanOf => or(...quarters.map(({ number }) => make(number)));

/** At least one visit in the year: what the management rate counts. */
export const managed: BooleanOf = anyOf((number) => known(field(`visit${number}On`)));

/** Regular or intermittent medication at one of the visits: what the treatment rate counts. */
export const treated: BooleanOf = anyOf((number) =>
  oneOf(field(`visit${number}Medication`), 'regular', 'intermittent'),
);

/** 严重精神障碍患者随访登记: one row per patient and year, with up to four quarterly visits (MH-2). */
export const mentalHealthCase = ledger({
  id: 'mental-health-case',
  title: '严重精神障碍患者随访登记',
  requirements: ['MH-2', 'MH-3'],
  subject: 'person',
  titleWords: ['精神障碍', '精神病', '重性精神', '随访登记'],
  fields: [...personColumns, ...visitColumns, ...careColumns],
  key: ['residentId'],
  stages: [
    { id: 'filed', label: '已建档', when: known(field('name')) },
    { id: 'lost', label: '失访', when: known(field('lostBecause')) },
    { id: 'managed', label: '在管', when: managed },
    { id: 'treated', label: '在治', when: treated },
  ],
});
