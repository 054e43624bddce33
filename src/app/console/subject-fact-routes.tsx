/** Facts of places, areas and organisations by form: how they came about, recording what has come to hold, correcting what was recorded wrongly. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { type ConsoleHost, type DeskContext, type DeskEnv, formOf, frameAt, idAsked, reply } from './desk.ts';
import { sayDone } from './done.ts';
import { FactChoicePage, FactFormPage } from './fact-form.tsx';
import { readForm, reasonErrors, refusal, type Typed, typedValue } from './fact-input.ts';
import { paths } from './paths.ts';
import { asked } from './subject-asked.ts';
import { SubjectHistoryPage } from './subject-history-page.tsx';
import { sectionOf } from './subject-words.ts';

export function subjectFactRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/subjects/:kind/:subject/facts', async (c) => {
    const { subject, history } = await c.var.desk.operations.subject.read(asked(c));
    return reply(c, <SubjectHistoryPage frame={c.var.desk.frame} subject={subject} history={history} />);
  });
  app.get('/subjects/:kind/:subject/facts/new', (c) => factForm(c, host));
  app.post('/subjects/:kind/:subject/facts/new', (c) => recordFact(c, host));
  app.get('/subjects/:kind/:subject/facts/:assertion', (c) => correctionForm(c, host));
  app.post('/subjects/:kind/:subject/facts/:assertion', (c) => correctFact(c, host));
  return app;
}

async function formAbout(c: DeskContext) {
  const { kind, subject } = asked(c);
  const { subject: seat, history } = await c.var.desk.operations.subject.read({ kind, subject });
  const at = {
    form: paths.newSubjectFact(kind, subject),
    correct: (assertion: string) => paths.correctSubjectFact(kind, subject, assertion),
    file: paths.subject(kind, subject),
    section: sectionOf[kind],
  };
  return { kind, subject, at, person: { id: seat.id, name: seat.name }, history };
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

/** Problem `not-found` for what was never said of it, and for what something else replaced already. */
async function correctionAsked(c: DeskContext, { catalogue }: ConsoleHost) {
  const { history, ...about } = await formAbout(c);
  const assertion = idAsked(c, 'assertion', '这条记录');
  const known = history.find(({ steps }) => steps.some((step) => step.assertion === assertion));
  const step = known?.steps.find((each) => each.assertion === assertion && !each.superseded);
  const fact = catalogue.others.get(about.kind)!.facts.get(known?.fact ?? '');
  if (step === undefined || fact === undefined) throw new Problem('not-found', { what: '这条记录' });
  const corrected = { assertion, words: `${step.text}，${step.from} 起` };
  const frame = frameAt(c.var.desk, about.at.correct(assertion));
  return {
    ...about,
    frame,
    fact,
    corrected,
    held: { value: typedValue(fact, step.value), from: step.from, to: step.to ?? '' },
  };
}

async function correctionForm(c: DeskContext, host: ConsoleHost) {
  const { held, ...form } = await correctionAsked(c, host);
  return reply(c, <FactFormPage {...form} values={held} errors={{}} />);
}

async function correctFact(c: DeskContext, host: ConsoleHost) {
  const { held: _, kind, subject, ...form } = await correctionAsked(c, host);
  const { fact, corrected } = form;
  const typed = await formOf(c);
  const { value, from, to, errors } = readForm(fact, typed);
  const again = (more: Typed) =>
    reply(c, <FactFormPage {...form} values={typed} errors={{ ...errors, ...more }} />, 422);
  if (Object.keys(errors).length > 0) return again(reasonErrors(typed));
  const { assertion } = corrected;
  const { reason = '' } = typed;
  try {
    await c.var.desk.operations.subject.correctFact({ kind, subject, assertion, value, from, to, reason });
  } catch (error) {
    return again(refusal(fact, error));
  }
  sayDone(c, 'changed');
  return c.redirect(paths.subjectHistory(kind, subject, fact.id), 303);
}
