/** What a draft would change for people: worked out, looked at, and taken along as workbook and annex. */
import { Hono } from 'hono';
import { addMonths, monthOf } from '../../values/date.ts';
import { fileReply } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  idAsked,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { jobAbout } from './job-routes.tsx';
import { paths } from './paths.ts';
import { RuleEffectPage } from './rule-effect-page.tsx';
import type { Typed } from './rule-form.ts';
import { draftAsked, effectOf } from './rule-routes.tsx';

export function ruleEffectRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/rules/:draft/effect', (c) => effectPage(c, host));
  app.post('/rules/:draft/effect', async (c) => {
    const draft = idAsked(c, 'draft', '规则草案');
    const typed = await formOf(c);
    const { first = '', last = '', area = '' } = typed;
    try {
      const asked = { draft, first, last, ...(area === '' ? {} : { area }) };
      const { job } = await c.var.desk.operations.job.beginPreview(asked);
      if (job !== null) return c.redirect(paths.job(job), 303);
    } catch (error) {
      return effectPage(c, host, typed, fieldErrors(error));
    }
    return c.redirect(paths.ruleEffect(draft, {}), 303);
  });
  app.get('/rules/:draft/effect.xlsx', async (c) => {
    const { fileName, bytes } = await c.var.desk.operations.rule.workbook({ draft: idAsked(c, 'draft', '规则草案') });
    return fileReply(c, fileName, bytes);
  });
  app.get('/rules/:draft/annex.docx', async (c) => {
    const { fileName, bytes } = await c.var.desk.operations.rule.annex({ draft: idAsked(c, 'draft', '规则草案') });
    return fileReply(c, fileName, bytes);
  });
  return app;
}

async function effectPage(c: DeskContext, { places }: ConsoleHost, typed?: Typed, errors: Typed = {}) {
  const { draft, state } = await draftAsked(c);
  const query = queryOf(c, ['direction', 'town', 'list', 'page']);
  const towns = places.below(c.var.desk.session.area);
  // Another list of the page is turned: that of the people stands at its first page.
  const page = query['list'] === undefined ? pageOf(query) : 1;
  const effect = await effectOf(c, draft.id, {
    page,
    pageSize: PAGE_SIZE,
    area: towns.find(({ id }) => id === query['town'])?.id,
    direction: oneOf(['gain', 'lose', 'otherwise'] as const, query['direction']),
  });
  const first = monthOf(draft.from);
  const months = effect?.result.months ?? { first, last: monthOf(addMonths(draft.from, 11)) };
  const props = {
    frame: c.req.method === 'GET' ? c.var.desk.frame : frameAt(c.var.desk, paths.ruleEffect(draft.id, {})),
    draft: { id: draft.id, title: draft.title, open: state !== 'adopted' && state !== 'withdrawn' },
    effect,
    job: await jobAbout(c, `rule:${draft.id}`),
    towns,
    placeOf: places.placeOf,
    query,
    page,
    pages: pagesOf(effect?.total ?? 0),
    values: typed ?? { ...months, area: effect?.result.area ?? '' },
    errors,
  };
  return reply(c, <RuleEffectPage {...props} />, Object.keys(errors).length > 0 ? 422 : 200);
}
