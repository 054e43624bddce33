/** P18: a hundred and twenty texts that would run, stored wherever a text can be stored, run on no page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dangersOn, runningTexts } from './inert-page.ts';
import { addMember, type County, idNumber, type Member, openCounty, places, register } from './setup.ts';
import { walk } from './walk.ts';

let county: County;
let writer: Member;
let person: string;

/** Control signs that look like a line end are no part of a name. */
const plain = (text: string): string => text.replaceAll('\u2028', ' ');

before(async () => {
  county = await openCounty({ people: 0 });
  const { system } = county;
  const address = runningTexts[0]!;
  for (const [index, text] of runningTexts.entries()) {
    const residentId = idNumber('621223', '1971-02-03', index + 1);
    const { id } = await register(system, {
      name: plain(text),
      village: places.village,
      residentId,
      address,
      phone: text,
    });
    person = id;
  }
  writer = await addMember(system, `writer${runningTexts[3]}`, places.town);
  const at = system.as(writer.caller);
  for (const text of runningTexts) {
    const values = {
      problem: text,
      cause: text,
      measure: text,
      answers: text,
      project: 'outreach',
      raisedOn: '2026-03-01',
      state: 'open',
    };
    await at.entry.record({ ledger: 'problem-log', values });
  }
  for (const text of runningTexts.slice(0, 24)) {
    await at.person.reveal({ person, what: 'phone', reason: `理由${text}`.slice(0, 200) });
    const rows = [
      '残疾人花名册',
      '序号,姓名,身份证号,残疾证号,村,类别,等级,备注',
      `1,"${text.replaceAll('"', '""')}",${residentIdOf(text)},"${text.replaceAll('"', '""')}",旧城村,"${text.replaceAll('"', '""')}",三级,"${text.replaceAll('"', '""')}"`,
    ];
    const file = new Uint8Array(Buffer.from(rows.join('\n')));
    await at.import.preview({ file, fileName: `${text.slice(0, 200)}.csv`, ledger: 'disability-roster' });
  }
  await system.asOperator().decision.decide({});
});
after(() => county.close());

const residentIdOf = (text: string): string => idNumber('621223', '1981-02-03', runningTexts.indexOf(text) + 1);

test('the reader of pages sees what could run', () => {
  assert.deepEqual(
    dangersOn(
      '<!doctype html><html lang="zh"><a href="/a?b=1&amp;c">x &lt;script&gt;</a><script type="module" src="/assets/a.js"></script></html>',
    ),
    [],
  );
  for (const text of runningTexts.filter((each) => /<[a-z]/i.test(each.replace(/<\/?(title|textarea|option)>/g, ''))))
    assert.notDeepEqual(dangersOn(`<p>${text}</p>`), [], text);
  assert.notDeepEqual(dangersOn('<a href="javascript:x()">x</a>'), []);
  assert.notDeepEqual(dangersOn('<p title="" onfocus="x()">x</p>'), []);
  assert.notDeepEqual(dangersOn('<script>x()</script>'), []);
});

test('what is stored is shown as it was written and runs nowhere', async () => {
  const shown = new Set<string>();
  let pages = 0;
  const starts = [
    '/console',
    '/console/people?state=all',
    ...[1, 2, 3].flatMap((page) => [
      `/console/people?state=all&page=${page}`,
      `/console/ledgers/problem-log?page=${page}`,
    ]),
    `/console/people/${person}`,
    '/console/duplicates',
  ];
  for (const as of [writer, county.staff.county]) {
    for await (const { path, reply } of walk(county, as, starts, 4)) {
      assert.ok(reply.status < 400, `${path}: ${reply.status}`);
      if (!reply.headers.get('content-type')?.includes('text/html')) continue;
      assert.deepEqual(dangersOn(reply.text), [], path);
      for (const [found] of reply.text.matchAll(/canary\d+/g)) shown.add(found);
      pages += 1;
    }
  }
  assert.equal(shown.size, runningTexts.length, 'every text stands on some page');
  assert.ok(pages > 60, `${pages} pages`);
});

test('what is asked for is said again and runs nowhere', async () => {
  for (const text of runningTexts) {
    const typed = encodeURIComponent(text);
    const paths = [
      `/console/people?name=${typed}&town=${typed}&sort=${typed}&page=${typed}`,
      `/console/ledgers/problem-log?find=${typed}&stage=${typed}`,
      `/console/policies/${typed}`,
      `/console/${typed}`,
      `/console/unclaimed?policy=${typed}`,
    ];
    const open = [`/search?q=${typed}`, `/console/sign-in?next=${typed}`, `/${typed}`, `/benefits/${typed}`];
    for (const [path, as] of [
      ...paths.map((path) => [path, 'county'] as const),
      ...open.map((path) => [path, undefined] as const),
    ]) {
      const reply = await county.ask(path, { as });
      assert.deepEqual(dangersOn(reply.text), [], path);
    }
  }
});

test('what a form refuses is said again and runs nowhere', async () => {
  const text = (index: number): string => runningTexts[index * 7]!;
  const forms: [string, Record<string, string>][] = [
    ['/console/sign-in', { user: text(1), password: text(2), next: text(3) }],
    ['/console/people', { number: text(4) }],
    [`/console/people/${person}/reveal`, { reason: '<b>' }],
    [
      '/console/ledgers/problem-log/new',
      { project: text(5), problem: text(6), cause: text(7), raisedOn: text(8), state: text(9) },
    ],
    ['/console/ledgers/outreach/new', { town: text(10), village: text(11), heldOn: text(12), people: text(13) }],
    ['/self-check', { page: text(14), go: text(15), birthDate: text(16) }],
  ];
  for (const [path, form] of forms) {
    const reply = await county.ask(path, {
      as: path === '/console/sign-in' ? undefined : 'county',
      method: 'POST',
      body: new URLSearchParams(form),
    });
    assert.deepEqual(dangersOn(reply.text), [], path);
  }
});
