/** Which place, area or organisation a page is asked for. */
import { type OtherSubject, otherSubjects } from '../../define/fact.ts';
import { Problem } from '../../values/problem.ts';
import { type DeskContext, idAsked, oneOf } from './desk.ts';

export function asked(c: DeskContext): { kind: OtherSubject; subject: string } {
  const kind = oneOf(otherSubjects, c.req.param('kind'));
  if (kind === undefined) throw new Problem('not-found', { what: '这个页面' });
  return { kind, subject: idAsked(c, 'subject', '这个对象') };
}
