import { equals, known, or } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

/** Who issued the order (交办). */
const levels: readonly Choice[] = [
  { id: 'province', code: 1, label: '省级', synonyms: ['省', '省河长办'] },
  { id: 'city', code: 2, label: '市级', synonyms: ['市', '市河长办', '市交办'] },
  {
    id: 'district',
    code: 3,
    label: '区级',
    synonyms: ['区', '县级', '县', '区河长办', '县河长办', '区交办', '县区级'],
  },
  {
    id: 'office',
    code: 4,
    label: '办事处',
    synonyms: [
      '街道',
      '街道级',
      '乡镇',
      '镇级',
      '乡级',
      '镇',
      '乡',
      '乡镇级',
      '办事处级',
      '街道办',
      '街道办事处',
      '镇街',
    ],
  },
  { id: 'village', code: 5, label: '村级', synonyms: ['村', '社区', '村居', '社区级'] },
];

const progress: readonly Choice[] = [
  { id: 'open', code: 1, label: '未整改', synonyms: ['未完成', '待整改', '未开始'] },
  { id: 'working', code: 2, label: '正在整改', synonyms: ['整改中', '进行中', '正在进行', '部分整改', '持续整改'] },
  {
    id: 'rectified',
    code: 3,
    label: '已整改',
    synonyms: ['已完成', '完成', '整改完成', '整改到位', '已整改到位', '已整改完成', '已销号', '已清理'],
  },
];

/** 河道巡查交办单: found on patrol → assigned → rectified → answered → closed (销号). */
export const riverOrder = ledger({
  id: 'river-order',
  title: '河长制交办单台账',
  requirements: ['HY-4'],
  subject: 'none',
  titleWords: ['河长制', '交办单', '河道巡查', '巡河', '河湖', '河道'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号', '序'] }),
    column('level', '交办级别', 'choice', {
      synonyms: ['级别', '交办层级', '交办单位级别', '来源', '问题来源'],
      values: levels,
    }),
    column('patrolledOn', '巡查日期', 'date', { synonyms: ['巡查时间', '发现日期', '发现时间', '巡河日期', '日期'] }),
    column('patrolTime', '起止时间', 'text', { synonyms: ['巡查起止时间'] }),
    column('river', '河流', 'text', {
      synonyms: [
        '河段',
        '河道',
        '河流名称',
        '河道名称',
        '河流（河段）',
        '河流河段',
        '沟渠',
        '河（沟）名称',
        '河湖名称',
      ],
      required: true,
    }),
    column('stretch', '起点终点', 'text', { synonyms: ['起点—终点', '起止点', '起讫点'] }),
    column('length', '公里', 'decimal', { synonyms: ['巡查里程', '里程', '长度'], unit: '公里', min: 0 }),
    column('patrolledBy', '巡查人', 'text', { synonyms: ['巡查人员', '巡河人', '河长'] }),
    column('water', '水面', 'text', { synonyms: ['水面情况'] }),
    column('waterQuality', '水质', 'text', { synonyms: ['水质情况'] }),
    column('bank', '岸线', 'text', { synonyms: ['岸线情况', '岸坡'] }),
    column('outlet', '排污口', 'text', { synonyms: ['排污口情况'] }),
    column('fourDisorders', '四乱', 'text', { synonyms: ['四乱情况', '四乱（占采堆建）'] }),
    column('problem', '问题描述', 'text', {
      synonyms: ['存在问题', '问题', '发现问题', '问题内容', '交办问题', '交办事项'],
      required: true,
    }),
    column('handling', '现场处置', 'text', { synonyms: ['现场处置情况'] }),
    column('orderNumber', '交办单号', 'text', { synonyms: ['交办单编号', '交办编号', '单号'] }),
    column('responsibleUnit', '责任单位', 'text', { synonyms: ['整改单位', '承办单位', '整改责任单位'] }),
    column('responsiblePerson', '责任人', 'text', { synonyms: ['整改责任人', '承办人', '负责人'] }),
    column('assignedOn', '交办日期', 'date', { synonyms: ['交办时间', '下达日期'] }),
    column('dueOn', '整改期限', 'date', { synonyms: ['整改时限', '办结时限', '完成时限', '限期', '整改截止日期'] }),
    column('progress', '整改情况', 'choice', {
      synonyms: ['整改状态', '办理情况', '整改进展', '完成情况', '整改结果'],
      values: progress,
    }),
    column('answeredOn', '反馈日期', 'date', { synonyms: ['反馈时间', '回复日期', '整改反馈日期'] }),
    column('verifiedBy', '核查人', 'text', { synonyms: ['核查人员', '验收人'] }),
    column('closedOn', '销号日期', 'date', { synonyms: ['销号时间', '办结日期', '销号'] }),
    column('late', '是否超期', 'boolean', { synonyms: ['超期', '是否逾期', '逾期'] }),
    column('clearedArea', '清理面积', 'decimal', {
      synonyms: ['清理面积(㎡)', '清理水草面积', '面积'],
      unit: '㎡',
      min: 0,
    }),
    column('remark', '备注', 'text', { synonyms: ['说明'] }),
  ],
  key: ['patrolledOn', 'river', 'problem'],
  stages: [
    { id: 'found', label: '已发现', when: known(field('river')), date: 'patrolledOn' },
    { id: 'assigned', label: '已交办', when: known(field('assignedOn')), date: 'assignedOn' },
    { id: 'rectified', label: '已整改', when: equals(field('progress'), 'rectified'), date: 'answeredOn' },
    {
      id: 'answered',
      label: '已反馈',
      when: or(known(field('answeredOn')), known(field('closedOn'))),
      date: 'answeredOn',
    },
    { id: 'closed', label: '已销号', when: known(field('closedOn')), date: 'closedOn' },
  ],
  followUps: [{ id: 'rectification', label: '整改到期', after: 'dueOn', days: 0, doneBy: 'closedOn' }],
});
