/** Places, areas and organisations: the list of a policy about them, the file of one, deciding what is proposed. */
import { Hono } from 'hono';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  fieldErrors,
  formOf,
  frameAt,
  oneOf,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { reasonErrors, type Typed } from './fact-input.ts';
import { paths } from './paths.ts';
import { asked } from './subject-asked.ts';
import { SubjectPage } from './subject-page.tsx';
import { subjectProps } from './subject-props.ts';
import { rulingWords } from './subject-words.ts';
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
  app.post('/subjects/:kind/:subject/rulings', (c) => rule(c, host));
  return app;
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
  sayDone(c, outcome === 'keep' ? 'ruled' : 'stop-proposed');
  return c.redirect(paths.subject(kind, subject), 303);
}
