/** The work itself through forms: bring in a list, read the paper it makes, record, correct and take back, all without scripts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { openWorkbook } from '../../src/formats/workbook.ts';
import type { Page, Town, Visitor } from './setup.ts';

const fixture = (name: string): File => {
  const bytes = readFileSync(new URL(`../fixtures/ledgers/${name}`, import.meta.url));
  return new File([new Uint8Array(bytes)], name);
};

function upload(visitor: Visitor, file: File, ledger = ''): Promise<Page> {
  const form = new FormData();
  form.set('file', file);
  form.set('ledger', ledger);
  return visitor.send('/console/imports', form);
}

const linkTo = (page: Page, words: string): string =>
  new RegExp(`<a [^>]*?href="([^"]+)"[^>]*>[^<]*${words}`).exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';

export function workChecks(open: () => Town): void {
  describe('a list that an office keeps', () => {
    it('is looked at, written, and makes the paper whose figures lead to their rows', async () => {
      const county = await open().visit('county');
      const preview = await upload(county, fixture('03-cataract.xlsx'));
      assert.equal(preview.status, 200);
      assert.match(preview.words, /03-cataract\.xlsx 等您确认 .*数据行 350 新增 350 有变化 0 没变 0 有错 0/);
      // The surgeries of the list are of 2026, whatever year it is today.
      const paperOf2026 = '/console/papers/livelihood-summary?period=2026';
      const before = await county.open(paperOf2026);
      assert.doesNotMatch(before.words, /185 ?例/);

      const applied = await county.send(`${preview.path}/apply`, {});
      assert.equal(applied.status, 200);
      assert.match(applied.words, /已写入。要退回去，可以撤销这次导入。/);
      assert.doesNotMatch((await county.open(preview.path)).words, /已写入。要退回去/);

      const papers = await county.open('/console/papers');
      assert.equal((await county.open(linkTo(papers, '总结'))).status, 200);
      const paper = await county.open(paperOf2026);
      for (const figure of ['282', '185', '142.3%', '55']) assert.ok(paper.words.includes(figure), figure);
      const rows = await county.open(linkTo(paper, '185'));
      assert.match(rows.words, /共 185 条，第 1 页，共 4 页/);

      const docx = await county.open(linkTo(paper, '下载 Word 文件'));
      assert.equal(
        docx.headers.get('content-type'),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      );
      assert.match(
        decodeURIComponent(docx.headers.get('content-disposition') ?? ''),
        /filename\*=UTF-8''.*总结.*\.docx$/,
      );
      assert.equal(new TextDecoder().decode(docx.bytes.slice(0, 2)), 'PK');
    });

    it('changes nothing the second time', async () => {
      const county = await open().visit('county');
      const preview = await upload(county, fixture('03-cataract.xlsx'));
      assert.match(preview.words, /数据行 350 新增 0 有变化 0 没变 350 有错 0/);
      assert.match(preview.words, /没有要写入的/);
    });

    it('comes back with its wrong cells marked, and can be taken back', async () => {
      const county = await open().visit('county');
      const preview = await upload(county, fixture('01-roster.xlsx'));
      assert.match(preview.words, /数据行 1,284 .*有错 26/);
      const marked = await county.open(`${preview.path}/marked.xlsx`);
      assert.match(decodeURIComponent(marked.headers.get('content-disposition') ?? ''), /01-roster（标出错处）\.xlsx$/);
      const workbook = await openWorkbook(marked.bytes, 'marked.xlsx');
      assert.equal(workbook.kind, 'xlsx');
      const applied = await county.send(`${preview.path}/apply`, {});
      assert.match(applied.words, /已写入/);
      const people = await county.open('/console/people');
      const undone = await county.send(`${preview.path}/undo`, {});
      assert.match(undone.words, /已撤销，登记回到导入之前。/);
      assert.notEqual((await county.open('/console/people')).words, people.words);
    });

    it('that is none is refused beside the field, and so is an empty form', async () => {
      const county = await open().visit('county');
      const text = await upload(county, new File(['这不是表格'], 'notes.docx'));
      assert.equal(text.status, 422);
      assert.match(text.html, /<title>有错误：/);
      assert.match(text.words, /有 1 处需要更正/);
      const unknown = await upload(county, new File(['甲,乙\n1,2\n'], 'list.csv'));
      assert.equal(unknown.status, 422);
      assert.match(unknown.words, /请在下面选是哪种台账|认不出/);
      assert.doesNotMatch(unknown.words, /--ledger/);
      const none = await upload(county, new File([], ''));
      assert.equal(none.status, 422);
      assert.match(none.words, /请选一个文件。/);
    });

    it('of more than 20 MB is refused', async () => {
      const county = await open().visit('county');
      const page = await upload(county, new File([new Uint8Array(21 * 1024 * 1024)], 'big.xlsx'));
      assert.equal(page.status, 413);
      assert.match(page.words, /20 MB/);
    });
  });

  describe('an entry', () => {
    const ledger = '/console/ledgers/problem-log';
    const values = {
      project: 'outreach',
      problem: '宣传栏坏了',
      cause: '大风',
      measure: '重做',
      answers: '下坝社区',
      raisedOn: '2026-10-08',
      dueOn: '2026-12-01',
      solvedOn: '',
      state: 'open',
    };

    it('says beside each field what is wrong, and keeps what was typed', async () => {
      const county = await open().visit('county');
      const page = await county.send(`${ledger}/new`, { ...values, problem: '', raisedOn: '昨天' });
      assert.equal(page.status, 422);
      assert.match(page.html, /<title>有错误：/);
      assert.match(page.html, /href="#raisedOn"/);
      assert.match(page.html, /value="昨天"/);
      assert.match(page.html, /大风/);
    });

    it('is recorded, corrected with both values on record, taken back and brought back', async () => {
      const county = await open().visit('county');
      const recorded = await county.send(`${ledger}/new`, values);
      assert.match(recorded.path, /^\/console\/ledgers\/problem-log\/entries\//);
      assert.match(recorded.words, /已登记。.*已提出/);
      const again = await county.send(`${ledger}/new`, values);
      assert.equal(again.status, 409);
      assert.match(again.words, /已有同样的一条/);

      const edit = await county.open(`${recorded.path}/edit`);
      const seen = /name="seen" value="(\d+)"/.exec(edit.html)?.[1] ?? '';
      assert.match(edit.html, /宣传栏坏了/);
      const changed = { ...values, seen, state: 'solved', solvedOn: '2026-10-20' };
      const corrected = await county.send(`${recorded.path}/edit`, changed);
      assert.match(corrected.words, /已修改。/);
      assert.match(corrected.words, /状态 ： 未解决 → 已解决|状态： 未解决 → 已解决/);
      const tooLate = await county.send(`${recorded.path}/edit`, { ...changed, answers: '别人' });
      assert.equal(tooLate.status, 409);
      assert.match(tooLate.words, /别人刚改过/);
      assert.match(tooLate.html, /value="别人"|>别人</);

      const withdrawn = await county.send(recorded.path, { action: 'withdraw' });
      assert.match(withdrawn.words, /已撤回，不计入统计/);
      assert.doesNotMatch((await county.open(ledger)).words, /宣传栏坏了/);
      const restored = await county.send(recorded.path, { action: 'restore' });
      assert.match(restored.words, /已恢复/);
      assert.match((await county.open(`${ledger}?find=${encodeURIComponent('宣传栏')}`)).words, /共 1 条/);
    });

    it('asks for the visits that fall due, until they are done, and shows what is masked for a reason', async () => {
      const county = await open().visit('county');
      const surgery = '/console/ledgers/cataract-surgery';
      const operatedOn = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
      const given = {
        name: '田复明',
        residentId: '621223195001010011',
        town: '621223100',
        village: '621223100002',
        diagnosis: 'cataract',
        screenedOn: operatedOn,
        operatedOn,
      };
      const recorded = await county.send(`${surgery}/new`, given);
      assert.match(recorded.words, /已登记。/, recorded.words);
      assert.match(recorded.words, /术后 1 日回访 \d{4}-\d\d-\d\d 已超期 \d 天/);
      const due = await county.open('/console/due');
      assert.match(due.words, /田复明 术后 1 日回访 城关镇 下坝社区/);
      assert.match((await county.open('/console')).words, /田复明 术后 1 日回访/);
      assert.match((await (await open().visit('village')).open('/console/due')).words, /田复明 术后 1 日回访/);

      const done = await county.send(`${recorded.path}/edit`, { ...given, acuityDay1: '0.6' });
      assert.match(done.words, /术后 1 日回访 \d{4}-\d\d-\d\d 已办/);
      assert.doesNotMatch((await county.open('/console/due')).words, /术后 1 日回访/);

      assert.doesNotMatch(done.words, /621223195001010011/);
      assert.equal((await county.send(`${recorded.path}/reveal`, { reason: '' })).status, 422);
      const shown = await county.send(`${recorded.path}/reveal`, { reason: '回访前核对视力' });
      assert.match(shown.words, /身份证号 621223195001010011 /);
      assert.match(shown.words, /术后1日视力 0\.6 /);
      const { rows } = await open()
        .system.asOperator()
        .audit.list({ subject: `entry:${recorded.path.split('/').at(-1)}` });
      assert.ok(
        rows.some(({ operation, detail }) => operation === 'entry.read' && detail['reason'] === '回访前核对视力'),
      );
    });

    it('stands only in its own ledger, and only for its own area', async () => {
      const county = await open().visit('county');
      const list = await county.open(ledger);
      const path =
        linkTo(list, '宣传栏坏了') || /href="(\/console\/ledgers\/problem-log\/entries\/[^"]+)"/.exec(list.html)![1]!;
      assert.equal((await county.open(path)).status, 200);
      assert.equal((await county.open(path.replace('problem-log', 'cataract-surgery'))).status, 404);
      assert.equal((await (await open().visit('village')).open(path)).status, 404);
    });
  });
}
