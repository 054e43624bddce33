/** Late news through forms, without scripts: a death that becomes known, the month that was paid, and who may decide about it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, Town, Visitor } from './setup.ts';

const reason = '核对过死亡证明，情况属实';
const idIn = (text: string, what: string): string =>
  new RegExp(`/console/${what}/([0-9a-f-]{36})`).exec(text)?.[1] ?? '';

/** Who stands in a line of the list of payments; each check takes a line of its own. */
async function paidPerson(county: Visitor, line: number): Promise<string> {
  const list = await county.open('/console/ledgers/two-subsidy-payment');
  const people = new Set<string>();
  for (const [path] of list.html.matchAll(/\/console\/ledgers\/two-subsidy-payment\/entries\/[0-9a-f-]{36}/g)) {
    people.add(idIn((await county.open(path)).html, 'people'));
    if (people.size > line) break;
  }
  const person = [...people][line];
  assert.ok(person, 'the demonstration pays somebody');
  return person;
}

const recordDeath = (visitor: Visitor, person: string, value: string): Promise<Page> =>
  visitor.send(`/console/people/${person}/facts/new`, {
    fact: 'diedOn',
    value,
    from: value,
    reason: '村里报来的死亡证明',
  });

async function proposalOf(visitor: Visitor, person: string): Promise<Page> {
  const id = idIn((await visitor.open(`/console/people/${person}/entitlements`)).html, 'corrections');
  assert.notEqual(id, '', 'a correction is proposed');
  return visitor.open(`/console/corrections/${id}`);
}

const hidden = (page: Page): Record<string, string> =>
  Object.fromEntries(
    [...page.html.matchAll(/type="hidden" name="(seen\w+)" value="(\d+)"/g)].map(([, name, value]) => [name!, value!]),
  );

const diedOn = '2026-01-05';

export function lateNewsChecks(open: () => Town): void {
  describe('a death that becomes known late', () => {
    it('is decided about by somebody else than who recorded it, once, and as it stands', async () => {
      const [county, second] = [await open().visit('county'), await open().visit('county2')];
      const person = await paidPerson(county, 0);
      const told = await recordDeath(county, person, diedOn);
      const [, said] = /已登记。由此产生 (\d+) 笔追缴，待审批。 ?看补发追缴/.exec(told.words) ?? [];
      assert.ok(said, told.words);
      const waiting = await county.open(`/console/corrections?person=${person}`);
      assert.ok(told.html.includes(`href="${waiting.path}"`));
      assert.match(waiting.words, new RegExp(`项数 ${said} 人数 1 `));
      const own = await proposalOf(county, person);
      assert.match(own.words, /身故后发放/);
      assert.match(own.words, /是您登记的，要由另一位县级工作人员审批/);
      assert.doesNotMatch(own.html, /value="approve"/);
      const forced = await county.send(own.path, { action: 'approve', reason, ...hidden(own) });
      assert.equal(forced.status, 403);
      assert.match(forced.words, /是您自己登记、起草或决定的，要由另一个人来办/);

      assert.match((await second.open('/console')).words, /等您办 \d+ 项补发追缴等人审/);
      assert.doesNotMatch((await (await open().visit('town')).open('/console')).words, /等您办/);
      const shown = await second.open(own.path);
      const nobody: Record<string, string> = { action: 'approve', reason, ...hidden(shown) };
      assert.ok(Object.hasOwn(nobody, 'seenOne'));
      const refused = await second.send(own.path, nobody);
      assert.equal(refused.status, 422);
      assert.match(refused.words, /通过以前要写明向谁追缴/);
      const form = { ...nobody, to: 'keeper' };
      const both = await Promise.all([second.send(own.path, form), second.send(own.path, form)]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
      assert.match((await second.open(own.path)).words, /身故后发放，向代领、代管这笔钱的人或村（社区）追缴/);
      const file = await second.open(`/console/corrections.csv?state=approved&person=${person}`);
      assert.match(file.html, /向谁追缴\r\n.*代领、代管这笔钱的人或村（社区）/);
      // What the list paid stays to be read beside what is approved to be recovered.
      const { words } = await second.open(`/console/people/${person}/entitlements`);
      assert.match(words, /不发 已发 [1-9][\d,]*元 追缴 [1-9][\d,]*元，已通过/);
      assert.match((await second.open(own.path)).words, /已通过/);
      assert.equal((await second.send(own.path, { ...form, action: 'reject' })).status, 409);
    });

    it('that is corrected while somebody looks at the proposal leaves nothing to approve, and the way back is shown', async () => {
      const { address } = open();
      const [county, second] = [await open().visit('county'), await open().visit('county2')];
      const person = await paidPerson(county, 1);
      await recordDeath(county, person, diedOn);
      const shown = await proposalOf(second, person);
      const file = await county.open(`/console/people/${person}`);
      const wrong = new RegExp(`/console/people/${person}/facts/[0-9a-f-]{36}`, 'g');
      const death = [...file.html.matchAll(wrong)].map(([path]) => path);
      const forms = await Promise.all(death.map((path) => county.open(path)));
      const form = forms.find(({ html }) => html.includes('name="fact" value="diedOn"'))!;
      const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      const fixed = await county.send(form.path, { fact: 'diedOn', value: day, from: day, reason: '证明上写的是昨天' });
      assert.match(fixed.words, /已修改。原有 \d+ 笔提议随之撤回。 ?看补发追缴/);
      const headers = { origin: address, referer: address + shown.path };
      const late = await second.send(shown.path, { action: 'approve', reason, ...hidden(shown) }, { headers });
      assert.equal(late.status, 409);
      assert.match(late.words, /这项提议已经变了，或已有人办过，没有保存/);
      assert.match(late.html, new RegExp(`href="${shown.path}"[^>]*>回到刚才的页面`));
      const elsewhere = { origin: address, referer: 'https://elsewhere.example/console/people' };
      const foreign = await second.send(
        shown.path,
        { action: 'approve', reason, ...hidden(shown) },
        { headers: elsewhere },
      );
      assert.doesNotMatch(foreign.html, /回到刚才的页面|elsewhere/);
    });

    it('counts from the day of the death, whatever day is sent beside it, and never from before the birth or to come', async () => {
      const county = await open().visit('county');
      const person = await paidPerson(county, 2);
      const path = `/console/people/${person}/facts/new`;
      const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
      const form = { fact: 'diedOn', value: diedOn, from: today, reason: '村里报来的死亡证明' };
      const { words: asked } = await county.open(`${path}?fact=diedOn`);
      assert.doesNotMatch(asked, /从哪天起|空着/);
      const mistyped = await county.send(path, { ...form, value: '2026-02-30' });
      assert.equal(mistyped.status, 422);
      assert.match(mistyped.words, /有 1 处需要更正/);
      assert.doesNotMatch(mistyped.words, /请填从哪天起/);
      assert.match((await county.open(`${path}?fact=disabilityLevel`)).words, /从哪天起/);
      for (const [value, refused] of [
        ['', '请填死亡日期'],
        ['1901-01-01', '死亡日期不能早于出生日期'],
        ['2100-01-01', '死亡日期不能晚于今天'],
      ] as const) {
        const page = await county.send(path, { ...form, value });
        assert.equal(page.status, 422);
        assert.match(page.words, new RegExp(refused));
      }
      await county.send(path, form);
      assert.match((await proposalOf(county, person)).words, /身故后发放/);
    });

    it('is told as what it is: nobody is asked to renew a certificate', async () => {
      const county = await open().visit('county');
      const person = await paidPerson(county, 3);
      await recordDeath(county, person, diedOn);
      for (const path of [`/console/people/${person}`, `/console/people/${person}/entitlements`]) {
        const page = await county.open(path);
        assert.match(page.words, /待遇对象已于2026年1月5日去世，不再符合“残疾人证在有效期内”这一条/);
        assert.doesNotMatch(page.words, /请先换证/);
      }
    });
  });
}
