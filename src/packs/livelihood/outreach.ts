import { known } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

/** Many old people can not read or hear, so it counts by which way knowledge came to them. */
export const channels: readonly Choice[] = [
  { id: 'poster', code: 1, label: '张贴宣传', synonyms: ['海报', '宣传画', '宣传栏', '展板', '发放资料', '宣传单'] },
  { id: 'broadcast', code: 2, label: '广播', synonyms: ['大喇叭', '村广播', '流动广播', '宣传车'] },
  { id: 'home-visit', code: 3, label: '入户讲解', synonyms: ['入户', '上门', '家访', '走访'] },
  { id: 'talk', code: 4, label: '集中讲座', synonyms: ['讲座', '培训会', '义诊', '院坝会', '宣讲'] },
  { id: 'sign-language', code: 5, label: '手语讲解', synonyms: ['手语', '手语宣讲'] },
];

/** MS-6 */
export const outreach = ledger({
  id: 'outreach',
  title: '残疾预防与康复知识宣传台账',
  requirements: ['MS-6'],
  subject: 'none',
  titleWords: ['知识宣传', '宣传台账', '知识普及'],
  key: ['village', 'heldOn', 'channel'],
  fields: [
    column('number', '序号', 'sequence', { synonyms: ['编号'] }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道'], required: true }),
    column('village', '村', 'village', { synonyms: ['村（社区）', '村居', '社区', '行政村'], required: true }),
    column('heldOn', '宣传日期', 'date', { synonyms: ['日期', '时间', '活动日期'], required: true }),
    column('channel', '宣传方式', 'choice', {
      values: channels,
      synonyms: ['方式', '形式', '宣传形式'],
      required: true,
    }),
    column('topic', '宣传内容', 'text', { synonyms: ['内容', '主题'] }),
    column('people', '受众人数', 'integer', {
      unit: '人',
      min: 0,
      max: 100_000,
      synonyms: ['人数', '参加人数', '覆盖人数'],
    }),
    column('families', '覆盖户数', 'integer', { unit: '户', min: 0, max: 100_000, synonyms: ['户数', '入户户数'] }),
    column('heldBy', '宣传人', 'text', { synonyms: ['宣讲人', '负责人'] }),
    column('note', '备注', 'text'),
  ],
  stages: [{ id: 'held', label: '已开展', when: known(field('heldOn')), date: 'heldOn' }],
});
