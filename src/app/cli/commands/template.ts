/** An empty workbook of a ledger, for those who have no list yet. */
import { Problem } from '../../../values/problem.ts';
import { type Command, withOperations } from '../command.ts';
import { table } from '../print.ts';

export const template: Command = {
  name: 'template',
  words: 1,
  usage: 'template LEDGER --out FILE.xlsx',
  help: 'write an empty workbook of a ledger, with a sheet that says how each column is filled; filled in, it comes back by import. Without LEDGER list the ledgers',
  options: [{ name: 'out', takes: 'text', help: 'the file to write' }],
  async run(given, host, output) {
    const ledger = given.words[0];
    if (ledger === undefined) {
      const known = await withOperations(given, host, (operations) => operations.ledger.list({}));
      output.result(known, () =>
        table(
          ['台账', '名称', '业务包', '记录'],
          known.ledgers.map(({ id, title, pack, entries }) => [id, title, pack.title, String(entries)]),
        ),
      );
      return 0;
    }
    const out = given.text('out');
    if (out === undefined) throw new Problem('usage-missing', { usage: this.usage });
    const { bytes, title } = await withOperations(given, host, (operations) => operations.ledger.template({ ledger }));
    await host.writeFile(out, bytes);
    output.result({ ledger, title, out }, () => `已写出：${out}（${title}的空表）。填好以后：fuzhu import ${out}`);
    return 0;
  },
};
