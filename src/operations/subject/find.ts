/** Which place, organisation or area is meant: by its identifier, a town also by its code or name, the others by a name that only one of them has. */
import type { OtherSubject } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { areaNames, areasWithin } from '../../store/area.ts';
import { areaOfSubject, subjectOfArea } from '../../store/area-subject.ts';
import { registeredIn } from '../../store/registered.ts';
import { contains, isAreaCode } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId } from '../inputs.ts';
import type { Context } from '../operation.ts';
import { registersOf, type SubjectSeat } from './subjects.ts';

/** Problem `not-found`, also outside of the scope's area and for a name that several have. */
export async function findSubject(
  context: Context,
  kind: OtherSubject,
  asked: string,
): Promise<{ seat: SubjectSeat; rules: Catalogue }> {
  const { tx, scope, catalogue } = context;
  const rules = catalogue.others.get(kind)!;
  if (kind === 'area') {
    const area = isAreaCode(asked) ? asked : (areaOfSubject(asked) ?? (await townCalled(context, asked)));
    const name = area === undefined ? undefined : (await areaNames(tx, [area])).get(area);
    if (area === undefined || area.length !== 9 || name === undefined || !contains(scope.area, area))
      throw new Problem('not-found', { what: '这个乡镇（街道）' });
    return { seat: { id: subjectOfArea(area), kind, name, area }, rules };
  }
  const isId = EntityId.safeParse(asked).success;
  const registered = await registeredIn(tx, registersOf(catalogue, kind), {
    area: scope.area,
    ...(isId ? { id: asked } : {}),
  });
  const [found, other] = isId ? registered : registered.filter(({ name }) => name === asked);
  if (found === undefined || other !== undefined)
    throw new Problem('not-found', { what: kind === 'place' ? '场所' : '机构' });
  return { seat: { ...found, kind }, rules };
}

/** No two towns of a county are called alike. */
const townCalled = async ({ tx, scope }: Context, name: string): Promise<string | undefined> =>
  (await areasWithin(tx, scope.area, 'town')).find((town) => town.name === name)?.code;
