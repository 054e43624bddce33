import { z } from 'zod';
import { hashPassword, refuseWeakPassword } from '../../store/password.ts';
import { addStaff } from '../../store/staff.ts';
import { contains, levelOf } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput } from '../inputs.ts';
import { operation } from '../operation.ts';

export const add = operation({
  id: 'staff.add',
  title: '新建工作人员账号',
  titleEn: 'Open an account for a member of staff',
  kind: 'write',
  input: z.object({
    account: z.string().trim().min(2, '账号至少 2 个字').max(64),
    name: z.string().trim().min(1, '请填写姓名').max(64),
    area: AreaInput,
    password: z.string().max(200),
    mustChangePassword: z.boolean().default(true),
  }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/staff' },
  async run({ account, name, area, password, mustChangePassword }, { tx, scope, newId, at }) {
    const level = levelOf(area);
    if (!contains(scope.area, area) || (level !== 'county' && level !== 'town' && level !== 'village'))
      throw new Problem('area-unknown', { code: area });
    refuseWeakPassword(password, { account, name });
    const id = newId();
    const passwordHash = await hashPassword(password);
    await addStaff(tx, scope, { id, account, name, role: level, area, passwordHash, mustChangePassword, at });
    return { id };
  },
  trail: ({ area }, { id }) => ({ subject: `staff:${id}`, detail: { area } }),
});
