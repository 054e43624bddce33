/** Drafts of criteria: the form of a policy, for a new draft and for one that is changed. What follows is as for every draft: `rule-routes.tsx`. */
import { Hono } from 'hono';
import { addMonths, firstOfMonth, isPlainDate, type PlainDate } from '../../values/date.ts';
import { type Clauses, readClauses, typedLines } from './clause-form.ts';
import { ClauseFormPage } from './clause-form-page.tsx';
import { type ConsoleHost, type DeskContext, type DeskEnv, fieldErrors, formOf, frameAt, reply } from './desk.ts';
import { sayDone } from './done.ts';
import { paths } from './paths.ts';
import { readRuleForm, type Typed } from './rule-form.ts';
import { type DraftFile, draftAsked } from './rule-routes.tsx';

export function clauseRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/policies/:policy/clauses', (c) => openForm(c, host, null));
  app.post('/policies/:policy/clauses', (c) => saveForm(c, host, null));
  app.get('/rules/:draft/clauses/:policy', async (c) => openForm(c, host, await draftAsked(c)));
  app.post('/rules/:draft/clauses/:policy', async (c) => saveForm(c, host, await draftAsked(c)));
  return app;
}

/** The form at one moment: a policy's version, as the draft has it so far. */
interface Setting {
  readonly file: DraftFile | null;
  readonly basis: PlainDate;
  readonly clauses: Clauses;
}

async function settingOf(c: DeskContext, file: DraftFile | null, basis: PlainDate): Promise<Setting> {
  const policy = c.req.param('policy') ?? '';
  const draft = file === null ? {} : { draft: file.id };
  return { file, basis, clauses: await c.var.desk.operations.rule.clauses({ policy, on: basis, ...draft }) };
}

async function openForm(c: DeskContext, host: ConsoleHost, file: DraftFile | null) {
  const basis = file?.draft.from ?? addMonths(firstOfMonth(host.today()), 1);
  const setting = await settingOf(c, file, basis);
  const head: Typed =
    file === null
      ? { from: basis }
      : {
          from: file.draft.from,
          title: file.draft.title,
          paper: file.draft.paper.paper,
          issued: file.draft.paper.toConfirm ? 'no' : 'yes',
        };
  return formPage(c, host, setting, { ...typedLines(setting.clauses.lines), ...head });
}

function formPage(c: DeskContext, host: ConsoleHost, setting: Setting, values: Typed, errors: Typed = {}) {
  const { desk } = c.var;
  const { file, basis, clauses } = setting;
  const { policy: id, title, since, lines, facts, parameters: comparable } = clauses;
  const address = file === null ? paths.newClauses(id) : paths.ruleClauses(file.id, id);
  const page = {
    frame: c.req.method === 'GET' ? desk.frame : frameAt(desk, address),
    policy: { id, title },
    draft: file && { id: file.id, actions: file.actions },
    ...{ basis, since, lines, facts, comparable, values, errors },
    parameters: host.portal.parametersOf(id),
    today: host.today(),
  };
  return reply(c, <ClauseFormPage {...page} />, Object.keys(errors).length > 0 ? 422 : 200);
}

async function saveForm(c: DeskContext, host: ConsoleHost, file: DraftFile | null) {
  const typed = await formOf(c);
  const { basis = '', from = '' } = typed;
  const setting = await settingOf(c, file, isPlainDate(basis) ? basis : host.today());
  if (isPlainDate(from)) {
    const there = await settingOf(c, file, from);
    if (there.clauses.since !== setting.clauses.since) return otherVersion(c, host, there, typed);
  }
  if (typed['step'] === 'choose') return formPage(c, host, setting, typed);
  const { draft: head, errors: headErrors } = readRuleForm([], typed, c.var.desk.session.area);
  const { given, errors } = readClauses(setting.clauses, typed);
  const wrong = { ...errors, ...headErrors };
  if (Object.keys(wrong).length > 0) return formPage(c, host, setting, typed, wrong);
  const { title, paper, toConfirm, from: day } = head;
  const seen = Number(typed['seen']);
  const changed = file === null ? {} : { draft: file.id, ...(Number.isInteger(seen) ? { seen } : {}) };
  try {
    const { rule } = c.var.desk.operations;
    const { policy } = setting.clauses;
    const { draft } = await rule.saveClauses({ policy, title, paper, toConfirm, from: day, ...given, ...changed });
    sayDone(c, 'recorded');
    return c.redirect(typed['step'] === 'another' ? paths.ruleClauses(draft, policy) : paths.rule(draft), 303);
  } catch (error) {
    return formPage(c, host, setting, typed, fieldErrors(error));
  }
}

/** On the day that was typed other criteria are in force than those in the form: these are shown, to be looked at anew. */
function otherVersion(c: DeskContext, host: ConsoleHost, setting: Setting, typed: Typed) {
  const { from = '', title = '', paper = '', issued = 'no' } = typed;
  const values = { ...typedLines(setting.clauses.lines), from, title, paper, issued };
  return formPage(c, host, setting, values, { from: '这一天实行的是另一版条件，上面已经换成那一版，请重新改一遍' });
}
