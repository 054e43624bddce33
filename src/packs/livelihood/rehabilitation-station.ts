import { and, known } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

/** MS-4: one entry per station; the dates of its milestones are its progress. */
const reached = (...dates: string[]) => and(...dates.map((id) => known(field(id))));

export const rehabilitationStation = ledger({
  id: 'rehabilitation-station',
  title: '残疾人社区康复站建设台账',
  requirements: ['MS-4'],
  subject: 'none',
  titleWords: ['康复站'],
  key: ['town', 'name'],
  fields: [
    column('number', '序号', 'sequence', { synonyms: ['编号'] }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道', '乡镇街道'], required: true }),
    column('name', '康复站名称', 'text', { synonyms: ['站点名称', '站名', '名称'], required: true }),
    column('hostedBy', '依托机构', 'text', { synonyms: ['社区卫生服务中心', '依托单位', '设在'] }),
    column('floorArea', '面积', 'decimal', { unit: '平方米', min: 0, synonyms: ['建筑面积', '使用面积'] }),
    column('sitedOn', '选址确定日期', 'date', { synonyms: ['选址', '选址日期', '建设进度/选址'] }),
    column('retrofittedOn', '无障碍改造完成日期', 'date', {
      synonyms: ['改造完成', '无障碍改造', '建设进度/无障碍改造'],
    }),
    column('equippedOn', '设备到位日期', 'date', { synonyms: ['设备到位', '器材到位', '建设进度/设备到位'] }),
    column('coordinatorTrainedOn', '协理员培训合格日期', 'date', { synonyms: ['协理员培训', '建设进度/协理员培训'] }),
    column('coordinator', '康复协理员', 'name', { synonyms: ['协理员', '协理员姓名'], sensitive: 'identity' }),
    column('approvedBy', '拨款批准文号', 'text', { synonyms: ['政府批准文号', '批准文号', '批复文号'] }),
    column('note', '备注', 'text', { synonyms: ['说明'] }),
  ],
  stages: [
    { id: 'sited', label: '已选址', when: reached('sitedOn'), date: 'sitedOn' },
    { id: 'retrofitted', label: '已完成无障碍改造', when: reached('sitedOn', 'retrofittedOn'), date: 'retrofittedOn' },
    {
      id: 'equipped',
      label: '设备已到位',
      when: reached('sitedOn', 'retrofittedOn', 'equippedOn'),
      date: 'equippedOn',
    },
    {
      id: 'completed',
      label: '已建成（协理员培训合格）',
      when: reached('sitedOn', 'retrofittedOn', 'equippedOn', 'coordinatorTrainedOn'),
      date: 'coordinatorTrainedOn',
    },
  ],
});

const professions: readonly Choice[] = [
  { id: 'physician', code: 1, label: '临床医师', synonyms: ['医师', '医生', '执业医师', '助理医师'] },
  { id: 'traditional-physician', code: 2, label: '中医医师', synonyms: ['中医', '中医师'] },
  { id: 'nurse', code: 3, label: '护士', synonyms: ['护理', '护师'] },
  { id: 'therapist', code: 4, label: '康复治疗师', synonyms: ['治疗师', '康复师', '康复治疗士'] },
  { id: 'village-doctor', code: 5, label: '乡村医生', synonyms: ['村医'] },
  { id: 'other', code: 9, label: '其他', synonyms: ['其他人员'] },
];

const results: readonly Choice[] = [
  { id: 'failed', code: 0, label: '不合格', synonyms: ['未通过', '不及格', '否'] },
  { id: 'passed', code: 1, label: '合格', synonyms: ['通过', '及格', '是'] },
];

/** MS-4: coordinators are doctors who may lack rehabilitation knowledge, so each course is passed or failed. */
export const coordinatorTraining = ledger({
  id: 'coordinator-training',
  title: '康复协理员培训台账',
  requirements: ['MS-4'],
  subject: 'none',
  titleWords: ['协理员培训', '康复协理员'],
  key: ['name', 'town', 'course'],
  fields: [
    column('number', '序号', 'sequence', { synonyms: ['编号'] }),
    column('name', '姓名', 'name', { synonyms: ['协理员姓名', '学员姓名'], required: true, sensitive: 'identity' }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道'], required: true }),
    column('station', '所在康复站', 'text', { synonyms: ['康复站', '康复站名称'] }),
    column('profession', '专业', 'choice', {
      values: professions,
      synonyms: ['职业', '专业类别', '岗位类别'],
      required: true,
    }),
    column('licence', '资格证书号', 'text', { synonyms: ['执业证号', '资格证号', '证书编号'] }),
    column('course', '培训内容', 'text', { synonyms: ['课程', '培训课程', '培训班'], required: true }),
    column('trainedOn', '培训日期', 'date', { synonyms: ['培训时间', '结业日期'], required: true }),
    column('hours', '学时', 'integer', { unit: '学时', min: 0, max: 1000, synonyms: ['培训学时'] }),
    column('result', '考核结果', 'choice', { values: results, synonyms: ['是否合格', '结果', '考核'] }),
    column('note', '备注', 'text'),
  ],
  stages: [
    { id: 'trained', label: '已参训', when: known(field('trainedOn')), date: 'trainedOn' },
    { id: 'examined', label: '已考核', when: known(field('result')), date: 'trainedOn' },
  ],
});
