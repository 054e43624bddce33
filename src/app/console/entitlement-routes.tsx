/** A person's entitlements over time, applications, findings, and how approved corrections are settled. */
import { Hono } from 'hono';
import type { Arising } from '../../operations/entitlement/arising.ts';
import { isPlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
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
  queryOf,
  reply,
} from './desk.ts';
import { type DoneCode, sayDone } from './done.ts';
import { channelWords, EntitlementsPage } from './entitlements-page.tsx';
import { paths } from './paths.ts';

type Typed = Readonly<Record<string, string>>;

const YEARS_BACK = 5;

export function entitlementRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/people/:person/entitlements', async (c) => reply(c, await page(c, host)));
  app.post('/people/:person/claims', (c) => answer(c, host, claim));
  app.post('/people/:person/fraud', (c) => answer(c, host, fraud));
  app.post('/people/:person/settle', (c) =>
    answer(c, host, async ({ var: { desk } }, person, { planReason = '' }) => {
      await renamed({ reason: 'planReason' }, desk.operations.correction.settle({ person, reason: planReason }));
      return ['settled'];
    }),
  );
  app.get('/people/:person/notice.docx', async (c) => {
    const person = idAsked(c, 'person', '这个人');
    const { policy = '', month, lang } = queryOf(c, ['policy', 'month', 'lang']);
    const asked = { person, policy, month, lang: oneOf(['zh', 'en'] as const, lang ?? '') };
    const { fileName, bytes } = await c.var.desk.operations.entitlement.notice(asked);
    return fileReply(c, fileName, bytes);
  });
  return app;
}

async function page(c: DeskContext, host: ConsoleHost, typed: Typed = {}, errors: Typed = {}) {
  const { desk } = c.var;
  const person = idAsked(c, 'person', '这个人');
  const asked = queryOf(c, ['year', 'known']);
  const year = yearsBack(host).find(({ id }) => id === asked['year'])?.id;
  const day = asked['known'] ?? '';
  const known = isPlainDate(day) && day <= host.today() ? day : undefined;
  const wrong: Typed =
    day === '' || known !== undefined ? {} : { 'filter-known': '按哪天已登记的情况：填今天或以前的一天。' };
  const months = year === undefined ? {} : { first: `${year}-01`, last: `${year}-12` };
  const entitlements = await desk.operations.entitlement.read({ person, known, ...months });
  const approved = known === undefined && entitlements.corrections.some(({ state }) => state === 'approved');
  return (
    <EntitlementsPage
      frame={frameAt(desk, paths.entitlements(person, asked))}
      entitlements={entitlements}
      plan={approved ? await desk.operations.correction.plan({ person }) : null}
      years={yearsBack(host)}
      query={{ ...(year === undefined ? {} : { year }), ...(known === undefined ? {} : { known }) }}
      today={host.today()}
      mayDecide={desk.session.role === 'county'}
      typed={typed}
      errors={{ ...wrong, ...errors }}
    />
  );
}

const yearsBack = ({ today }: ConsoleHost) =>
  Array.from({ length: YEARS_BACK }, (_, index) => String(Number(today().slice(0, 4)) - index)).map((id) => ({
    id,
    label: `${id} 年`,
  }));

/** What to say then, and what arose from it. */
type Act = (c: DeskContext, person: string, typed: Typed) => Promise<readonly [DoneCode, Arising?]>;

/** Does what the form asks, and says beside its fields what was wrong with it. */
async function answer(c: DeskContext, host: ConsoleHost, act: Act) {
  const person = idAsked(c, 'person', '这个人');
  const typed = await formOf(c);
  try {
    sayDone(c, ...(await act(c, person, typed)));
  } catch (error) {
    return reply(c, await page(c, host, typed, fieldErrors(error)), 422);
  }
  return c.redirect(paths.entitlements(person), 303);
}

/** Fields of the operation by the names that they have in the form. */
async function renamed<T>(names: Typed, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Beside the first field of the form: it says where to decide.
    if (error.code === 'clash-open')
      throw new Problem('input-invalid', { what: '表单' }, { [Object.values(names)[0]!]: error.say('zh') });
    if (Object.keys(error.fields).length === 0) throw error;
    const fields = Object.entries(error.fields).map(([name, message]) => [names[name] ?? name, message]);
    throw new Problem('input-invalid', { what: '表单' }, Object.fromEntries(fields));
  }
}

const claim: Act = async ({ var: { desk } }, person, typed) => {
  const { claim: operations } = desk.operations;
  const { action = '', policy = '', on = '', channel = '' } = typed;
  switch (action) {
    case 'record': {
      const ways = Object.keys(channelWords) as (keyof typeof channelWords)[];
      const given = { person, policy, on, channel: oneOf(ways, channel) ?? 'counter' };
      return ['recorded', (await operations.record(given)).arising];
    }
    case 'confirm': {
      const name = `confirmOn-${policy}`;
      const confirmed = operations.confirm({ person, policy, on: typed[name] ?? '' });
      return ['recorded', (await renamed({ on: name }, confirmed)).arising];
    }
    case 'end': {
      const [day, reason] = [`endOn-${policy}`, `endReason-${policy}`];
      const given = { person, policy, on: typed[day] ?? '', reason: typed[reason] ?? '' };
      return ['changed', (await renamed({ on: day, reason }, operations.end(given))).arising];
    }
    default:
      throw new Problem('not-found', { what: '这个动作' });
  }
};

const fraud: Act = async ({ var: { desk } }, person, typed) => {
  const { fraud: operations } = desk.operations;
  const { finding = '', fraudPolicy = '', fraudFrom = '', fraudReason = '' } = typed;
  if (finding !== '') {
    const name = `takeBack-${finding}`;
    const taken = operations.takeBack({ person, finding, reason: typed[name] ?? '' });
    return ['changed', (await renamed({ reason: name }, taken)).arising];
  }
  const policy = fraudPolicy === '' ? {} : { policy: fraudPolicy };
  const { arising } = await renamed(
    { policy: 'fraudPolicy', from: 'fraudFrom', reason: 'fraudReason' },
    operations.record({ person, ...policy, from: fraudFrom, reason: fraudReason }),
  );
  return ['recorded', arising];
};
