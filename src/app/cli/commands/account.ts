/** Accounts of the staff, from the machine that the system runs on: a county that begins with nothing has nobody who could sign in. */
import { Problem } from '../../../values/problem.ts';
import { type Command, withOperations } from '../command.ts';
import { table } from '../print.ts';

export const account: Command = {
  name: 'account',
  words: 1,
  usage: 'account LOGIN --name NAME [--area AREA]',
  help: 'open an account for a member of staff and print its first password, which has to be changed at the first sign-in; what they see is the area: the county, a town or a village. Without LOGIN list the accounts',
  options: [
    { name: 'name', takes: 'text', help: 'the name of the person' },
    { name: 'area', takes: 'area', help: 'where they work: a town or village, by name or code (default the county)' },
  ],
  async run(given, host, output) {
    const login = given.words[0];
    if (login === undefined) {
      const { staff } = await withOperations(given, host, (operations) => operations.staff.list({}));
      const { place } = host.words();
      output.result({ staff }, () =>
        staff.length === 0
          ? `还没有账号。开一个：fuzhu ${this.usage}`
          : table(
              ['账号', '姓名', '地区'],
              staff.map((each) => [each.account, each.name, place(each.area)]),
            ),
      );
      return 0;
    }
    const name = given.text('name');
    if (name === undefined) throw new Problem('usage-missing', { usage: this.usage });
    const password = host.newPassword();
    const area = await withOperations(given, host, async (operations, county) => {
      const where = given.text('area') ?? county;
      await operations.staff.add({ account: login, name, area: where, password });
      return where;
    });
    output.result({ account: login, name, area, password }, () =>
      [
        `已开账号 ${login}（${name}，${host.words().place(area)}）`,
        `初始密码 ${password}`,
        '只显示这一次，请当面告诉本人；第一次登录时要改掉。',
      ].join('\n'),
    );
    return 0;
  },
};
