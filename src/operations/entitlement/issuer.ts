/** Who issues notices in a county, and where one turns to against them. */
import { areaNames } from '../../store/area.ts';
import type { Context } from '../operation.ts';

export async function issuerOf({ tx, scope, today }: Context) {
  const name = (await areaNames(tx, [scope.county])).get(scope.county) ?? '';
  const office = `${name}民政局`;
  return {
    office,
    contact: office,
    date: today,
    appealTo: { review: `${name}人民政府`, court: `${name}人民法院` },
  };
}
