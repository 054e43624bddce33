/** Facts of a person by form: record what has come to hold, correct what was recorded wrongly. */
import { Hono } from 'hono';
import type { Fact } from '../../define/fact.ts';
import { datesItself } from '../../define/registry.ts';
import { Problem } from '../../values/problem.ts';
import { type ConsoleHost, type DeskContext, type DeskEnv, formOf, frameAt, idAsked, ownPath, reply } from './desk.ts';
import { sayDone } from './done.ts';
import { FactChoicePage, FactFormPage, type FactFormProps } from './fact-form.tsx';
import { readForm, reasonErrors, refusal, type Typed, typedValue } from './fact-input.ts';
import { paths } from './paths.ts';

type Asked = Pick<FactFormProps, 'person' | 'fact' | 'corrected'>;

export function factRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const form = (c: DeskContext, asked: Asked, values: Typed, errors: Typed = {}, status = 200) => {
    const { person, corrected, fact } = asked;
    const path =
      corrected === null ? paths.newFact(person.id, fact.id) : paths.correctFact(person.id, corrected.assertion);
    const frame = frameAt(c.var.desk, path);
    return reply(c, <FactFormPage {...asked} frame={frame} values={values} errors={errors} />, status);
  };
  app.get('/people/:person/facts/new', async (c) => {
    const chosen = enterable(host).find(({ id }) => id === c.req.query('fact'));
    const person = await personAsked(c);
    if (chosen !== undefined) return form(c, { person, fact: chosen, corrected: null }, { from: host.today() });
    const facts = enterable(host).map(({ id, label }) => ({ id, label }));
    return reply(c, <FactChoicePage frame={c.var.desk.frame} person={person} facts={facts} />);
  });
  app.post('/people/:person/facts/new', async (c) => {
    const typed = await formOf(c);
    const fact = enterable(host).find(({ id }) => id === typed['fact']);
    if (fact === undefined) throw new Problem('not-found', { what: '这一项情况' });
    const person = await personAsked(c);
    const { value, from, errors } = readForm(fact, typed);
    const again = (more: Typed) => form(c, { person, fact, corrected: null }, typed, { ...errors, ...more }, 422);
    if (datesItself(fact.id) && (typed['value'] ?? '').trim() === '')
      return again({ ...reasonErrors(typed), value: `请填${fact.label}` });
    if (Object.keys(errors).length > 0) return again(reasonErrors(typed));
    const { reason = '' } = typed;
    try {
      const { recordFact } = c.var.desk.operations.person;
      const { arising } = await recordFact({ person: person.id, fact: fact.id, value, from, reason });
      sayDone(c, 'recorded', arising);
    } catch (error) {
      return again(refusal(fact, error));
    }
    // A form that stood in a list leads back to it.
    return c.redirect(ownPath(typed['back'] ?? '') || paths.person(person.id), 303);
  });
  app.get('/people/:person/facts/:assertion', async (c) => {
    const { held, ...asked } = await correctionAsked(c, host);
    return form(c, asked, held);
  });
  app.post('/people/:person/facts/:assertion', async (c) => {
    const typed = await formOf(c);
    const { held: _, ...asked } = await correctionAsked(c, host);
    const { value, from, to, errors } = readForm(asked.fact, typed);
    const again = (more: Typed) => form(c, asked, typed, { ...errors, ...more }, 422);
    if (Object.keys(errors).length > 0) return again(reasonErrors(typed));
    const [person, assertion] = [asked.person.id, idAsked(c, 'assertion', '这条记录')];
    const { reason = '' } = typed;
    try {
      const { correctFact } = c.var.desk.operations.person;
      const { arising } = await correctFact({ person, assertion, value, from, to, reason });
      sayDone(c, 'changed', arising);
    } catch (error) {
      return again(refusal(asked.fact, error));
    }
    return c.redirect(paths.person(person), 303);
  });
  return app;
}

/** What is computed is never entered. */
const enterable = ({ catalogue }: ConsoleHost): Fact[] =>
  [...catalogue.facts.values()].filter(({ derive }) => derive === undefined);

async function personAsked(c: DeskContext) {
  const { id, name } = await c.var.desk.operations.person.read({ person: idAsked(c, 'person', '这个人') });
  return { id, name };
}

async function correctionAsked(c: DeskContext, { catalogue }: ConsoleHost) {
  const { id, name, facts } = await c.var.desk.operations.person.read({ person: idAsked(c, 'person', '这个人') });
  const step = facts.find(({ assertion, superseded }) => assertion === c.req.param('assertion') && !superseded);
  const fact = catalogue.facts.get(step?.fact ?? '');
  if (step === undefined || fact === undefined) throw new Problem('not-found', { what: '这条记录' });
  const { assertion, text, value, from, to, sensitive } = step;
  const corrected = { assertion, words: `${text ?? '（已遮住）'}，${from} 起`, masked: sensitive };
  return { person: { id, name }, fact, corrected, held: { value: typedValue(fact, value), from, to: to ?? '' } };
}
