import { equals, known, or } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

const states: readonly Choice[] = [
  { id: 'open', code: 0, label: '未解决', synonyms: ['待解决', '未整改', '新提出'] },
  { id: 'working', code: 1, label: '正在解决', synonyms: ['整改中', '推进中', '正在整改', '部分解决'] },
  { id: 'solved', code: 2, label: '已解决', synonyms: ['已整改', '已销号', '销号', '完成'] },
];

const projects: readonly Choice[] = [
  { id: 'special-rescue', code: 1, label: '特别救助', synonyms: ['贫困重度残疾人特别救助'] },
  { id: 'rehabilitation-stations', code: 2, label: '社区康复站', synonyms: ['康复站', '残疾人社区康复站'] },
  { id: 'cataract-surgery', code: 3, label: '白内障复明手术', synonyms: ['白内障', '复明手术'] },
  { id: 'outreach', code: 4, label: '知识宣传', synonyms: ['宣传', '知识普及'] },
];

/** MS-8: every problem has a cause, a measure and somebody who answers for it. */
export const problemLog = ledger({
  id: 'problem-log',
  title: '民生工程问题台账',
  requirements: ['MS-8'],
  subject: 'none',
  titleWords: ['问题台账', '问题清单'],
  key: ['project', 'problem'],
  fields: [
    column('number', '序号', 'sequence', { synonyms: ['编号'] }),
    column('project', '所属项目', 'choice', { values: projects, synonyms: ['项目', '项目名称'], required: true }),
    column('problem', '存在问题', 'text', { synonyms: ['问题', '问题描述'], required: true }),
    column('cause', '原因', 'text', { synonyms: ['问题原因', '原因分析', '产生原因'] }),
    column('measure', '整改措施', 'text', { synonyms: ['措施', '解决措施', '拟采取措施', '下一步措施'] }),
    column('answers', '责任单位及责任人', 'text', { synonyms: ['责任单位', '责任人', '牵头单位'] }),
    column('raisedOn', '提出日期', 'date', { synonyms: ['发现日期', '发现时间'], required: true }),
    column('dueOn', '整改期限', 'date', { synonyms: ['完成时限', '期限', '时限'] }),
    column('solvedOn', '解决日期', 'date', { synonyms: ['完成日期', '销号日期'] }),
    column('state', '状态', 'choice', { values: states, synonyms: ['整改情况', '进展'], required: true }),
  ],
  stages: [
    { id: 'raised', label: '已提出', when: known(field('raisedOn')), date: 'raisedOn' },
    { id: 'working', label: '正在解决', when: equals(field('state'), 'working') },
    {
      id: 'solved',
      label: '已解决',
      when: or(equals(field('state'), 'solved'), known(field('solvedOn'))),
      date: 'solvedOn',
    },
  ],
});
