import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { disabilityCategories, lowIncomeClasses } from '../../define/registry.ts';

const amount = (id: string, label: string, ...synonyms: string[]) =>
  column(id, label, 'money', { synonyms, unit: '元/月', min: 0, sensitive: 'money' });
const months = (id: string, label: string, ...synonyms: string[]) =>
  column(id, label, 'integer', { synonyms, unit: '月', min: 0, max: 60 });

const personColumns = [
  column('sequence', '序号', 'sequence', { synonyms: ['编号', '序'] }),
  column('month', '发放月份', 'date', {
    synonyms: ['月份', '发放时间', '发放日期', '所属月份', '发放年月'],
    fromTitle: 'month',
  }),
  column('name', '姓名', 'name', {
    synonyms: ['残疾人姓名', '享受人姓名', '享受对象'],
    required: true,
    sensitive: 'identity',
  }),
  column('residentId', '身份证号', 'residentId', {
    synonyms: ['身份证号码', '身份证', '公民身份号码', '证件号码'],
    required: true,
    sensitive: 'identity',
  }),
  column('certificateNumber', '残疾证号', 'certificateNumber', {
    synonyms: ['残疾人证号', '残疾证', '残疾人证', '残疾证号码', '残疾人证号码'],
    sensitive: 'identity',
  }),
  column('category', '类别', 'choice', {
    synonyms: ['残疾类别', '残疾类型', '残疾类别等级', '残疾情况/类别'],
    values: disabilityCategories,
    sensitive: 'health',
  }),
  column('level', '等级', 'integer', {
    synonyms: ['残疾等级', '残疾级别', '级别', '残疾类别等级', '残疾情况/等级'],
    unit: '级',
    min: 1,
    max: 4,
    sensitive: 'health',
  }),
  column('lowIncome', '是否低保', 'choice', {
    synonyms: ['低保', '低保类别', '是否低保户', '困难类型'],
    values: lowIncomeClasses,
    sensitive: 'money',
  }),
  column('town', '乡镇', 'town', { synonyms: ['乡镇街道', '街道', '所属乡镇'] }),
  column('village', '村', 'village', { synonyms: ['村社区', '社区', '行政村', '村居'] }),
  column('address', '住址', 'address', { synonyms: ['家庭住址', '详细住址', '地址'], sensitive: 'contact' }),
];

const paymentColumns = [
  amount('livingStandard', '生活补贴标准', '生活补贴/标准'),
  months('livingMonths', '生活补贴月数', '生活补贴/月数'),
  amount(
    'livingAllowance',
    '生活补贴',
    '生活补贴/金额',
    '困难生活补贴',
    '困难残疾人生活补贴',
    '生活补贴金额',
    '困难残疾人生活补贴/金额',
  ),
  amount('nursingStandard', '护理补贴标准', '护理补贴/标准'),
  months('nursingMonths', '护理补贴月数', '护理补贴/月数'),
  amount(
    'nursingAllowance',
    '护理补贴',
    '护理补贴/金额',
    '重度护理补贴',
    '重度残疾人护理补贴',
    '护理补贴金额',
    '重度残疾人护理补贴/金额',
  ),
  amount('backPay', '补发', '补发金额', '补发/金额'),
  amount('deduction', '扣发', '扣发金额', '扣减', '扣款'),
  amount('total', '合计', '合计金额', '发放金额', '实发金额', '总合计', '应发金额', '发放合计', '金额合计'),
  column('collectedBy', '代领人', 'text', { synonyms: ['领取人', '代领人姓名'], sensitive: 'identity' }),
  column('accountHolder', '账户名', 'name', {
    synonyms: ['户名', '开户名', '账户姓名', '开户人'],
    sensitive: 'identity',
  }),
  column('bankAccount', '一卡通账号', 'bankAccount', {
    synonyms: [
      '社保卡(一卡通)账号',
      '社保卡账号',
      '银行账号',
      '账号',
      '银行卡号',
      '卡号',
      '一卡通',
      '社会保障卡号',
      '社保卡一卡通账号',
    ],
    sensitive: 'money',
  }),
  column('phone', '电话', 'phone', { synonyms: ['联系电话', '手机', '联系方式', '手机号码'], sensitive: 'contact' }),
  column('remark', '备注', 'text', { synonyms: ['说明'] }),
];

/** 残疾人两项补贴发放表: what was paid to whom in a month. A record of what happened; it establishes no fact. */
export const twoSubsidyPayment = ledger({
  id: 'two-subsidy-payment',
  title: '残疾人两项补贴发放表',
  requirements: ['TS-19', 'X-5'],
  subject: 'person',
  titleWords: ['两项补贴', '补贴发放', '生活补贴', '护理补贴'],
  fields: [...personColumns, ...paymentColumns],
  key: ['residentId', 'month'],
  receipts: [
    {
      policy: 'living-allowance',
      amount: 'livingAllowance',
      month: 'month',
      months: 'livingMonths',
      backPay: 'backPay',
      deduction: 'deduction',
    },
    {
      policy: 'nursing-allowance',
      amount: 'nursingAllowance',
      month: 'month',
      months: 'nursingMonths',
      backPay: 'backPay',
      deduction: 'deduction',
    },
  ],
  stages: [{ id: 'paid', label: '已发放', when: known(field('total')), date: 'month' }],
});
