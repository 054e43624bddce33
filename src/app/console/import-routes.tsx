/** Bringing in the lists that offices keep: upload, look at what would change, write it, take it back. */
import { Hono } from 'hono';
import { Problem } from '../../values/problem.ts';
import { fileReply } from './csv.ts';
import {
  type ConsoleHost,
  type DeskContext,
  type DeskEnv,
  formOf,
  frameAt,
  idAsked,
  type Operations,
  oneOf,
  PAGE_SIZE,
  pageOf,
  pagesOf,
  queryOf,
  reply,
} from './desk.ts';
import { sayDone } from './done.ts';
import { ImportListPage, type ImportListProps, type ImportState } from './import-list.tsx';
import { ImportPreviewPage, type ImportPreviewProps, type ImportTab } from './import-preview.tsx';
import { paths } from './paths.ts';

export function importRoutes(host: ConsoleHost): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/imports', async (c) => reply(c, <ImportListPage {...(await listProps(c, host))} />));
  app.post('/imports', (c) => upload(c, host));
  app.get('/imports/:id', async (c) => reply(c, <ImportPreviewPage {...(await previewProps(c, host))} />));
  app.post('/imports/:id/apply', async (c) => {
    const importId = idAsked(c, 'id', '这次导入');
    const { paidAlready } = await formOf(c);
    const { arising } = await c.var.desk.operations.import.apply({ importId, paidAlready: paidAlready === 'yes' });
    sayDone(c, 'applied', arising);
    return c.redirect(paths.import(importId), 303);
  });
  app.post('/imports/:id/undo', async (c) => {
    const importId = idAsked(c, 'id', '这次导入');
    const { arising } = await c.var.desk.operations.import.undo({ importId });
    sayDone(c, 'undone', arising);
    return c.redirect(paths.import(importId), 303);
  });
  app.get('/imports/:id/marked.xlsx', async (c) => {
    const importId = idAsked(c, 'id', '这次导入');
    const { fileName, bytes } = await c.var.desk.operations.import.markedWorkbook({ importId });
    return fileReply(c, fileName, bytes);
  });
  return app;
}

type Refusal = Pick<ImportListProps, 'ledger' | 'errors'>;

async function listProps(c: DeskContext, { catalogue }: ConsoleHost, refusal: Refusal = {}): Promise<ImportListProps> {
  const { desk } = c.var;
  const query = queryOf(c, ['page']);
  const page = pageOf(query);
  const { imports, total } = await desk.operations.import.list({ page, pageSize: PAGE_SIZE });
  return {
    frame: frameAt(desk, c.req.method === 'GET' ? desk.frame.path : paths.imports),
    ledgers: [...catalogue.ledgers.values()].map(({ id, title }) => ({ id, label: title })),
    imports: imports.map((found) => ({
      id: found.id,
      file: found.fileName,
      ledger: found.ledgerTitle,
      at: found.previewedAt,
      by: found.previewedByName ?? (found.previewedBy === null ? '系统' : '县级工作人员'),
      rows: found.counts.rows,
      wrong: found.counts.wrong,
      state: states[found.state],
    })),
    query,
    page,
    pages: pagesOf(total),
    ...refusal,
  };
}

type Stored = Awaited<ReturnType<Operations['import']['read']>>;

const states: Record<Stored['state'], ImportState> = { previewed: 'preview', applied: 'applied', undone: 'undone' };

/** The file stays with the form only as long as this request: a browser can not be given it back, so only the choice of ledger is kept. */
async function upload(c: DeskContext, host: ConsoleHost) {
  const form = await c.req.parseBody();
  const file = form['file'];
  const ledger = oneOf([...host.catalogue.ledgers.keys()], typeof form['ledger'] === 'string' ? form['ledger'] : '');
  const refuse = async (message: string, status: number) => {
    const refusal = { errors: [{ name: 'file', message }], ...(ledger === undefined ? {} : { ledger }) };
    return reply(c, <ImportListPage {...(await listProps(c, host, refusal))} />, status);
  };
  if (!(file instanceof File) || file.name === '') return refuse('请选一个文件。', 422);
  if (file.size === 0) return refuse('文件是空的，请选另一个。', 422);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const fileName = file.name.slice(-255);
    const { importId } = await c.var.desk.operations.import.preview({ file: bytes, fileName, ledger });
    return c.redirect(paths.import(importId), 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return refuse(withoutCommand(error.say('zh')), 422);
  }
}

/** The command line names the ledger by an option, the form by the list below the file. */
const withoutCommand = (words: string): string => words.replace(/用 --ledger 指明/, '在下面选是哪种台账');

const tabs = ['wrong', 'changed', 'new', 'same'] as const satisfies readonly ImportTab[];

async function previewProps(c: DeskContext, { catalogue }: ConsoleHost): Promise<ImportPreviewProps> {
  const { frame, operations } = c.var.desk;
  const importId = idAsked(c, 'id', '这次导入');
  const query = queryOf(c, ['show', 'page']);
  const page = pageOf(query);
  const chosen = oneOf(tabs, query['show']);
  const { counts } = chosen === undefined ? await operations.import.read({ importId, pageSize: 1 }) : { counts: null };
  const tab = chosen ?? tabs.find((each) => (counts?.[each] ?? 0) > 0) ?? 'new';
  const found = await operations.import.read({ importId, status: tab, page, pageSize: PAGE_SIZE });
  const { rows, wrong, new: fresh, same, changed } = found.counts;
  return {
    frame,
    import: {
      id: importId,
      file: found.fileName,
      ledger: found.ledgerTitle,
      state: states[found.state],
      rows,
      new: fresh,
      same,
      changed,
      wrong,
      pays: (catalogue.ledgers.get(found.ledger)?.receipts ?? []).length > 0,
    },
    tab,
    wrongCells: tab === 'wrong' ? found.rows.flatMap(wrongCells) : [],
    changes: tab === 'changed' ? found.rows.map((row) => ({ ...who(found, row), differences: differences(row) })) : [],
    lines:
      tab === 'new' || tab === 'same'
        ? found.rows.map((row) => ({
            ...who(found, row),
            place: row.place ?? '',
            ...(found.elsewhere === null ? {} : { ourBenefit: row.ourBenefit ?? '对不上' }),
          }))
        : [],
    elsewhere: found.elsewhere,
    openSums: found.openSums,
    page,
    pages: pagesOf(found.total),
  };
}

/** `E12` → `E` */
const letters = (cell: string): string => cell.replace(/\d+$/, '');

type Row = Stored['rows'][number];

const wrongCells = ({ sheet, row, wrong }: Row): ImportPreviewProps['wrongCells'] =>
  wrong.map(({ cell, column, message }) => ({
    sheet,
    row,
    column: cell === null ? column : `${letters(cell)} ${column}`,
    reason: message,
  }));

/** Once it is written, the row is told by its entry. */
const who = ({ ledger }: Stored, { sheet, row, title, entry }: Row) => ({
  sheet,
  row,
  who: title ?? '已写入的记录',
  ...(entry === null ? {} : { href: paths.entry(ledger, entry) }),
});

const differences = ({ difference }: Row) =>
  difference.map(({ label, old, new: next }) => ({ label, before: old ?? '空', after: next ?? '空' }));
