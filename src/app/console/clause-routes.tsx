/** Drafts of criteria: the form of a policy, for a new draft and for one that is changed. What follows is as for every draft: `rule-routes.tsx`. */
import { Hono } from 'hono';
import type { Policy, PolicyVersion } from '../../define/policy.ts';
import { sameData } from '../../engine/entitlement/changed-rules.ts';
import { expressionWords } from '../../engine/entitlement/expression-words.ts';
import { addMonths, firstOfMonth, isPlainDate, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { factsOffered, keepName, linesOf, readClauses, typedLines } from './clause-form.ts';
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
  readonly policy: Policy;
  readonly basis: PlainDate;
  readonly base: PolicyVersion;
  readonly lines: ReturnType<typeof linesOf>;
}

function settingOf(c: DeskContext, { catalogue }: ConsoleHost, file: DraftFile | null, basis: PlainDate): Setting {
  const id = c.req.param('policy') ?? '';
  const policy = catalogue.policies.get(id);
  const base = policy && (versionOn(policy, basis) ?? policy.versions[0]);
  // Other subjects have figures beside their verdict, which this form would lose.
  if (policy?.subject !== 'person' || base === undefined || base.figures !== undefined)
    throw new Problem('policy-unknown', { id });
  const drafted = file?.draft.clauses.find((each) => each.policy === id)?.version ?? null;
  return { file, policy, basis, base, lines: linesOf(catalogue, base, drafted) };
}

const versionOn = ({ versions }: Policy, day: PlainDate) => versions.findLast(({ from }) => from <= day);

function openForm(c: DeskContext, host: ConsoleHost, file: DraftFile | null) {
  const basis = file?.draft.from ?? addMonths(firstOfMonth(host.today()), 1);
  const setting = settingOf(c, host, file, basis);
  const head: Typed =
    file === null
      ? { from: basis }
      : {
          from: file.draft.from,
          title: file.draft.title,
          paper: file.draft.paper.paper,
          issued: file.draft.paper.toConfirm ? 'no' : 'yes',
        };
  return formPage(c, host, setting, { ...typedLines(setting.lines), ...head });
}

async function formPage(c: DeskContext, host: ConsoleHost, setting: Setting, values: Typed, errors: Typed = {}) {
  const { desk } = c.var;
  const { file, policy, basis, base } = setting;
  // Asked of the operation, so that only those who may change rules see the form.
  const ids = host.portal.parametersOf(policy.id).map(({ id }) => id);
  const { parameters } = await desk.operations.rule.parameters({ ids });
  const address = file === null ? paths.newClauses(policy.id) : paths.ruleClauses(file.id, policy.id);
  const page = {
    frame: c.req.method === 'GET' ? desk.frame : frameAt(desk, address),
    policy,
    draft: file && { id: file.id, actions: file.actions },
    basis,
    since: base.from,
    lines: setting.lines.map((line) => ({
      ...line,
      names: line.spots.map(({ of }) => expressionWords(of, host.catalogue)),
    })),
    facts: factsOffered(host.catalogue),
    parameters,
    today: host.today(),
    values,
    errors,
  };
  return reply(c, <ClauseFormPage {...page} />, Object.keys(errors).length > 0 ? 422 : 200);
}

async function saveForm(c: DeskContext, host: ConsoleHost, file: DraftFile | null) {
  const typed = await formOf(c);
  const { basis = '', from = '' } = typed;
  const setting = settingOf(c, host, file, isPlainDate(basis) ? basis : host.today());
  if (isPlainDate(from)) {
    const there = settingOf(c, host, file, from);
    if (there.base.from !== setting.base.from) return otherVersion(c, host, there, typed);
  }
  if (typed['step'] === 'choose') return formPage(c, host, setting, typed);
  const { draft: head, errors: headErrors } = readRuleForm([], typed, c.var.desk.session.area);
  const source = { paper: head.paper.trim(), ...(head.toConfirm ? { toConfirm: true } : {}) };
  const { criteria, errors } = readClauses(host.catalogue, setting.lines, typed, source);
  const idle = sameData(criteria, setting.base.criteria)
    ? { [keepName(setting.lines[0]!.id)]: '还没有改任何一条' }
    : {};
  const wrong = { ...idle, ...errors, ...headErrors };
  if (Object.keys(wrong).length > 0) return formPage(c, host, setting, typed, wrong);
  const { policy, base } = setting;
  const before = file?.draft.clauses.find((each) => each.policy === policy.id)?.version ?? base;
  const own = { policy: policy.id, version: { criteria, amount: before.amount } };
  const clauses = [...(file?.draft.clauses ?? []).filter((each) => each.policy !== policy.id), own];
  const seen = Number(typed['seen']);
  const changed = file === null ? {} : { draft: file.id, ...(Number.isInteger(seen) ? { seen } : {}) };
  try {
    const { draft } = await c.var.desk.operations.rule.save({
      ...head,
      values: structuredClone(file?.draft.values ?? []) as never,
      clauses: structuredClone(clauses) as never,
      ...changed,
    });
    sayDone(c, 'recorded');
    return c.redirect(paths.rule(draft), 303);
  } catch (error) {
    return formPage(c, host, setting, typed, fieldErrors(error));
  }
}

/** On the day that was typed other criteria are in force than those in the form: these are shown, to be looked at anew. */
function otherVersion(c: DeskContext, host: ConsoleHost, setting: Setting, typed: Typed) {
  const { from = '', title = '', paper = '', issued = 'no' } = typed;
  const values = { ...typedLines(setting.lines), from, title, paper, issued };
  return formPage(c, host, setting, values, { from: '这一天实行的是另一版条件，上面已经换成那一版，请重新改一遍' });
}
