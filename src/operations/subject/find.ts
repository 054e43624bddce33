/** Which place, organisation or area is meant by an identifier. */
import type { OtherSubject } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { areaNames } from '../../store/area.ts';
import { areaOfSubject } from '../../store/area-subject.ts';
import { registeredIn } from '../../store/registered.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import type { Context } from '../operation.ts';
import { registersOf, type SubjectSeat } from './subjects.ts';

/** Problem `not-found`, also outside of the scope's area. */
export async function findSubject(
  context: Context,
  kind: OtherSubject,
  id: string,
): Promise<{ seat: SubjectSeat; rules: Catalogue }> {
  const { tx, scope, catalogue } = context;
  const rules = catalogue.others.get(kind)!;
  if (kind === 'area') {
    const area = areaOfSubject(id);
    const name = area === undefined ? undefined : (await areaNames(tx, [area])).get(area);
    if (area === undefined || area.length !== 9 || name === undefined || !contains(scope.area, area))
      throw new Problem('not-found', { what: '地区' });
    return { seat: { id, kind, name, area }, rules };
  }
  const [found] = await registeredIn(tx, registersOf(catalogue, kind), { area: scope.area, id });
  if (found === undefined) throw new Problem('not-found', { what: kind === 'place' ? '场所' : '机构' });
  return { seat: { ...found, kind }, rules };
}
