/** 居民医保缴费资助发放表: what each office paid towards somebody's contribution of a year. */
import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';

const paid = (id: string, label: string, ...synonyms: string[]) =>
  column(id, label, 'money', { synonyms, unit: '元/年', min: 0, sensitive: 'money' });

export const insurancePayment = ledger({
  id: 'insurance-payment',
  title: '居民医保缴费资助发放表',
  requirements: ['TS-5', 'TS-6', 'MH-6', 'X-5'],
  subject: 'person',
  titleWords: ['医保缴费资助', '参保资助', '医保资助', '参合资助', '代缴医保'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号', '序'] }),
    column('month', '资助月份', 'date', {
      synonyms: ['资助日期', '缴费日期', '缴费时间', '参保时间', '资助时间'],
      fromTitle: 'month',
    }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇街道', '街道', '所属乡镇'] }),
    column('village', '村', 'village', { synonyms: ['村社区', '社区', '行政村', '村居'] }),
    column('name', '姓名', 'name', {
      synonyms: ['参保人姓名', '参保人', '资助对象'],
      required: true,
      sensitive: 'identity',
    }),
    column('residentId', '身份证号', 'residentId', {
      synonyms: ['身份证号码', '公民身份号码', '证件号码'],
      required: true,
      sensitive: 'identity',
    }),
    paid('contribution', '个人应缴', '个人缴费标准', '缴费标准', '应缴金额'),
    paid('federation', '残联资助', '残联资助金额', '残联代缴', '资助金额/残联'),
    paid('civilAffairs', '民政资助', '民政资助金额', '民政代缴', '资助金额/民政'),
    paid('county', '县级资助', '财政资助', '县财政资助', '资助金额/财政', '资助金额/县级'),
    paid('total', '合计', '资助合计', '合计金额'),
    column('remark', '备注', 'text', { synonyms: ['说明'] }),
  ],
  key: ['residentId', 'month'],
  receipts: [
    { policy: 'patient-insurance', amount: 'federation', month: 'month' },
    { policy: 'urban-medical-subsidy', amount: 'civilAffairs', month: 'month' },
    { policy: 'rural-medical-subsidy', amount: 'county', month: 'month' },
  ],
  stages: [{ id: 'paid', label: '已资助', when: known(field('residentId')), date: 'month' }],
});
