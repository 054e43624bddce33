/** The self-check without JavaScript: answers come in the body of a POST, a page goes out, nothing is kept. */
import { type Context, Hono } from 'hono';
import type { PlainDate } from '../../values/date.ts';
import { renderDocument } from '../ui/document.tsx';
import type { Frame } from '../ui/frame.ts';
import { type SelfCheck, selfCheckOf } from './self-check.ts';
import { joinedFields } from './self-check-answers.ts';
import { SelfCheckPage } from './self-check-page.tsx';
import type { SelfCheckRules } from './self-check-rules.ts';
import { advance, type Pressed, pageIn } from './self-check-step.ts';
import type { SelfCheckState } from './self-check-view.tsx';

export interface SelfCheckHost {
  /** Those that hold now. */
  readonly rules: () => SelfCheckRules;
  /** Today in Asia/Shanghai. */
  readonly today: () => PlainDate;
  readonly frame: (c: Context) => Frame;
}

export function selfCheckRoutes(host: SelfCheckHost): Hono {
  const app = new Hono();
  const checkOn = checkPerDay(host.rules);
  const reply = (c: Context, state: SelfCheckState, check: SelfCheck, on: PlainDate) => {
    const page = <SelfCheckPage frame={host.frame(c)} state={state} check={check} on={on} />;
    return c.html(renderDocument(page), Object.keys(state.errors).length > 0 ? 422 : 200);
  };
  app.get('/self-check', (c) => {
    const on = host.today();
    return reply(c, { page: 0, answers: {}, errors: {}, resume: false }, checkOn(on), on);
  });
  app.post('/self-check', async (c) => {
    const on = host.today();
    const check = checkOn(on);
    return reply(c, advance(check, readForm(await c.req.parseBody({ all: true }))), check, on);
  });
  return app;
}

function checkPerDay(rulesNow: () => SelfCheckRules): (on: PlainDate) => SelfCheck {
  let made: { on: PlainDate; rules: SelfCheckRules; check: SelfCheck } | undefined;
  return (on) => {
    const rules = rulesNow();
    if (made?.on !== on || made.rules !== rules) made = { on, rules, check: selfCheckOf(rules, on) };
    return made.check;
  };
}

function readForm(form: Record<string, unknown>): Pressed {
  const fields = joinedFields(
    Object.entries(form).flatMap(([name, sent]) =>
      [sent].flat().flatMap((value) => (typeof value === 'string' ? [[name, value.slice(0, 100)] as const] : [])),
    ),
  );
  const text = (name: string): string => fields[name] ?? '';
  const answers = Object.keys(fields).filter((name) => name.startsWith('a.'));
  return {
    page: pageIn(form['page']),
    go: text('go'),
    answers: Object.fromEntries(answers.map((name) => [name, text(name).slice(0, 200)])),
    resume: text('resume') === '1',
  };
}
