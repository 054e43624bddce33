/** Bringing a list in from the command line: what would happen, and with --apply that it happens. */
import { basename } from 'node:path';
import { Problem } from '../../../values/problem.ts';
import { arisingWords } from '../../arising-words.ts';
import { openSumWords } from '../../open-sum-words.ts';
import { type Command, withOperations } from '../command.ts';
import { table } from '../print.ts';

/** So many wrong cells are shown; all of them are in --json and --errors. */
const SHOWN = 50;

export const importFile: Command = {
  name: 'import',
  words: 1,
  usage: 'import FILE [--ledger ID] [--apply [--paid-already]] [--errors OUT.xlsx]',
  help: 'read a workbook (.xlsx, .xls, .csv, HTML called .xls): what is new, the same, changed, and wrong by cell; nothing is written without --apply',
  options: [
    { name: 'ledger', takes: 'text', help: 'which ledger it is; otherwise told from its title and header' },
    { name: 'apply', takes: 'flag', help: 'write it, in one transaction; a second time changes nothing' },
    {
      name: 'paid-already',
      takes: 'flag',
      help: 'with --apply: the list has been paid as it stands, benefits that do not go together are recorded all the same',
    },
    { name: 'errors', takes: 'text', help: 'give the workbook back with each wrong cell marked' },
  ],
  async run(given, host, output) {
    const path = given.words[0];
    if (path === undefined) throw new Problem('usage-missing', { usage: this.usage });
    const file = await host.readFile(path);
    const ledger = given.text('ledger');
    const result = await withOperations(given, host, async (operations) => {
      const preview = await operations.import.preview(
        { file, fileName: basename(path), ...(ledger === undefined ? {} : { ledger }) },
        output.progress,
      );
      const errors = given.text('errors');
      if (errors !== undefined) {
        const marked = await operations.import.markedWorkbook({ importId: preview.importId });
        await host.writeFile(errors, marked.bytes);
        output.say(`已写出标注了 ${preview.wrong.length} 处错误的表格：${errors}`);
      }
      if (!given.flag('apply') || preview.ok === 0) return preview;
      return operations.import.apply(
        { importId: preview.importId, paidAlready: given.flag('paid-already') },
        output.progress,
      );
    });
    output.result(result, () =>
      [
        `${result.file}：${result.ledgerTitle}（${result.ledger}），共 ${result.rows} 行，正确 ${result.ok} 行`,
        `新增 ${result.new}，相同 ${result.same}，变更 ${result.changed}，错格 ${result.wrong.length}；${result.applied ? '已写入' : '只是预览，没有写入（加 --apply 写入）'}`,
        ...(result.arising && arisingWords(result.arising) !== '' ? [arisingWords(result.arising)] : []),
        ...(result.elsewhere?.names ?? []).map(
          ({ benefit, title, rows }) => `“${benefit}”：${title ?? '对不上本县的任何一项待遇，不会比对'}，${rows} 行`,
        ),
        ...(result.openSums ?? []).map(openSumWords),
        ...(result.wrong.length > 0
          ? [
              '',
              table(
                ['工作表', '行', '列', '单元格', '代码', '原因'],
                result.wrong
                  .slice(0, SHOWN)
                  .map((cell) => [cell.sheet, String(cell.row), cell.column, cell.cell, cell.code, cell.message]),
              ),
              ...(result.wrong.length > SHOWN
                ? [`……还有 ${result.wrong.length - SHOWN} 处，用 --errors 或 --json 看全部`]
                : []),
            ]
          : []),
        ...(result.notes.length > 0
          ? [
              '',
              ...result.notes.map(
                (note) => `提示（${note.count} 处，先见于 ${note.sheet} 第 ${note.row} 行）：${note.message}`,
              ),
            ]
          : []),
      ].join('\n'),
    );
    return 0;
  },
};
