/** The worked cases of a policy: seen, taken along as a workbook, and read back signed. */
import type { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { CasesPage, type CasesPageProps } from './cases-page.tsx';
import { fileReply } from './csv.ts';
import { type ConsoleHost, type DeskContext, type DeskEnv, frameAt, reply } from './desk.ts';
import { sayDone } from './done.ts';
import { paths } from './paths.ts';

export function caseRoutes(app: Hono<DeskEnv>, host: ConsoleHost): void {
  app.get('/policies/:policy/cases', async (c) =>
    reply(c, <CasesPage {...(await casesProps(c, host, c.req.param('policy')))} />),
  );
  app.get('/policies/:policy/cases.xlsx', async (c) => {
    const policy = c.req.param('policy');
    const { fileName, bytes } = await c.var.desk.operations.case.workbook({ policy });
    return fileReply(c, fileName, bytes);
  });
  app.post('/policies/:policy/cases', (c) => readBack(c, host, c.req.param('policy')));
}

async function casesProps(
  c: DeskContext,
  { places }: ConsoleHost,
  policy: string,
  errors: CasesPageProps['errors'] = [],
): Promise<CasesPageProps> {
  const { desk } = c.var;
  const { cases } = await desk.operations.case.list({ policy });
  const { policy: found } = await desk.operations.policy.read({ policy });
  return {
    frame: frameAt(desk, c.req.method === 'GET' ? desk.frame.path : paths.cases(policy)),
    policy: { id: policy, title: found.title },
    cases: cases.map((each) => ({ ...each, area: each.area === '' ? '全国' : places.nameOf(each.area) })),
    mayRead: desk.session.role === 'county',
    errors,
  };
}

async function readBack(c: DeskContext, host: ConsoleHost, policy: string) {
  const file = (await c.req.parseBody())['file'];
  const refuse = async (message: string) =>
    reply(c, <CasesPage {...(await casesProps(c, host, policy, [{ name: 'file', message }]))} />, 422);
  if (!(file instanceof File) || file.name === '' || file.size === 0) return refuse('请选一个签好字的核对表。');
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await c.var.desk.operations.case.readSigned({ file: bytes, fileName: file.name.slice(-255) });
    if (read.unsigned === read.rows) return refuse('这张表没有一行写了确认并签字，没有记下什么。');
    const [first] = read.unclear;
    if (first !== undefined && read.added === 0)
      return refuse(`“${first.sheet}”第 ${first.row} 行：${first.problem}（共 ${read.unclear.length} 行）。`);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return refuse(error.say('zh'));
  }
  sayDone(c, 'cases-read');
  return c.redirect(paths.cases(policy), 303);
}
