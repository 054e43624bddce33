import { column, ledger } from '../../define/ledger.ts';
import { householdFacts, lowIncomeClasses, relations, sexes } from '../../define/registry.ts';

const householdWide = { household: true, validFrom: 'approvedOn' };

const headColumns = [
  column('sequence', '序号', 'sequence', { synonyms: ['编号', '户序号', '序'] }),
  column('town', '乡镇', 'town', {
    synonyms: ['乡镇街道', '乡', '镇', '街道', '所属乡镇', '乡镇名称', '所在乡镇'],
    household: true,
  }),
  column('village', '村', 'village', {
    synonyms: ['村社区', '社区', '行政村', '村居', '村名', '所在村', '所属村', '村委会'],
    household: true,
  }),
  column('address', '住址', 'address', {
    synonyms: ['家庭住址', '详细住址', '地址', '家庭地址'],
    household: true,
    sensitive: 'contact',
  }),
  column('headName', '户主姓名', 'name', {
    synonyms: ['户主', '户主/姓名', '申请人', '申请人姓名', '低保户主'],
    household: true,
    sensitive: 'identity',
  }),
  column('headResidentId', '户主身份证号', 'residentId', {
    synonyms: ['户主/身份证号', '身份证号', '身份证号码', '户主身份证号码', '申请人身份证号'],
    household: true,
    sensitive: 'identity',
  }),
  column('phone', '联系电话', 'phone', {
    synonyms: ['电话', '户主电话', '手机号'],
    household: true,
    sensitive: 'contact',
  }),
  column('certificateOfLowIncome', '低保证号', 'text', {
    synonyms: ['低保证编号', '保障证号', '低保证号码', '低保编号'],
    household: true,
  }),
  column('householdSize', '家庭人口', 'integer', {
    synonyms: ['家庭人口数', '家庭总人口', '户籍人口', '家庭人数', '人口'],
    unit: '人',
    min: 1,
    max: 30,
    household: true,
  }),
  column('coveredMembers', '保障人口', 'integer', {
    synonyms: ['保障人数', '享受人口', '享受人数', '低保人口', '低保人数', '纳入保障人口'],
    unit: '人',
    min: 0,
    max: 30,
    establishes: 'coveredMembers',
    ...householdWide,
  }),
  column('lowIncome', '保障类别', 'choice', {
    synonyms: ['类别', '低保类别', '低保类型', '救助类别', '分类', '保障类型', '低保等级'],
    required: true,
    values: lowIncomeClasses,
    sensitive: 'money',
    establishes: 'lowIncome',
    ...householdWide,
  }),
  column('registration', '户口性质', 'choice', {
    synonyms: ['户籍性质', '城乡类别', '户口类型'],
    values: householdFacts.registration.fact.values ?? [],
    establishes: 'registration',
    household: true,
  }),
];

const memberColumns = [
  column('name', '姓名', 'name', {
    synonyms: ['家庭成员/姓名', '家庭成员姓名', '成员姓名', '家庭成员', '保障对象姓名', '户主姓名'],
    required: true,
    sensitive: 'identity',
  }),
  column('relation', '与户主关系', 'choice', {
    synonyms: ['家庭成员/与户主关系', '家庭成员/关系', '关系', '家庭关系', '与户主的关系', '成员关系'],
    values: relations,
    establishes: 'relation',
  }),
  column('residentId', '身份证号', 'residentId', {
    synonyms: [
      '家庭成员/身份证号',
      '身份证号码',
      '家庭成员/身份证号码',
      '成员身份证号',
      '公民身份号码',
      '身份证',
      '家庭成员身份证号',
    ],
    required: true,
    sensitive: 'identity',
  }),
  column('sex', '性别', 'choice', { synonyms: ['家庭成员/性别'], values: sexes, establishes: 'sex' }),
  column('health', '健康状况', 'text', {
    synonyms: ['家庭成员/健康状况', '身体状况', '健康情况', '家庭成员/身体状况'],
    sensitive: 'health',
  }),
  column('hasLabourCapacity', '劳动能力', 'boolean', {
    synonyms: ['家庭成员/劳动能力', '有无劳动能力', '是否有劳动能力'],
    sensitive: 'health',
    establishes: 'hasLabourCapacity',
  }),
];

const moneyColumns = [
  column('causeOfPoverty', '致贫原因', 'text', {
    synonyms: ['困难原因', '主要致贫原因'],
    household: true,
    sensitive: 'health',
  }),
  column('yearlyIncome', '家庭年收入', 'money', {
    synonyms: ['年收入', '家庭总收入', '家庭年总收入'],
    household: true,
    sensitive: 'money',
    min: 0,
  }),
  column('yearlyIncomePerHead', '人均年收入', 'money', {
    synonyms: ['人均收入', '家庭人均年收入', '家庭人均收入', '年人均收入'],
    unit: '元/年',
    sensitive: 'money',
    min: 0,
    establishes: 'yearlyIncomePerHead',
    ...householdWide,
  }),
  column('basicAllowance', '基本保障金', 'money', {
    synonyms: ['月保障金/基本', '月保障金/基本保障金', '基本', '月基本保障金'],
    household: true,
    sensitive: 'money',
    min: 0,
  }),
  column('classifiedAllowance', '分类施保', 'money', {
    synonyms: ['月保障金/分类施保', '分类施保金', '分类施保金额'],
    household: true,
    sensitive: 'money',
    min: 0,
  }),
  column('monthlyAllowance', '月保障金', 'money', {
    synonyms: [
      '月保障金/合计',
      '月保障金额',
      '保障金',
      '月补助金额',
      '保障金额',
      '合计',
      '月低保金',
      '低保金',
      '月补差',
      '补差金额',
    ],
    unit: '元/月',
    household: true,
    sensitive: 'money',
    min: 0,
  }),
  column('bank', '开户行', 'text', { synonyms: ['开户银行'], household: true }),
  column('bankAccount', '账号', 'bankAccount', {
    synonyms: ['银行账号', '一卡通账号', '一卡通', '卡号', '社保卡账号', '银行卡号', '账户'],
    household: true,
    sensitive: 'money',
  }),
  column('approvedOn', '批准时间', 'date', {
    synonyms: ['批准日期', '审批时间', '审批日期', '享受时间', '享受起始时间', '纳入时间', '审核确认时间', '起始日期'],
    household: true,
  }),
  column('movement', '动态', 'text', { synonyms: ['变动情况', '动态情况', '变更情况'], household: true }),
  column('remark', '备注', 'text', { synonyms: ['说明'] }),
];

/**
 * 低保家庭花名册: one row per member; what is said of the household stands once, merged down over the rows of its members.
 * The class establishes the household's fact, the relation each member's.
 */
export const lowIncomeHousehold = ledger({
  id: 'low-income-household',
  title: '最低生活保障家庭花名册',
  requirements: ['X-1', 'X-2', 'TS-12', 'TS-13'],
  subject: 'household',
  titleWords: [
    '最低生活保障',
    '低保家庭',
    '低保户',
    '低保花名册',
    '低保对象',
    '农村低保',
    '城市低保',
    '低保台账',
    '保障家庭',
  ],
  fields: [...headColumns, ...memberColumns, ...moneyColumns],
  key: ['residentId'],
});
