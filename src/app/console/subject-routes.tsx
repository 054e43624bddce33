/** Places, areas and organisations: the list of a policy about them, the file of one, recording what holds, deciding what is proposed. */
import { Hono } from 'hono';
import { type OtherSubject, otherSubjects } from '../../define/fact.ts';
import { Problem } from '../../values/problem.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  idAsked,
  oneOf,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { FactChoicePage, FactFormPage } from './fact-form.tsx';
import { readForm, reasonErrors, refusal, type Typed } from './fact-input.ts';
import { paths } from './paths.ts';
import { SubjectPage } from './subject-page.tsx';
import { subjectProps } from './subject-props.ts';
import { rulingWords, sectionOf } from './subject-words.ts';
import { SubjectsPage } from './subjects-page.tsx';
import { subjectsProps } from './subjects-props.ts';

export function subjectRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/subjects/:policy', async (c) =>
    reply(c, <SubjectsPage {...(await subjectsProps(c.var.desk, host, c.req.param('policy')))} />),
  );
  app.get('/subjects/:kind/:subject', async (c) =>
    reply(c, <SubjectPage {...(await subjectProps(c, host, asked(c)))} />),
  );
  app.get('/subjects/:kind/:subject/facts/new', (c) => factForm(c, host));
  app.post('/subjects/:kind/:subject/facts/new', (c) => recordFact(c, host));
  app.post('/subjects/:kind/:subject/rulings', (c) => rule(c, host));
  return app;
}

function asked(c: DeskContext): { kind: OtherSubject; subject: string } {
  const kind = oneOf(otherSubjects, c.req.param('kind'));
  if (kind === undefined) throw new Problem('not-found', { what: '这个页面' });
  return { kind, subject: idAsked(c, 'subject', '这个对象') };
}

async function formAbout(c: DeskContext) {
  const { kind, subject } = asked(c);
  const { subject: seat } = await c.var.desk.operations.subject.read({ kind, subject });
  const at = {
    form: paths.newSubjectFact(kind, subject),
    file: paths.subject(kind, subject),
    section: sectionOf[kind],
  };
  return { kind, subject, at, person: { id: seat.id, name: seat.name } };
}

async function factForm(c: DeskContext, { catalogue, today }: ConsoleHost) {
  const { kind, subject, at, person } = await formAbout(c);
  const { facts } = catalogue.others.get(kind)!;
  const fact = facts.get(c.req.query('fact') ?? '');
  const { frame } = c.var.desk;
  if (fact === undefined) {
    const options = [...facts.values()].map(({ id, label }) => ({ id, label }));
    return reply(c, <FactChoicePage frame={frame} person={person} at={at} facts={options} />);
  }
  const form = { person, at, fact, corrected: null, values: { from: today() }, errors: {} };
  return reply(c, <FactFormPage {...form} frame={frameAt(c.var.desk, paths.newSubjectFact(kind, subject, fact.id))} />);
}

async function recordFact(c: DeskContext, { catalogue }: ConsoleHost) {
  const { kind, subject, at, person } = await formAbout(c);
  const typed = await formOf(c);
  const fact = catalogue.others.get(kind)!.facts.get(typed['fact'] ?? '');
  if (fact === undefined) throw new Problem('not-found', { what: '这一项情况' });
  const { value, from, errors } = readForm(fact, typed);
  const again = (more: Typed) => {
    const frame = frameAt(c.var.desk, paths.newSubjectFact(kind, subject, fact.id));
    const form = { frame, person, at, fact, corrected: null, values: typed, errors: { ...errors, ...more } };
    return reply(c, <FactFormPage {...form} />, 422);
  };
  if (Object.keys(errors).length > 0) return again(reasonErrors(typed));
  const { reason = '' } = typed;
  try {
    await c.var.desk.operations.subject.recordFact({ kind, subject, fact: fact.id, value, from, reason });
  } catch (error) {
    return again(refusal(fact, error));
  }
  sayDone(c, 'recorded');
  return c.redirect(at.file, 303);
}

async function rule(c: DeskContext, host: ConsoleHost) {
  const { kind, subject } = asked(c);
  const typed = await formOf(c);
  const { policy = '', grounds = '', reason = '' } = typed;
  const outcome = oneOf(Object.keys(rulingWords) as (keyof typeof rulingWords)[], typed['outcome']);
  const again = async (errors: Typed) => {
    const props = await subjectProps(c, host, { kind, subject });
    const frame = frameAt(c.var.desk, paths.subject(kind, subject));
    return reply(c, <SubjectPage {...props} frame={frame} values={typed} errors={errors} />, 422);
  };
  if (outcome === undefined) return again({ outcome: '请选一个决定', ...reasonErrors(typed) });
  try {
    await c.var.desk.operations.subject.rule({ kind, subject, policy, grounds, outcome, reason });
  } catch (error) {
    return again(fieldErrors(error));
  }
  sayDone(c, 'ruled');
  return c.redirect(paths.subject(kind, subject), 303);
}
