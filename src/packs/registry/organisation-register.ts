import { known } from '../../define/expression.ts';
import { column, field, ledger } from '../../define/ledger.ts';
import { organisationKinds } from '../../define/other-registry.ts';

/** TS-27, TS-37, MH-8: the organisations that programmes work with. People, places and tasks point at them by name. */
export const organisationRegister = ledger({
  id: 'organisation-register',
  title: '机构名册',
  requirements: ['TS-27', 'TS-37'],
  subject: 'none',
  describes: 'organisation',
  titleWords: ['机构名册', '机构台账', '单位名册', '机构花名册'],
  key: ['name', 'town'],
  fields: [
    column('sequence', '序号', 'sequence', { synonyms: ['编号'] }),
    column('name', '机构名称', 'text', { synonyms: ['单位名称', '名称', '机构'], required: true }),
    column('kind', '机构类别', 'choice', {
      values: organisationKinds,
      establishes: 'organisationKind',
      synonyms: ['类别', '性质', '机构性质'],
      required: true,
    }),
    column('creditCode', '统一社会信用代码', 'text', { synonyms: ['信用代码', '社会信用代码', '机构代码'] }),
    column('town', '乡镇', 'town', { synonyms: ['乡镇（街道）', '街道', '所在乡镇'] }),
    column('address', '地址', 'text', { synonyms: ['机构地址', '详细地址', '住所'] }),
    column('head', '负责人', 'name', { synonyms: ['法定代表人', '院长', '主任'] }),
    column('officePhone', '办公电话', 'text', { synonyms: ['电话', '联系电话', '服务电话'] }),
    column('services', '服务内容', 'text', { synonyms: ['业务范围', '服务项目'] }),
    column('designatedOn', '定点日期', 'date', { synonyms: ['定点时间', '批准日期', '成立日期'] }),
    column('closedOn', '停办日期', 'date', { synonyms: ['注销日期', '撤销日期'], establishes: 'organisationClosedOn' }),
    column('note', '备注', 'text', { synonyms: ['说明'] }),
  ],
  stages: [
    { id: 'listed', label: '在册', when: known(field('name')), date: 'designatedOn' },
    { id: 'closed', label: '已停办', when: known(field('closedOn')), date: 'closedOn' },
  ],
});
