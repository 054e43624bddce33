/** Drafts of rules: written, checked, approved by a second person, adopted. What they would change: `rule-effect-routes.tsx`. */
import { Hono } from 'hono';
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
import { paths } from './paths.ts';
import { RuleCasesPage } from './rule-cases-page.tsx';
import { partsOf, readRuleForm, type Typed } from './rule-form.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { blankForm, formOfDraft, formProps, parametersProps } from './rule-form-props.ts';
import { RulePage } from './rule-page.tsx';
import { ParametersPage, RulesPage } from './rules-page.tsx';

const DRAFT = '规则草案';

export function ruleRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/rules', async (c) => {
    const { drafts } = await c.var.desk.operations.rule.list({});
    const lines = drafts.map(({ parameters, policies, ...draft }) => ({
      ...draft,
      about: [...parameters, ...policies].join('、'),
    }));
    return reply(c, <RulesPage frame={c.var.desk.frame} drafts={lines} />);
  });
  app.get('/rules/parameters', async (c) => {
    return reply(c, <ParametersPage frame={c.var.desk.frame} {...(await parametersProps(c, host))} />);
  });
  app.get('/rules/new', async (c) => {
    return formPage(c, host, null, await blankForm(c, host));
  });
  app.post('/rules/new', (c) => saveForm(c, host, null));
  app.get('/rules/:draft', (c) => draftPage(c, host));
  app.get('/rules/:draft/edit', async (c) => {
    const file = await draftAsked(c);
    return formPage(c, host, file, await formOfDraft(c, host, file.draft));
  });
  app.post('/rules/:draft/edit', async (c) => saveForm(c, host, await draftAsked(c)));
  app.get('/rules/:draft/cases', async (c) => {
    const { draft } = await draftAsked(c);
    const cases = await c.var.desk.operations.rule.cases({ draft: draft.id });
    return reply(c, <RuleCasesPage frame={c.var.desk.frame} draft={draft} cases={cases} />);
  });
  app.post('/rules/:draft/check', async (c) => {
    const draft = idAsked(c, 'draft', DRAFT);
    await c.var.desk.operations.rule.check({ draft });
    return c.redirect(paths.ruleCases(draft), 303);
  });
  app.post('/rules/:draft/steps', (c) => takeStep(c, host));
  app.post('/rules/:draft/adopt', (c) => adopt(c, host));
  return app;
}

export const draftAsked = (c: DeskContext) => c.var.desk.operations.rule.read({ draft: idAsked(c, 'draft', DRAFT) });
export type DraftFile = Awaited<ReturnType<typeof draftAsked>>;

/** Whether the effect of a draft was worked out already. */
export async function effectOf(
  { var: { desk } }: DeskContext,
  draft: string,
  leaf: {
    page?: number;
    pageSize?: number;
    area?: string | undefined;
    direction?: 'gain' | 'lose' | 'otherwise' | undefined;
  },
) {
  try {
    return await desk.operations.rule.effect({ draft, ...leaf });
  } catch (error) {
    if (error instanceof Problem && error.code === 'rule-draft-no-preview') return null;
    throw error;
  }
}

async function draftPage(c: DeskContext, { places }: ConsoleHost, values: Typed = {}, errors: Typed = {}) {
  const file = await draftAsked(c);
  const worked = (await effectOf(c, file.id, { pageSize: 1 })) !== null;
  const frame = c.req.method === 'GET' ? c.var.desk.frame : frameAt(c.var.desk, paths.rule(file.id));
  const page = { file, worked, values, errors, areaNames: file.areas.map(places.placeOf), placeOf: places.placeOf };
  return reply(c, <RulePage frame={frame} {...page} />, Object.keys(errors).length > 0 ? 422 : 200);
}

async function takeStep(c: DeskContext, host: ConsoleHost) {
  const draft = idAsked(c, 'draft', DRAFT);
  const typed = await formOf(c);
  const { rule } = c.var.desk.operations;
  const { reason = '' } = typed;
  try {
    switch (oneOf(['submit', 'approve', 'send-back', 'withdraw'] as const, typed['step'])) {
      case 'submit':
        await rule.submit({ draft });
        break;
      case 'approve':
        await rule.approve({ draft, reason });
        break;
      case 'send-back':
        await rule.sendBack({ draft, reason });
        break;
      case 'withdraw':
        await rule.withdraw({ draft, reason });
        break;
      default:
        throw new Problem('not-found', { what: '这一步' });
    }
  } catch (error) {
    return draftPage(c, host, typed, fieldErrors(error));
  }
  sayDone(c, 'recorded');
  return c.redirect(paths.rule(draft), 303);
}

async function adopt(c: DeskContext, host: ConsoleHost) {
  const draft = idAsked(c, 'draft', DRAFT);
  const typed = await formOf(c);
  const { paper = '', from = '' } = typed;
  try {
    await c.var.desk.operations.rule.adopt({ draft, paper, from });
  } catch (error) {
    return draftPage(c, host, typed, fieldErrors(error));
  }
  sayDone(c, 'adopted');
  return c.redirect(paths.rule(draft), 303);
}

async function formPage(c: DeskContext, host: ConsoleHost, file: DraftFile | null, typed: Typed, errors: Typed = {}) {
  const { desk } = c.var;
  const frame =
    c.req.method === 'GET' ? desk.frame : frameAt(desk, file === null ? paths.newRule([]) : paths.ruleEdit(file.id));
  const draft = file && {
    id: file.id,
    title: file.draft.title,
    actions: file.actions,
    places: new Set(file.draft.values.map(({ area }) => area)).size,
  };
  const props = await formProps(c, host, parameterIds(typed));
  if (props.parts.length === 0 && (file?.draft.clauses.length ?? 0) === 0)
    return c.redirect(paths.ruleParameters('', []), 303);
  const page = { frame, draft, ...props, today: host.today(), values: typed, errors };
  return reply(c, <RuleFormPage {...page} />, Object.keys(errors).length > 0 ? 422 : 200);
}

const parameterIds = (typed: Typed): string[] =>
  Object.entries(typed).flatMap(([name, value]) => (/^parameter\d+$/.test(name) ? [value] : []));

type GivenValues = NonNullable<ReturnType<typeof readRuleForm>['draft']['values']>;

/** The values of the form's place with those that the draft has in other places. */
function valuesTogether(file: DraftFile | null, { was }: Typed, own: GivenValues): GivenValues {
  const others = (file?.draft.values ?? []).filter(
    ({ parameter, area }) => area !== was && !own.some((each) => each.parameter === parameter && each.area === area),
  );
  return [...(structuredClone(others) as never[]), ...own];
}

async function saveForm(c: DeskContext, host: ConsoleHost, file: DraftFile | null) {
  const typed = await formOf(c);
  const parts = partsOf((await c.var.desk.operations.rule.parameters({ ids: parameterIds(typed) })).parameters);
  const { draft: form, errors } = readRuleForm(parts, typed, c.var.desk.session.area);
  const drops = typed['step'] === 'drop';
  if (Object.keys(errors).length > 0 && !drops) return formPage(c, host, file, typed, errors);
  const given = { ...form, values: valuesTogether(file, typed, drops ? [] : (form.values ?? [])) };
  const seen = Number(typed['seen']);
  const changed =
    file === null
      ? {}
      : {
          draft: file.id,
          clauses: structuredClone(file.draft.clauses) as never,
          ...(Number.isInteger(seen) ? { seen } : {}),
        };
  try {
    const { draft } = await c.var.desk.operations.rule.save({ ...given, ...changed });
    sayDone(c, 'recorded');
    return c.redirect(paths.rule(draft), 303);
  } catch (error) {
    return formPage(c, host, file, typed, fieldErrors(error));
  }
}
