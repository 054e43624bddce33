/** What to ask about a person of the registry, so that few answers settle what all policies can do for them; also about those who live there. */
import { z } from 'zod';
import { personFile } from '../../store/person.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { Problem } from '../../values/problem.ts';
import { EntityId, ListInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';
import { questionsIn, type ShownQuestion } from './questions.ts';

export const askAbout = operation({
  id: 'decision.ask-about',
  title: '查看一个人还要问什么',
  titleEn: 'What is still to be asked about a person',
  kind: 'read',
  audited: true,
  input: z.object({ person: EntityId, policies: ListInput.optional() }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/people/{person}/questions' },
  async run({ person, policies }, { catalogue, tx, book, seal, today }) {
    const { area, members } = await personFile(tx, seal, person);
    const others = members.map(({ id }) => id);
    const rows = await rowsOn(tx, { book, seal }, [person, ...others], today);
    const valuesOf = (id: string) => rows.find((row) => row.person === id)?.values;
    const own = valuesOf(person);
    if (own === undefined) throw new Problem('not-found', { what: '这个人' });
    const known = others.filter((id) => valuesOf(id) !== undefined);
    const situation = { own, members: known.map((id) => valuesOf(id)!), unsure: new Set<string>() };
    const asked = questionsIn(catalogue, situation, { on: today, area, policies });
    const about = (question: ShownQuestion) => {
      const member = members.find(({ id }) => question.member !== null && id === known[question.member]);
      return { ...question, about: member === undefined ? null : { person: member.id, name: member.name } };
    };
    return {
      ...asked,
      next: asked.next && about(asked.next),
      questions: asked.questions.map(about),
      oneAway: asked.oneAway.map((each) => ({ ...each, question: about(each.question) })),
    };
  },
  trail: ({ person }) => ({ subject: `person:${person}` }),
});
