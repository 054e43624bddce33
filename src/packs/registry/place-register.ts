import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { placeKinds } from '../../define/other-registry.ts';

/** Places where something is done for people: what is measured and inspected there points at them by name. */
export const placeRegister = ledger({
  id: 'place-register',
  title: '场所名册',
  requirements: ['TS-27', 'TS-32'],
  subject: 'none',
  describes: 'place',
  titleWords: ['场所名册', '场所台账', '服务场所', '阵地台账'],
  key: ['name', 'village'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号'] }),
    column('name', '场所名称', 'text', { synonyms: ['名称', '站点名称', '阵地名称'], required: true }),
    column('kind', '场所类别', 'choice', {
      values: placeKinds,
      establishes: 'placeKind',
      validFrom: 'openedOn',
      synonyms: ['类别', '类型'],
      required: true,
    }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道'], required: true }),
    column('village', '村', 'village', { synonyms: ['村（社区）', '社区', '村居'], required: true }),
    column('address', '地址', 'text', { synonyms: ['详细地址', '位置'] }),
    column('runBy', '运营机构', 'text', { synonyms: ['依托机构', '管理单位', '运营单位'] }),
    column('floorArea', '建筑面积', 'decimal', {
      unit: '平方米',
      min: 0,
      synonyms: ['面积', '使用面积'],
      establishes: 'floorArea',
      validFrom: 'openedOn',
    }),
    column('outdoorArea', '室外场地面积', 'decimal', {
      unit: '平方米',
      min: 0,
      synonyms: ['室外面积', '活动场地'],
      establishes: 'outdoorArea',
      validFrom: 'openedOn',
    }),
    column('accessible', '是否无障碍', 'boolean', { synonyms: ['无障碍', '无障碍改造'] }),
    column('opensAt', '开放时间', 'text', { synonyms: ['服务时间', '开放日'] }),
    column('openedOn', '启用日期', 'date', { synonyms: ['建成日期', '启用时间'] }),
    column('closedOn', '停用日期', 'date', {
      synonyms: ['关闭日期', '停用时间'],
      establishes: 'placeClosedOn',
      validFrom: 'closedOn',
    }),
    column('note', '备注', 'text', { synonyms: ['说明'] }),
  ],
  stages: [
    { id: 'listed', label: '在册', when: known(field('name')), date: 'openedOn' },
    { id: 'closed', label: '已停用', when: known(field('closedOn')), date: 'closedOn' },
  ],
});
