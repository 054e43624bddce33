/** A standard raised after months were paid: who drafted it, who approves what it causes, and what the list says until everybody is compared. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shanghaiDay } from '../../src/operations/operation.ts';
import { addMonths, firstOfMonth } from '../../src/values/date.ts';
import type { Page, Town, Visitor } from './setup.ts';

const title = '提高护理补贴标准';
const reason = '文件已印发，名单看过';

async function drafted(author: Visitor, paper: string, from: string, levelOne: string): Promise<Page> {
  const values = {
    parameter0: 'nursing-allowance-standard',
    'v0.1': levelOne,
    'v0.2': '115',
    'v0.3': '0',
    'v0.4': '0',
  };
  const saved = await author.send('/console/rules/new', { ...values, title, paper, from });
  assert.equal(saved.status, 200, saved.words);
  return saved;
}

async function approvedBy(author: Visitor, second: Visitor, path: string): Promise<Page> {
  await author.send(`${path}/check`, {});
  await author.send(`${path}/steps`, { step: 'submit' });
  const approved = await second.send(`${path}/steps`, { step: 'approve', reason });
  assert.equal(approved.status, 200, approved.words);
  return approved;
}

const hidden = (page: Page): Record<string, string> =>
  Object.fromEntries(
    [...page.html.matchAll(/type="hidden" name="(paper|town|seen|seenFen)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name!, value!],
    ),
  );

export function raiseChecks(open: () => Town): void {
  describe('a raise of a standard for months that were paid', () => {
    const paper = '宕残联发〔2026〕21号';

    it('leaves the decision about the arrears to somebody else than who drafted it, and says who is still compared', async () => {
      const { system } = open();
      const [author, second] = [await open().visit('county'), await open().visit('county2')];
      const from = addMonths(firstOfMonth(shanghaiDay(system.services.now())), -2);
      const { path } = await drafted(author, paper, from, '160');
      await approvedBy(author, second, path);
      const other = await drafted(author, `${paper}（另一稿）`, from, '170');
      assert.match((await approvedBy(author, second, other.path)).html, /action="[^"]*\/adopt"/);
      const adopted = await second.send(`${path}/adopt`, { paper, from });
      assert.match(adopted.words, /已采用/);
      const stale = await second.open(other.path);
      assert.match(stale.words, /又采用了别的规则，现在不能采用。请重新核对案例，再提交、审核。/);
      assert.doesNotMatch(stale.html, /action="[^"]*\/adopt"/);
      await second.send(`${other.path}/check`, {});
      assert.match((await second.open(other.path)).html, /name="step" value="submit"/);
      const early = await second.open('/console/corrections');
      assert.match(early.words, /还在比对 [1-9]\d* 人，比对完可能还有补发、追缴/);
      while ((await system.asOperator().entitlement.catchUp({})).waiting > 0);
      assert.doesNotMatch((await second.open('/console/corrections')).words, /还在比对/);

      const list = `/console/corrections?paper=${encodeURIComponent(paper)}`;
      const own = await author.open(list);
      assert.match(own.words, /规则草案是您起草、修改或提交的，由它引起的补发要由另一位县级工作人员审批/);
      assert.doesNotMatch(own.html, /action="\/console\/corrections\/papers"/);
      const shown = await second.open(list);
      assert.match(shown.words, /一共 [1-9]\d* 项，补发 /);
      const forced = await author.send('/console/corrections/papers', { ...hidden(shown), reason });
      assert.equal(forced.status, 403);
      assert.match(forced.words, /这份文件的规则草案是您自己登记、起草或决定的，要由另一个人来办/);
      const [one] = /\/console\/corrections\/[0-9a-f-]{36}/.exec(shown.html) ?? [];
      const single = await author.open(one!);
      assert.match(single.words, /引起这项提议的规则草案是您起草、修改或提交的，要由另一位县级工作人员审批/);
      assert.doesNotMatch(single.html, /value="approve"/);
      assert.match((await second.open(one!)).html, /value="approve"/);

      const approved = await second.send('/console/corrections/papers', { ...hidden(shown), reason });
      assert.equal(approved.status, 200);
      assert.match(approved.words, /已通过 [1-9]\d* 项。钱按确定的办法补发。/);
    });
  });
}
