/** Worked cases for officials: written as a workbook to sign, and read back. */
import { basename } from 'node:path';
import { Problem } from '../../../values/problem.ts';
import type { Arguments } from '../arguments.ts';
import { type Command, type Host, withOperations } from '../command.ts';
import { type Output, table } from '../print.ts';

const USAGE = 'cases export OUT.xlsx [--pack ID] [--policy ID] | cases read FILE.xlsx';

export const cases: Command = {
  name: 'cases',
  words: 2,
  usage: USAGE,
  help: 'write the worked cases as a workbook that officials check and sign; read the signed workbook back: which cases are confirmed, disputed or changed, and which belong to rules that no longer hold',
  options: [
    { name: 'pack', takes: 'text', help: 'export: only the policies of this pack' },
    { name: 'policy', takes: 'text', help: 'export: only this policy' },
  ],
  async run(given, host, output) {
    const [what, path] = given.words;
    if (path === undefined) throw new Problem('usage-missing', { usage: USAGE });
    if (what === 'export') return exportCases(path, given, host, output);
    if (what === 'read') return readCases(path, given, host, output);
    throw new Problem('usage-missing', { usage: USAGE });
  },
};

async function exportCases(path: string, given: Arguments, host: Host, output: Output): Promise<number> {
  const asked = { pack: given.text('pack'), policy: given.text('policy') };
  const written = await withOperations(given, host, (operations) => operations.case.workbook(asked));
  await host.writeFile(path, written.bytes);
  const { policies, cases: count } = written;
  output.result({ file: path, policies, cases: count }, () => `已写出 ${policies} 项政策的 ${count} 个样例：${path}`);
  return 0;
}

async function readCases(path: string, given: Arguments, host: Host, output: Output): Promise<number> {
  const file = await host.readFile(path);
  const result = await withOperations(given, host, (operations) =>
    operations.case.readSigned({ file, fileName: basename(path) }),
  );
  output.result(result, () =>
    [
      `${result.file}：${result.rows} 行，确认 ${result.confirmed}，有异议 ${result.disputed.length}，没有签 ${result.unsigned}，规则已变 ${result.stale.length}；新记下 ${result.added}`,
      ...(result.disputed.length === 0 ? [] : ['', disputedTable(result.disputed)]),
      ...result.unclear.map(({ sheet, row, problem }) => `提示（${sheet} 第 ${row} 行）：${problem}`),
    ].join('\n'),
  );
  return 0;
}

type Disputed = {
  readonly sheet: string;
  readonly row: number;
  readonly title: string;
  readonly signedBy: string;
  readonly remark: string;
  readonly edits: readonly { readonly column: string; readonly was: string; readonly now: string }[];
};

const disputedTable = (rows: readonly Disputed[]): string =>
  table(
    ['工作表', '行', '样例', '改动', '意见', '签字'],
    rows.map(({ sheet, row, title, edits, remark, signedBy }) => [
      sheet,
      String(row),
      title,
      edits.map(({ column, was, now }) => `${column}：${was || '空'} → ${now || '空'}`).join('；'),
      remark,
      signedBy,
    ]),
  );
