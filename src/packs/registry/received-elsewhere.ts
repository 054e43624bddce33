import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';

/** 外地享受待遇核对表: what other counties pay to our people, as they answer when asked. Compared before payment; it establishes no fact. */
export const receivedElsewhere = ledger({
  id: 'received-elsewhere',
  title: '外地享受待遇核对表',
  requirements: ['X-5'],
  subject: 'person',
  titleWords: ['外地享受待遇', '异地享受待遇', '跨县享受待遇'],
  key: ['residentId', 'paidIn', 'benefit', 'from'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号'] }),
    column('name', '姓名', 'name', { required: true, sensitive: 'identity' }),
    column('residentId', '身份证号', 'residentId', {
      synonyms: ['身份证号码', '公民身份号码'],
      required: true,
      sensitive: 'identity',
    }),
    column('paidIn', '发放地区', 'text', { synonyms: ['发放县区', '享受地区'], required: true }),
    column('benefit', '享受的待遇', 'text', { synonyms: ['待遇名称', '补贴名称'], required: true }),
    column('from', '开始月份', 'date', { synonyms: ['享受开始月份'], required: true }),
    column('to', '截止月份', 'date', { synonyms: ['享受截止月份'] }),
    column('amount', '每月金额', 'money', { synonyms: ['月发放金额'], unit: '元/月', min: 0, sensitive: 'money' }),
    column('note', '说明', 'text', { synonyms: ['备注'] }),
  ],
  stages: [{ id: 'told', label: '已核对', when: known(field('paidIn')) }],
});
