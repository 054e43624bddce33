/** An area as the subject of facts: its code written as a UUID, so that facts about areas stand in the same table as all others. */
import { type AreaCode, isAreaCode } from '../values/area.ts';

const START = '00000000-0000-8000-8000-';

/** `621223100` → `00000000-0000-8000-8000-621223100fff`: what a shorter code leaves is filled with a digit that no code has. */
export const subjectOfArea = (area: AreaCode): string => `${START}${area.padEnd(12, 'f')}`;

export function areaOfSubject(id: string): AreaCode | undefined {
  const code = id.startsWith(START) ? id.slice(START.length).replace(/f+$/, '') : '';
  return isAreaCode(code) ? code : undefined;
}
