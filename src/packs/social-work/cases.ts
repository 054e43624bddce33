import type { FactValues } from '../../define/pack.ts';
import { casesAbout } from '../../define/subject-case.ts';
import { countedFact, fields, presentFact } from './fields.ts';

/** A town, worked out by hand: what is counted, the posts needed for it, and a count that needs one more. */
const town: Readonly<Record<string, readonly [count: number, needed: number, oneMore: number]>> = {
  rescue: [300, 3, 301],
  employment: [150, 2, 201],
  youth: [70, 1, 71],
  elderly: [2000, 4, 2001],
  family: [12_000, 3, 15_001],
  disabled: [500, 1, 501],
  correction: [29, 1, 31],
  drugs: [0, 0, 1],
  migrants: [10_000, 1, 10_001],
  care: [120, 2, 201],
  school: [4, 4, 5],
  hospital: [1, 1, 2],
  station: [3, 6, 4],
};
const NEEDED = 29;

const given: FactValues = Object.fromEntries(
  fields.flatMap((field) => {
    const [count, needed] = town[field.id]!;
    return [
      [countedFact(field).fact.id, count],
      [presentFact(field).fact.id, needed],
    ];
  }),
);

const c = casesAbout('area', { policy: 'social-work-posts', on: '2026-06-30', area: '621223100', given });

export const cases = [
  c.passes('各领域刚好配足', {}, { figures: { rescueNeeded: 3, needed: NEEDED, present: NEEDED, gap: 0 } }),
  c.notYet('2011-12-31'),
  c.passes('标准实行的第一天', { on: '2012-01-01' }, { figures: { needed: NEEDED } }),
  c.passes(
    '一个领域有富余',
    { facts: { workersRescue: 10 } },
    { figures: { rescueGap: 0, present: NEEDED + 7, gap: 0 } },
  ),
  c.fails('一个领域的富余不能抵另一个领域的缺口', { facts: { workersRescue: 10, workersYouth: 0 } }, 'youth', {
    youthNeeded: 1,
    youthPresent: 0,
    youthGap: 1,
    gap: 1,
  }),
  c.fails('每个社区工作站至少两名', { facts: { workersStation: 5 } }, 'station', { stationNeeded: 6, stationGap: 1 }),
  ...fields.flatMap((field) => {
    const counted = countedFact(field).fact.id;
    const [, needed, oneMore] = town[field.id]!;
    const more = field.each ?? 1;
    const figures = { [`${field.id}Needed`]: needed + more, [`${field.id}Gap`]: more, gap: more };
    return [
      c.fails(`${field.label}：${oneMore}，多一份就要多配`, { facts: { [counted]: oneMore } }, field.id, figures),
      c.unclear(`${field.label}：不知道有多少`, { facts: { [counted]: null } }, [counted], {
        [`${field.id}Needed`]: null,
        needed: null,
        gap: null,
      }),
    ];
  }),
];
