/** Whom the console shows to whom, and what of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operatorScope } from '../../src/operations/access.ts';
import { registerPeople } from '../../src/store/registration.ts';
import { plainDate } from '../../src/values/date.ts';
import type { Page, Town, Visitor } from './setup.ts';

const idsOn = (page: Page): string[] => [
  ...new Set([...page.html.matchAll(/href="\/console\/people\/([0-9a-f-]{36})"/g)].map(([, id]) => id!)),
];

async function everybody(visitor: Visitor): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const shown = idsOn(await visitor.open(`/console/people?state=all&page=${page}`));
    if (shown.length === 0) return ids;
    ids.push(...shown);
  }
}

export function peopleChecks(open: () => Town): void {
  describe('people', () => {
    it('are listed for who may see them: all for the county, their own for a town and a village', async () => {
      const system = open().system.asOperator();
      const [all, inTown, inVillage] = await Promise.all([
        system.person.list({ status: 'all', pageSize: 1 }),
        system.person.list({ status: 'all', pageSize: 200, area: '621223100' }),
        system.person.list({ status: 'all', pageSize: 200, area: '621223100002' }),
      ]);
      assert.ok(all.total > inTown.total && inTown.total > 0);
      assert.equal((await everybody(await open().visit('county'))).length, all.total);
      const town = await everybody(await open().visit('town'));
      assert.deepEqual(town.sort(), inTown.people.map(({ id }) => id).sort());
      const village = await everybody(await open().visit('village'));
      assert.deepEqual(village.sort(), inVillage.people.map(({ id }) => id).sort());
    });

    it('of another area are not found, under whatever address', async () => {
      const system = open().system.asOperator();
      const { people } = await system.person.list({ status: 'all', pageSize: 200 });
      const stranger = people.find(({ area }) => !area.startsWith('621223100'))!;
      const town = await open().visit('town');
      for (const path of [`/console/people/${stranger.id}`, '/console/people/00000000-0000-7000-8000-000000000000'])
        assert.equal((await town.open(path)).status, 404, path);
      const reveal = await town.send(`/console/people/${stranger.id}/reveal`, { reason: '核对发放名单' });
      assert.equal(reveal.status, 404);
      assert.equal(
        (await town.open(`/console/people?name=${encodeURIComponent(stranger.name)}&state=all`)).html.includes(
          stranger.id,
        ),
        false,
      );
      assert.equal((await town.open('/console/people/nonsense')).status, 404);
    });

    it('are found by name, pinyin and initials, narrowed and ordered, all of it in the address', async () => {
      const county = await open().visit('county');
      const { people } = await open().system.asOperator().person.list({ pageSize: 200 });
      const somebody = people[17]!;
      const found = await county.open(`/console/people?name=${encodeURIComponent(somebody.name)}`);
      assert.ok(idsOn(found).includes(somebody.id));
      const names = (page: Page): string[] =>
        [...page.html.matchAll(/<th scope="row"[^>]*>\s*<a[^>]*>([^<]+)</g)].map(([, name]) => name!);
      const births = (page: Page): string[] =>
        [...page.html.matchAll(/data-label="出生日期">([^<]*)</g)].map(([, date]) => date!);
      const up = births(await county.open('/console/people?sort=birthDate'));
      const down = births(await county.open('/console/people?sort=-birthDate'));
      assert.deepEqual(up, [...up].sort());
      assert.deepEqual(down, [...down].sort().reverse());
      assert.notDeepEqual(up, down);
      const severe = await county.open('/console/people?category=vision&level=1');
      assert.ok(names(severe).length > 0);
      assert.doesNotMatch(severe.html, /data-label="等级">二级/);
      assert.equal((await county.open('/console/people?page=x&level=9&town=zz&sort=zz')).status, 200);
    });

    it('are found by a whole number only in a form, which leads straight to the file', async () => {
      const county = await open().visit('county');
      const { people } = await open().system.asOperator().person.list({ pageSize: 1 });
      const person = people[0]!.id;
      const { value } = await open()
        .system.asOperator()
        .person.reveal({ person, what: 'residentId', reason: '测试找人' });
      const found = await county.send('/console/people', { number: value! });
      assert.equal(found.path, `/console/people/${person}`);
      const typed = await county.open(`/console/people?name=${value}`);
      assert.equal(typed.status, 422);
      assert.ok(!typed.html.includes(value!), 'the page says the number again');
      assert.match((await county.send('/console/people', { number: '12' })).words, /请填写完整的号码/);
    });

    it('have as many benefits in the file as on the page of their months, those that pay no money among them', async () => {
      const county = await open().visit('county');
      const { html } = await county.open('/console/people?sort=level');
      const files = new Set([...html.matchAll(/href="(\/console\/people\/[0-9a-f-]{36})"/g)].map(([, path]) => path!));
      assert.ok(files.size > 0);
      const said =
        /按 [\d-]+ 的情况和标准：(?<counts> ?符合 (\d+) 项(（其中 [1-9]\d* 项不发钱）)?，缺信息 \d+ 项，不符合 \d+ 项)。/;
      const counted: string[] = [];
      for (const path of [...files].slice(0, 12)) {
        const [file, months] = [await county.open(path), await county.open(`${path}/entitlements`)];
        const counts = said.exec(file.words)?.groups?.['counts']?.trim();
        assert.ok(counts, file.words);
        assert.equal(said.exec(months.words)?.groups?.['counts']?.trim(), counts, path);
        counted.push(counts);
      }
      assert.ok(
        counted.some((counts) => counts.includes('不发钱')),
        counted.join('\n'),
      );
    });

    it('show numbers masked, and whole only once, for a reason that stays on record', async () => {
      const county = await open().visit('county');
      const { people } = await open().system.asOperator().person.list({ pageSize: 1 });
      const path = `/console/people/${people[0]!.id}`;
      const file = await county.open(path);
      assert.equal(file.status, 200);
      assert.match(file.words, /身份证号 \d\d\*+\w{3} /);
      assert.doesNotMatch(file.words, /\d{17}[\dX]/);
      const without = await county.send(`${path}/reveal`, { reason: '看' });
      assert.equal(without.status, 422);
      assert.match(without.words, /请写明查看的理由/);
      assert.doesNotMatch(without.words, /\d{17}[\dX]/);
      const shown = await county.send(`${path}/reveal`, { reason: '核对两项补贴发放名单' });
      assert.equal(shown.status, 200);
      assert.match(shown.words, /身份证号 \d{17}[\dX] /);
      assert.equal(shown.headers.get('cache-control'), 'no-store');
      const after = await county.open(path);
      assert.doesNotMatch(after.words, /\d{17}[\dX]/);
      assert.match(after.words, /县级演示员 .*查看隐藏的信息（.*身份证号.*） 核对两项补贴发放名单/);
      const { rows } = await open()
        .system.asOperator()
        .audit.list({ subject: `person:${people[0]!.id}` });
      const looks = rows.filter(({ operation }) => operation === 'person.reveal');
      assert.deepEqual(
        looks
          .map(({ detail, staffName }) => [detail['what'], detail['reason'], staffName])
          .filter(([, reason]) => reason === '核对两项补贴发放名单')
          .map(([what]) => what)
          .sort(),
        ['account', 'address', 'certificateNumber', 'money', 'phone', 'residentId'],
      );
    });
  });

  describe('what holds for somebody', () => {
    it('is recorded and corrected by form, each with a reason, and nothing of it is lost', async () => {
      const county = await open().visit('county');
      const { people } = await open().system.asOperator().person.list({ level: 3, pageSize: 1 });
      const path = `/console/people/${people[0]!.id}`;
      const chosen = await county.open(`${path}/facts/new?fact=disabilityLevel`);
      assert.match(chosen.words, /登记残疾等级：/);
      const wrong = await county.send(`${path}/facts/new`, {
        fact: 'disabilityLevel',
        value: '9',
        from: '2026-06-01',
        reason: '换发残疾人证',
      });
      assert.equal(wrong.status, 422);
      assert.match(wrong.words, /填的值不对：应为 1–4/);
      assert.match(wrong.html, /换发残疾人证/);
      const empty = await county.send(`${path}/facts/new`, {
        fact: 'disabilityLevel',
        value: '两',
        from: '',
        reason: '',
      });
      assert.match(empty.words, /请填整数.*请填从哪天起.*请写明来源或理由/);
      const recorded = await county.send(`${path}/facts/new`, {
        fact: 'disabilityLevel',
        value: '1',
        from: '2026-06-01',
        reason: '换发残疾人证',
      });
      assert.match(recorded.words, /已登记。/);
      assert.match(recorded.words, /残疾等级 1级 更正 残疾等级的变化：1级 2026-06-01 起，至今有效/);

      const assertion = new RegExp(
        `${path}/facts/([0-9a-f-]{36})">更正<span class="visually-hidden">残疾等级的变化：1级`,
      ).exec(recorded.html)?.[1];
      const form = await county.open(`${path}/facts/${assertion}`);
      assert.match(form.words, /更正残疾等级.*原来记的是：1级，2026-06-01 起/);
      assert.match(form.html, /name="value"[^>]*value="1"/, 'what was recorded stands in the form');
      const corrected = await county.send(`${path}/facts/${assertion}`, {
        fact: 'disabilityLevel',
        value: '2',
        from: '2026-06-01',
        to: '',
        reason: '看错了，是二级',
      });
      assert.match(corrected.words, /已修改。/);
      assert.match(corrected.words, /2级 更正.*1级 · 已被更正/);
      assert.equal((await county.open(`${path}/facts/${assertion}`)).status, 404);
    });
  });

  describe('lists as CSV', () => {
    it('hold every line of the list, masked, and nothing that a spreadsheet would run', async () => {
      const county = await open().visit('county');
      const people = await county.open('/console/people.csv?state=all&sort=name');
      const { total } = await open().system.asOperator().person.list({ status: 'all', pageSize: 1 });
      const lines = people.html.replace('\uFEFF', '').split('\r\n');
      assert.equal(lines.length, total + 1);
      assert.equal(lines[0], '姓名,出生日期,乡镇、村,类别,等级,状态,残疾人证号,身份证号,联系电话');
      assert.doesNotMatch(people.html, /\d{17}[\dX]/);
      const summary = await open().system.asOperator().decision.summary({ policy: 'living-allowance' });
      const { eligible } = summary.policies[0]!;
      const decided = await county.open('/console/policies/living-allowance/decisions.csv');
      assert.equal(decided.html.split('\r\n').length, eligible + 1);
      for (const path of [
        '/console/unclaimed.csv',
        '/console/unclaimed.csv?policy=living-allowance',
        '/console/ledgers/problem-log/list.csv',
      ])
        assert.equal((await county.open(path)).headers.get('content-type'), 'text/csv; charset=utf-8', path);
    });
  });

  describe('figures as CSV', () => {
    it('say the same numbers as the page, in a file that a spreadsheet reads', async () => {
      const county = await open().visit('county');
      const overview = await county.open('/console');
      const file = await county.open('/console/charts/categories.csv');
      assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8');
      assert.match(
        file.headers.get('content-disposition') ?? '',
        /^attachment; filename="file\.csv"; filename\*=UTF-8''%/,
      );
      assert.deepEqual([...file.bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
      const rows = file.html
        .replace('\uFEFF', '')
        .split('\r\n')
        .map((row) => row.split(','));
      assert.deepEqual(rows[0], ['类别', '一级', '二级', '三级', '四级', '合计']);
      const table = overview.html.slice(overview.html.indexOf('<caption>残疾类别与等级（人）'));
      const cells = [
        ...table.slice(0, table.indexOf('</table>')).matchAll(/<(?:th scope="row"|td)[^>]*>([^<]*)</g),
      ].map(([, text]) => text!);
      assert.deepEqual(cells, rows.slice(1).flat());
      assert.equal((await county.open('/console/charts/nothing.csv')).status, 404);
      assert.equal((await county.open('/console/indicators.csv')).status, 200);
    });
  });

  describe('two files of one person', () => {
    it('are found to be two, and are proposed no more', async () => {
      const [first, second] = await registerTwice(open(), '田双生');
      const county = await open().visit('county');
      const pair = `/console/duplicates/${first}/${second}`;
      const shown = await county.open(pair);
      assert.equal(shown.status, 200);
      assert.match(shown.words, /是不是同一个人：田双生、田双生.*姓名、性别和出生日期相同/);
      const without = await county.send(pair, { keep: '', reason: '' });
      assert.equal(without.status, 422);
      assert.match(without.words, /请写明怎么认定的/);
      const settled = await county.send(pair, { keep: '', reason: '双胞胎，户口本上看过' });
      assert.equal(settled.path, '/console/duplicates');
      assert.match(settled.words, /已认定不是同一个人/);
      assert.ok(!settled.html.includes(first));
      assert.equal((await county.open(pair)).status, 404);
    });

    it('are made one by the county only, and the old address leads to the one that stays', async () => {
      const [first, second] = await registerTwice(open(), '田两份');
      const pair = `/console/duplicates/${first}/${second}`;
      const town = await open().visit('town');
      assert.match((await town.open(pair)).words, /合并由县里办/);
      assert.equal((await town.send(pair, { keep: first, reason: '电话核实过' })).status, 403);
      const county = await open().visit('county');
      const merged = await county.send(pair, { keep: first, reason: '电话核实过' });
      assert.equal(merged.path, `/console/people/${first}`);
      assert.match(merged.words, /已合并成一份档案/);
      assert.equal((await county.open(`/console/people/${second}`)).path, `/console/people/${first}`);
    });
  });
}

/** The same person by the look of it: name, sex, birth date and village. */
async function registerTwice({ system }: Town, name: string): Promise<[string, string]> {
  const { database, services } = system;
  const person = {
    name,
    village: '621223100002',
    household: null,
    birthDate: plainDate('1970-03-03'),
    sex: 'male',
  } as const;
  const today = plainDate('2026-07-01');
  const recording = { ...services, at: '2026-07-01T01:00:00Z', today, origin: { kind: 'staff', ref: null } };
  const [a, b] = await database.tx(operatorScope('621223'), (tx) =>
    registerPeople(tx, recording, [
      { ...person, from: plainDate('2020-01-01') },
      { ...person, from: plainDate('2020-01-01') },
    ]),
  );
  return [a!.id, b!.id];
}
