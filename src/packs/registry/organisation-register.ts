import { known } from '../../define/expression.ts';
import type { Choice } from '../../define/field.ts';
import { column, field, ledger } from '../../define/ledger.ts';

const kinds: readonly Choice[] = [
  { id: 'federation', code: 1, label: '残联组织', synonyms: ['残联', '残疾人联合会', '残协'] },
  { id: 'civil-affairs', code: 2, label: '民政部门', synonyms: ['民政', '民政局', '民政办'] },
  { id: 'hospital', code: 3, label: '医疗卫生机构', synonyms: ['医院', '卫生院', '社区卫生服务中心'] },
  { id: 'rehabilitation', code: 4, label: '康复机构', synonyms: ['康复中心', '定点康复机构'] },
  { id: 'care', code: 5, label: '托养机构', synonyms: ['托养中心', '养老院', '敬老院', '福利院'] },
  { id: 'school', code: 6, label: '学校', synonyms: ['特教学校', '特殊教育学校', '幼儿园'] },
  { id: 'employer', code: 7, label: '用人单位', synonyms: ['企业', '公司', '福利企业'] },
  { id: 'social', code: 8, label: '社会组织', synonyms: ['协会', '社工站', '民办非企业'] },
  { id: 'other', code: 9, label: '其他', synonyms: ['其他机构'] },
];

/** TS-27, TS-37, MH-8: the organisations that programmes work with. People, places and tasks point at them by name. */
export const organisationRegister = ledger({
  id: 'organisation-register',
  title: '机构名册',
  requirements: ['TS-27', 'TS-37'],
  subject: 'none',
  titleWords: ['机构名册', '机构台账', '单位名册', '机构花名册'],
  key: ['name', 'town'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号'] }),
    column('name', '机构名称', 'text', { synonyms: ['单位名称', '名称', '机构'], required: true }),
    column('kind', '机构类别', 'choice', { values: kinds, synonyms: ['类别', '性质', '机构性质'], required: true }),
    column('creditCode', '统一社会信用代码', 'text', { synonyms: ['信用代码', '社会信用代码', '机构代码'] }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道', '所在乡镇'] }),
    column('address', '地址', 'text', { synonyms: ['机构地址', '详细地址', '住所'] }),
    column('head', '负责人', 'name', { synonyms: ['法定代表人', '院长', '主任'] }),
    column('officePhone', '办公电话', 'text', { synonyms: ['电话', '联系电话', '服务电话'] }),
    column('services', '服务内容', 'text', { synonyms: ['业务范围', '服务项目'] }),
    column('designatedOn', '定点日期', 'date', { synonyms: ['定点时间', '批准日期', '成立日期'] }),
    column('closedOn', '停办日期', 'date', { synonyms: ['注销日期', '撤销日期'] }),
    column('note', '备注', 'text', { synonyms: ['说明'] }),
  ],
  stages: [
    { id: 'listed', label: '在册', when: known(field('name')), date: 'designatedOn' },
    { id: 'closed', label: '已停办', when: known(field('closedOn')), date: 'closedOn' },
  ],
});
