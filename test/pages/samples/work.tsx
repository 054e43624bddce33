import { DuePage } from '../../../src/app/console/due-page.tsx';
import { EntryFormPage } from '../../../src/app/console/entry-form.tsx';
import { EntryPage } from '../../../src/app/console/entry-page.tsx';
import { ImportListPage } from '../../../src/app/console/import-list.tsx';
import { ImportPreviewPage, type ImportPreviewProps } from '../../../src/app/console/import-preview.tsx';
import { LedgerPage } from '../../../src/app/console/ledger-page.tsx';
import { LedgersPage } from '../../../src/app/console/ledgers-page.tsx';
import { column, type Ledger, ledger } from '../../../src/define/ledger.ts';
import { options, type Sample, towns } from './console-frame.ts';

const eyes = [
  { id: 'left', code: 1, label: '左眼' },
  { id: 'right', code: 2, label: '右眼' },
];
const stage = (id: string, label: string) => ({
  id,
  label,
  when: { op: 'known', of: { op: 'fact', fact: id } } as const,
});
/** A ledger with a field of every kind. */
const screening: Ledger = ledger({
  id: 'screening',
  title: '白内障筛查手术登记',
  requirements: ['MS-5'],
  subject: 'person',
  titleWords: ['白内障'],
  key: ['name'],
  fields: [
    column('number', '序号', 'sequence'),
    column('name', '姓名', 'name', { required: true }),
    column('id', '身份证号', 'residentId', { sensitive: 'identity' }),
    column('town', '乡镇', 'town'),
    column('village', '村', 'village'),
    column('screened', '筛查日期', 'date'),
    column('fit', '是否适合手术', 'boolean'),
    column('eye', '眼别', 'choice', { values: eyes }),
    column('cost', '总费用', 'money'),
    column('times', '回访次数', 'integer', { unit: '次' }),
    column('distance', '路程', 'decimal', { unit: '公里' }),
    column('note', '备注', 'text'),
  ],
  stages: [stage('screened', '筛查'), stage('diagnosed', '诊断'), stage('surgery', '手术'), stage('visited', '回访')],
  followUps: [{ id: 'week', label: '术后 1 周回访', after: 'screened', days: 7, doneBy: 'note' }],
});

const values = {
  name: '张伟',
  id: '6212**********3309',
  town: '城关镇',
  village: '下坝社区',
  screened: '2026-06-01',
  fit: '是',
  eye: '左眼',
  cost: '1,400元',
  times: '2',
};

const preview: Omit<ImportPreviewProps, 'frame'> = {
  import: {
    id: 'i1',
    file: '01-roster.xlsx',
    ledger: '残疾人花名册',
    state: 'preview',
    rows: 312,
    new: 240,
    same: 50,
    changed: 12,
    wrong: 10,
    pays: true,
  },
  tab: 'wrong',
  wrongCells: [
    { sheet: '城关镇', row: 18, column: 'E 身份证号', reason: '末尾三位是 000，像是被 Excel 改成了数字，请重新填' },
    { sheet: '城关镇', row: 40, column: 'G 等级', reason: '“重度”可能是一级也可能是二级，请写明' },
  ],
  changes: [
    {
      sheet: '城关镇',
      row: 12,
      who: '赵晓涛',
      differences: [
        { label: '残疾等级', before: '三级', after: '二级' },
        { label: '联系电话', before: '（空）', after: '136****1418' },
      ],
    },
  ],
  lines: [{ sheet: '城关镇', row: 9, who: '黄英', place: '城关镇 下坝社区' }],
  page: 1,
  pages: 1,
};

export const workSamples: Sample[] = [
  {
    name: 'imports',
    page: (frame) => (
      <ImportListPage
        frame={frame}
        ledgers={options(['残疾人花名册', '低保家庭花名册'])}
        query={{}}
        page={1}
        pages={1}
        errors={[{ name: 'file', message: '文件设有打开密码。请在 Excel 或 WPS 里取消密码后再导入。' }]}
        imports={[
          {
            id: 'i1',
            file: '01-roster.xlsx',
            ledger: '残疾人花名册',
            at: '2026-11-20T03:00:00Z',
            by: '赵晓涛',
            rows: 312,
            wrong: 10,
            state: 'preview',
          },
          {
            id: 'i2',
            file: '03-cataract.xlsx',
            ledger: '白内障筛查手术登记',
            at: '2026-11-19T03:00:00Z',
            by: '赵晓涛',
            rows: 282,
            wrong: 0,
            state: 'applied',
          },
          {
            id: 'i3',
            file: '03-cataract.xlsx',
            ledger: '白内障筛查手术登记',
            at: '2026-11-18T03:00:00Z',
            by: '赵晓涛',
            rows: 282,
            wrong: 0,
            state: 'undone',
          },
        ]}
      />
    ),
  },
  { name: 'import-wrong', page: (frame) => <ImportPreviewPage frame={frame} {...preview} /> },
  {
    name: 'import-changed',
    page: (frame) => (
      <ImportPreviewPage frame={frame} {...preview} import={{ ...preview.import, state: 'applied' }} tab="changed" />
    ),
  },
  {
    name: 'import-new',
    page: (frame) => (
      <ImportPreviewPage frame={frame} {...preview} import={{ ...preview.import, state: 'undone' }} tab="new" />
    ),
  },
  {
    name: 'ledgers',
    page: (frame) => (
      <LedgersPage
        frame={frame}
        ledgers={[{ id: 'screening', title: screening.title, pack: '民生工程', entries: 282, due: 42 }]}
      />
    ),
  },
  {
    name: 'ledger',
    page: (frame) => (
      <LedgerPage
        frame={frame}
        ledger={screening}
        total={282}
        query={{ sort: '-screened' }}
        sortable={['name', 'screened']}
        page={1}
        pages={6}
        towns={options(towns)}
        countedBy="白内障手术"
        entries={[
          { id: 'e1', values, stage: '手术', due: '2026-11-30' },
          { id: 'e2', values: { name: '' }, stage: null, due: null },
        ]}
      />
    ),
  },
  {
    name: 'entry',
    page: (frame) => (
      <EntryPage
        frame={frame}
        ledger={screening}
        entry={{
          id: 'e1',
          title: '张伟的白内障登记',
          person: { id: 'p0', name: '张伟' },
          values,
          stage: 'surgery',
          reached: { screened: '2026-06-01', diagnosed: '2026-06-05', surgery: '2026-06-20' },
          withdrawn: false,
          revealed: false,
        }}
        followUps={[
          { label: '术后 1 日回访', due: '2026-06-21', doneOn: '2026-06-21', late: 0 },
          { label: '术后 1 月回访', due: '2026-07-20', doneOn: null, late: 126 },
        ]}
        actions={[
          { at: '2026-06-01T02:00:00Z', who: '03-cataract.xlsx', what: '导入', changes: [] },
          {
            at: '2026-06-20T02:00:00Z',
            who: '赵晓涛',
            what: '修改',
            changes: [{ label: '眼别', before: '', after: '左眼' }],
          },
        ]}
        mayChange
      />
    ),
  },
  {
    name: 'entry-form',
    page: (frame) => (
      <EntryFormPage
        frame={frame}
        ledger={screening}
        entry={null}
        values={{ screened: '2026-06-01', cost: 'abc' }}
        errors={{ name: '请填姓名', cost: '总费用要填数字，例如 120.5' }}
        towns={options(towns)}
        villages={options(['城关镇 下坝社区', '理川镇 上街村'])}
      />
    ),
  },
  {
    name: 'due',
    page: (frame) => (
      <DuePage
        frame={frame}
        visits={[
          {
            ledger: 'screening',
            entry: 'e1',
            about: '张伟',
            what: '术后 1 周回访',
            village: '城关镇 下坝社区',
            due: '2026-11-20',
            late: 3,
          },
        ]}
        total={42}
        query={{}}
        page={1}
        pages={1}
      />
    ),
  },
];
