/** Grants that are stopped or waiting to be, what is to come back and what came, within the area of who asks. */
import { z } from 'zod';
import { areaNames } from '../../store/area.ts';
import { areaOfSubject } from '../../store/area-subject.ts';
import { type GrantStop, grantStopStates, listGrantStops, sumGrantStops } from '../../store/grant-stop.ts';
import { registeredNames } from '../../store/registered.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PageInput, PageSizeInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';

export const list = operation({
  id: 'grant-stop.list',
  title: '查看停发追回',
  titleEn: 'List stopped grants',
  kind: 'read',
  input: z.object({
    state: z.enum(grantStopStates).optional(),
    area: AreaInput.optional(),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/grant-stops' },
  async run({ state, area: asked, page, pageSize }, context) {
    const { tx, scope, catalogue } = context;
    const area = asked ?? scope.area;
    if (!contains(scope.area, area)) throw new Problem('area-unknown', { code: area });
    const where = { area, ...(state === undefined ? {} : { state }) };
    const sums = await sumGrantStops(tx, where);
    const found = await listGrantStops(tx, where, { limit: pageSize, offset: (page - 1) * pageSize });
    const nameOf = await namesOf(context, found);
    const stops = found.map(({ grounds: _, months: __, ...stop }) => ({
      ...stop,
      name: nameOf(stop.subject),
      stopsTitle: catalogue.others.get(stop.kind)?.policies.get(stop.stops)?.title ?? stop.stops,
    }));
    return { area, ...sums, stops };
  },
});

async function namesOf({ tx }: Context, stops: readonly GrantStop[]): Promise<(subject: string) => string> {
  const subjects = stops.map(({ subject }) => subject);
  const areas = await areaNames(
    tx,
    subjects.flatMap((subject) => areaOfSubject(subject) ?? []),
  );
  const names = await registeredNames(tx, subjects);
  return (subject) => names.get(subject) ?? areas.get(areaOfSubject(subject) ?? '') ?? '';
}
