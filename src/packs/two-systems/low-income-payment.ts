/** 低保金发放表: what was paid of the minimum-living scheme. The difference goes to a household by its head, what is added to a person by name. */
import { known } from '../../define/expression.ts';
import { column, field, type LedgerField, ledger } from '../../define/ledger.ts';
import { lowIncomeClasses } from '../../define/registry.ts';

const amount = (id: string, label: string, synonyms: readonly string[], more: Partial<LedgerField> = {}) =>
  column(id, label, 'money', { synonyms, unit: '元', min: 0, sensitive: 'money', ...more });

const first = [
  column('sequence', '序号', 'sequence', { synonyms: ['编号', '户序号', '序'] }),
  column('month', '发放月份', 'date', {
    synonyms: ['月份', '所属月份', '发放年月', '待遇月份'],
    fromTitle: 'month',
  }),
  column('town', '乡镇', 'town', { synonyms: ['乡镇街道', '街道', '所属乡镇', '乡镇名称'] }),
  column('village', '村', 'village', { synonyms: ['村社区', '社区', '行政村', '村居', '村名'] }),
];

const residentId = column('residentId', '身份证号', 'residentId', {
  synonyms: ['身份证号码', '户主身份证号', '户主身份证号码', '户主/身份证号', '公民身份号码', '证件号码'],
  required: true,
  sensitive: 'identity',
});

const last = [
  amount('backPay', '补发', ['补发金额', '补发金', '补发/金额']),
  amount('deduction', '扣发', ['扣发金额', '扣减', '扣款', '扣回']),
  amount('total', '合计', ['合计金额', '实发金额', '应发金额', '发放合计', '实发合计', '月保障金/合计']),
  column('paidOn', '发放日期', 'date', { synonyms: ['发放时间', '打卡日期', '拨付日期', '到账日期'] }),
  column('accountHolder', '账户名', 'name', { synonyms: ['户名', '开户名', '账户姓名'], sensitive: 'identity' }),
  column('bankAccount', '一卡通账号', 'bankAccount', {
    synonyms: ['账号', '银行账号', '社保卡账号', '一卡通', '卡号', '银行卡号', '社保卡(一卡通)账号'],
    sensitive: 'money',
  }),
  column('remark', '备注', 'text', { synonyms: ['说明'] }),
];
const parts = { month: 'month', backPay: 'backPay', deduction: 'deduction' };

/**
 * A line for a household. What it says of 分类施保 is the household's sum: for whom, only the list by person says. A list whose only sum is 合计 does not say
 * how much of it is the difference: that is what is left without 分类施保 where the list writes it, and stays open where it does not.
 */
export const lowIncomePayment = ledger({
  id: 'low-income-payment',
  title: '最低生活保障金发放表',
  requirements: ['DP-7', 'X-4', 'X-5'],
  subject: 'person',
  titleWords: [
    '最低生活保障金发放',
    '最低生活保障资金发放',
    '最低生活保障补助发放',
    '低保金发放',
    '低保资金发放',
    '低保补助发放',
    '农村低保金发放',
    '城市低保金发放',
  ],
  fields: [
    ...first,
    column('name', '户主姓名', 'name', {
      synonyms: ['户主', '户主/姓名', '姓名', '领取人', '低保户主', '保障对象', '保障对象姓名'],
      required: true,
      sensitive: 'identity',
    }),
    residentId,
    column('certificateOfLowIncome', '低保证号', 'text', { synonyms: ['低保证编号', '低保证号码', '低保编号'] }),
    column('lowIncome', '保障类别', 'choice', {
      synonyms: ['类别', '低保类别', '低保类型', '救助类别'],
      values: lowIncomeClasses,
      sensitive: 'money',
    }),
    column('coveredMembers', '保障人口', 'integer', {
      synonyms: ['保障人数', '享受人数', '享受人口', '低保人数', '低保人口', '人数', '人口'],
      unit: '人',
      min: 0,
      max: 30,
    }),
    column('months', '月数', 'integer', { synonyms: ['发放月数', '补差月数'], unit: '月', min: 0, max: 60 }),
    amount('difference', '低保金', [
      '补差金额',
      '月补差',
      '保障金',
      '保障金额',
      '月保障金',
      '月保障金/基本',
      '基本保障金',
      '低保金额',
      '低保补助金',
      '发放金额',
      '金额',
    ]),
    amount('householdAdditions', '全户分类施保', ['分类施保', '月保障金/分类施保', '分类施保金', '分类施保金额']),
    ...last,
  ],
  key: ['residentId', 'month'],
  receipts: [
    {
      policy: 'minimum-living-difference',
      amount: 'difference',
      months: 'months',
      within: { whole: 'total', others: ['householdAdditions'] },
      ...parts,
    },
  ],
  stages: [{ id: 'paid', label: '已发放', when: known(field('residentId')), date: 'paidOn' }],
});

/** A line for a person: who of the household the addition is for. */
export const lowIncomeAdditionsPayment = ledger({
  id: 'low-income-additions-payment',
  title: '分类施保和低保增发发放表',
  requirements: ['TS-12', 'X-4', 'X-5'],
  subject: 'person',
  titleWords: ['分类施保发放', '分类施保金发放', '分类施保和低保增发', '低保增发', '残疾人增发', '分类施保人员发放'],
  fields: [
    ...first,
    column('name', '姓名', 'name', {
      synonyms: ['享受人姓名', '享受对象', '施保对象', '保障对象', '对象姓名'],
      required: true,
      sensitive: 'identity',
    }),
    residentId,
    column('headName', '户主姓名', 'name', { synonyms: ['户主', '户主/姓名'], sensitive: 'identity' }),
    column('group', '施保类别', 'text', { synonyms: ['分类施保类别', '人员类别', '对象类别'], sensitive: 'health' }),
    column('months', '月数', 'integer', { synonyms: ['发放月数'], unit: '月', min: 0, max: 60 }),
    amount('classified', '分类施保', ['分类施保金', '分类施保金额', '分类施保/金额']),
    amount('supplement', '低保增发', [
      '残疾人增发',
      '城市低保残疾人增发',
      '增发金额',
      '残疾人增发补助',
      '低保增发/金额',
    ]),
    ...last,
  ],
  key: ['residentId', 'month'],
  receipts: [
    { policy: 'classified-support', amount: 'classified', months: 'months', ...parts },
    { policy: 'urban-low-income-supplement', amount: 'supplement', months: 'months', ...parts },
  ],
  stages: [{ id: 'paid', label: '已发放', when: known(field('residentId')), date: 'paidOn' }],
});
