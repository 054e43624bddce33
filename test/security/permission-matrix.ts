/** The permission matrix as people read it, made from the operations themselves and from what was decided about each. */
import { allOperations } from './calls.ts';
import { type About, expectations, type Outside } from './expectations.ts';

const roles = ['county', 'town', 'village', 'public'] as const;

const kinds = { read: '看', write: '办' } as const;

const aboutWords: Readonly<Record<About, string>> = {
  'own area': '只涉及本辖区，或只是规则',
  area: '指定的地区',
  person: '一个人',
  entry: '一条台账',
  import: '一次导入',
  draft: '本县的一份规则草案',
  job: '本县的一项后台任务',
};

const outsideWords: Readonly<Record<Outside, string>> = {
  404: '没有找到（404）',
  422: '没有这个地区（422）',
  nothing: '空的名单',
};

export function permissionMatrix(): string {
  const rows = allOperations.map(({ id, title, kind, audited, allow, route }) => {
    const { about, outside } = expectations[id]!;
    return [
      `\`${id}\``,
      title,
      kinds[kind],
      audited ? '记' : '',
      ...roles.map((role) => (allow.roles.includes(role) ? '✓' : '')),
      aboutWords[about],
      about === 'own area' ? '' : outsideWords[outside],
      route ? `\`${route.method.toUpperCase()} ${route.path}\`` : '',
    ];
  });
  const head = [
    '操作',
    '名称',
    '看/办',
    '留痕',
    '县级',
    '乡镇',
    '村（社区）',
    '公众',
    '涉及什么',
    '在辖区外得到',
    '接口（/api/v1 之后）',
  ];
  return `${words}\n${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

const words = `# 权限表 Permission matrix

Who may do what, made from the operations by \`UPDATE=1 node bin/test.mjs test/security/permission-matrix.test.ts\`; a test refuses a page that
says otherwise. \`test/security/permissions.test.ts\` asks each cell of the running system, as staff of the county, of two towns, of a village and
of the county next door, about things in each of these places and about things that exist nowhere.

- Who is not allowed gets 403, who has not signed in 401, whatever they ask for.
- What lies outside of somebody's area is answered exactly like what does not exist, and stands in no list, count, file or error.
- 留痕: each time leaves one row in the audit, in the same transaction; so do all refusals. Writing (办) always does.
- The database enforces the area once more by row-level security: the same questions are asked with the operations' own filters excluding nothing.
`;
