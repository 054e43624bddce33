/** How the console speaks of places, areas and organisations, and which entry of the menu they belong to. */
import type { OtherSubject } from '../../define/fact.ts';
import type { ConsoleSection } from './layout.tsx';

export const sectionOf: Record<OtherSubject, ConsoleSection> = {
  place: 'centres',
  area: 'posts',
  organisation: 'levy',
};

/** Headings of the lists; a policy that has none is headed by its title. */
export const headings: Readonly<Record<string, string>> = {
  'service-centre-standard': '服务中心达标',
  'social-work-posts': '社工岗位',
  'employment-levy': '就业保障金',
};

export const kindWords: Record<OtherSubject, string> = { place: '场所', area: '地区', organisation: '单位' };

/** Where a fact comes from when nobody wrote it by hand. */
export const origins: Readonly<Record<string, string>> = {
  entry: '名册',
  import: '导入的名册',
  staff: '工作人员登记',
  demonstration: '演示数据',
};

export const rulingWords = {
  'stop-and-recover': '停发补助，并追回已拨款项',
  stop: '停发补助，不追回',
  keep: '不停发，继续补助',
} as const;
