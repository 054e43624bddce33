import { known } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

const kinds: readonly Choice[] = [
  { id: 'rehabilitation-station', code: 1, label: '社区康复站', synonyms: ['康复站', '康复室'] },
  { id: 'day-care', code: 2, label: '残疾人之家', synonyms: ['日间照料中心', '日照中心', '温馨家园'] },
  { id: 'service-centre', code: 3, label: '综合服务中心', synonyms: ['残疾人综合服务中心', '服务中心'] },
  { id: 'work-therapy', code: 4, label: '工疗站', synonyms: ['工疗', '庇护工场', '农疗基地'] },
  { id: 'window', code: 5, label: '服务窗口', synonyms: ['窗口', '便民服务中心', '党群服务中心'] },
  { id: 'other', code: 9, label: '其他', synonyms: ['其他场所'] },
];

/** Places where something is done for people: what is measured and inspected there points at them by name. */
export const placeRegister = ledger({
  id: 'place-register',
  title: '场所名册',
  requirements: ['TS-27', 'TS-32'],
  subject: 'none',
  titleWords: ['场所名册', '场所台账', '服务场所', '阵地台账'],
  key: ['name', 'village'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号'] }),
    column('name', '场所名称', 'text', { synonyms: ['名称', '站点名称', '阵地名称'], required: true }),
    column('kind', '场所类别', 'choice', { values: kinds, synonyms: ['类别', '类型'], required: true }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道'], required: true }),
    column('village', '村', 'village', { synonyms: ['村（社区）', '社区', '村居'], required: true }),
    column('address', '地址', 'text', { synonyms: ['详细地址', '位置'] }),
    column('runBy', '运营机构', 'text', { synonyms: ['依托机构', '管理单位', '运营单位'] }),
    column('floorArea', '建筑面积', 'decimal', { unit: '平方米', min: 0, synonyms: ['面积', '使用面积'] }),
    column('outdoorArea', '室外场地面积', 'decimal', { unit: '平方米', min: 0, synonyms: ['室外面积', '活动场地'] }),
    column('accessible', '是否无障碍', 'boolean', { synonyms: ['无障碍', '无障碍改造'] }),
    column('opensAt', '开放时间', 'text', { synonyms: ['服务时间', '开放日'] }),
    column('openedOn', '启用日期', 'date', { synonyms: ['建成日期', '启用时间'] }),
    column('closedOn', '停用日期', 'date', { synonyms: ['关闭日期', '停用时间'] }),
    column('note', '备注', 'text', { synonyms: ['说明'] }),
  ],
  stages: [
    { id: 'listed', label: '在册', when: known(field('name')), date: 'openedOn' },
    { id: 'closed', label: '已停用', when: known(field('closedOn')), date: 'closedOn' },
  ],
});
