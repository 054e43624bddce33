/** Official papers with live figures, as a page whose figures open to their rows, and as a Word file. */
import { Hono } from 'hono';
import type { Run } from '../../define/filled-paper.ts';
import { fileReply } from './csv.ts';
import { type ConsoleHost, type DeskContext, type DeskEnv, reply } from './desk.ts';
import { figureHref } from './figure.ts';
import { areaAndPeriod } from './indicator-routes.tsx';
import { missingWords } from './paper-missing.ts';
import { PaperPage } from './paper-page.tsx';
import { PapersPage } from './papers-page.tsx';
import { paths } from './paths.ts';

export function paperRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/papers', async (c) => {
    const { frame, operations } = c.var.desk;
    const { papers } = await operations.paper.list({});
    return reply(
      c,
      <PapersPage frame={frame} papers={papers.map((paper) => ({ ...paper, pack: paper.pack.title }))} />,
    );
  });
  app.get('/papers/:paper', async (c) => reply(c, await paperPage(c, host, c.req.param('paper'))));
  app.get('/papers/:paper/file.docx', async (c) => {
    const { asked } = areaAndPeriod(c, host);
    const { fileName, bytes } = await c.var.desk.operations.paper.write({ paper: c.req.param('paper'), ...asked });
    return fileReply(c, fileName, bytes);
  });
  return app;
}

async function paperPage(c: DeskContext, host: ConsoleHost, id: string) {
  const { frame, operations } = c.var.desk;
  const { asked, ...choices } = areaAndPeriod(c, host);
  const { paper, area, period } = await operations.paper.fill({ paper: id, ...asked });
  const missing = missingWords(host.catalogue, paper.missing);
  const rows = (run: Run) => rowsOf(host, run, { area, period });
  return <PaperPage frame={frame} paper={{ ...paper, missing }} rowsOf={rows} {...choices} />;
}

/** A target was handed down and what is short of it is not there: neither counts any rows. */
function rowsOf({ catalogue }: ConsoleHost, run: Run, at: { area: string; period: string }): string | undefined {
  if (run.entry !== undefined) return paths.entry(run.entry.ledger, run.entry.id);
  // Where there is no figure there is nothing to look at: a dash, or （未填）.
  if (!/[\d０-９一二三四五六七八九十百千万零〇两]/.test(run.text)) return undefined;
  if (run.fund !== undefined) {
    const fund = catalogue.funds.get(run.fund.id);
    return fund === undefined ? undefined : (figureHref(catalogue, fund.indicator, 'numerator', at) ?? undefined);
  }
  const { id = '', part = 'value' } = run.figure ?? {};
  if (part === 'target' || part === 'shortfall') return undefined;
  return figureHref(catalogue, id, part === 'denominator' ? 'denominator' : 'numerator', at) ?? undefined;
}
