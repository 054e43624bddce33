/** Pages on which somebody decides about money: the figures stand where they are said to, and who may not decide is shown no form. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { ClashPage } from '../../src/app/console/clash-page.tsx';
import { CorrectionPage } from '../../src/app/console/correction-page.tsx';
import { CorrectionsPage } from '../../src/app/console/corrections-page.tsx';
import type { ConsoleFrame } from '../../src/app/console/layout.tsx';
import { RuleEffectPage } from '../../src/app/console/rule-effect-page.tsx';
import { frameOf } from '../../src/app/portal/routes.tsx';
import { consoleFrame } from './samples/console-frame.ts';
import { portalHost } from './site.tsx';

const host = await portalHost();
let frame!: ConsoleFrame;
await new Hono()
  .get('/', (c) => {
    frame = consoleFrame(frameOf(c, host));
    return c.body(null);
  })
  .request('/');
const htmlOf = async (page: { toString(): string | Promise<string> }): Promise<string> => String(await page);
const wordsOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the effect of a draft', () => {
  const sum = (id: string, title: string, beforeFen: number, afterFen: number) => ({ id, title, beforeFen, afterFen });
  const person = {
    person: 'p1',
    area: '621223100200',
    name: '王*',
    gainFen: 2000,
    effects: [{ title: '护理补贴', first: '2027-07', last: '2027-07', beforeFen: 10_000, afterFen: 12_000 }],
  };
  const page = (errors = {}) =>
    htmlOf(
      RuleEffectPage({
        frame,
        draft: { id: 'd1', title: '提高护理补贴标准', open: true },
        effect: {
          at: '2027-06-01T02:00:00Z',
          stale: false,
          recorded: 0,
          total: 1,
          list: [person],
          result: {
            areaName: '宕昌县',
            months: { first: '2027-07', last: '2027-08' },
            gaining: 31,
            losing: 17,
            otherwise: 0,
            people: 90,
            total: sum('', '合计', 300_000, 350_000),
            byTown: [sum('621223100', '城关镇', 300_000, 350_000)],
            byLevel: [sum('county', '县级', 300_000, 350_000)],
            byPeriod: [sum('2027-07', '2027-07', 100_000, 120_000), sum('2027-08', '2027-08', 200_000, 230_000)],
            byPolicy: [sum('nursing-allowance', '护理补贴', 300_000, 350_000)],
          },
        } as never,
        job: undefined,
        towns: [],
        placeOf: () => '城关镇',
        query: {},
        page: 1,
        pages: 1,
        values: { first: '2027-09', last: '二〇二七', area: '' },
        errors,
      }),
    );

  it('is what was before, what comes after, and the difference, in sums, months and for each person', async () => {
    const words = wordsOf(await page());
    assert.match(words, /增加的人 31 减少的人 17 应发增减 \+500元 3,000元 → 3,500元 测算的人 90/);
    assert.match(words, /2027-07 1,000元 1,200元 \+200元 2027-08 2,000元 2,300元 \+300元 合计 3,000元 3,500元 \+500元/);
    assert.match(words, /王\* 城关镇 \+20元 护理补贴：2027-07，100元 → 120元/);
    assert.match(words, /变化最大的是城关镇：\+500元/);
  });

  it('keeps in its form what was typed, beside what is wrong with it', async () => {
    const html = await page({ last: '月份写成 2027-12 这样' });
    for (const typed of ['2027-09', '二〇二七']) assert.match(html, new RegExp(`value="${typed}"`));
    assert.match(wordsOf(html), /月份写成 2027-12 这样/);
  });
});

describe('arrears and recoveries', () => {
  it('sums up each by its name, with how many and of whom', async () => {
    const html = await htmlOf(
      CorrectionsPage({
        frame,
        corrections: [],
        sums: { total: 7, people: 3, arrearsFen: 120_000, recoveryFen: 45_000 },
        papers: [{ paper: '宕民发〔2026〕9号', total: 6, people: 2, arrearsFen: 33_000, own: true }],
        atOnce: 300,
        comparing: 0,
        query: {},
        policies: [],
        towns: [],
        typed: {},
        errors: {},
        page: 1,
        pages: 1,
        csv: '',
      }),
    );
    assert.match(wordsOf(html), /项数 7 人数 3 补发合计 1,200元 追缴合计 450元/);
    assert.match(wordsOf(html), /宕民发〔2026〕9号 6 2 330元/);
  });

  const correction = (also: object) =>
    ({
      id: 'c1',
      person: 'p1',
      name: '王甲',
      policy: 'nursing-allowance',
      policyTitle: '护理补贴',
      period: '2026-02',
      kind: 'arrears',
      circumstance: 'ordinary',
      addressedTo: null,
      state: 'proposed',
      paidFen: 10_000,
      entitledFen: 11_000,
      amountFen: 1000,
      actions: 1,
      reasons: ['标准提高了'],
      others: [],
      decided: null,
      settled: null,
      ownWork: null,
      history: [],
      ...also,
    }) as never;
  const one = (also: object, mayDecide: boolean) =>
    htmlOf(
      CorrectionPage({
        frame,
        correction: correction(also),
        place: '城关镇',
        mayDecide,
        typed: { reason: '核对过名单' },
        errors: { reason: '这项提议已经变了' },
      }),
    );

  it('shows what was paid before what is due, and keeps the reason that was typed', async () => {
    const html = await one({}, true);
    assert.match(wordsOf(html), /2026年2月（本项） 护理补贴 100元 110元 10元 标准提高了/);
    assert.match(html, /name="reason"[^>]*value="核对过名单"|value="核对过名单"[^>]*name="reason"/);
    assert.match(html, /value="approve"/);
  });

  it('leaves its decision to the county, and to somebody else than whose work it is', async () => {
    const town = await one({}, false);
    assert.doesNotMatch(town, /<form[^>]*corrections\/c1|value="(approve|reject|address)"/);
    assert.match(wordsOf(town), /由县里审批/);
    for (const [ownWork, words] of [
      ['recorded', /情况是您登记的，要由另一位/],
      ['drafted', /规则草案是您起草、修改或提交的，要由另一位/],
      ['ruled', /重复、冲突是您定的，要由另一位/],
    ] as const) {
      const html = await one({ ownWork }, true);
      assert.doesNotMatch(html, /value="(approve|reject)"/);
      assert.match(wordsOf(html), words);
    }
  });
});

describe('benefits that do not go together', () => {
  const sides = ['护理补贴', '高龄津贴'].map((title) => ({
    policy: title,
    title,
    amountFen: 10_000,
    state: 'paid',
    paidIn: null,
  }));
  const clash = {
    key: 'a~b~~2026-05',
    kind: 'excluded',
    first: '2026-05',
    last: '2026-05',
    sides,
    keep: 0,
    rule: { because: '只能领一项', source: { paper: '县文件' }, keep: 'larger' },
    ruling: null,
    about: { policy: 'a', other: 'b', elsewhere: null, grounds: '', last: null },
  };
  const page = (mayDecide: boolean) =>
    htmlOf(
      ClashPage({
        frame,
        person: { id: 'p1', name: '王甲' },
        place: '城关镇',
        clashes: [clash as never],
        mayDecide,
        typed: { clash: clash.key, 'keep-0': 'other', 'reason-0': '问过本人' },
        errors: { 'reason-0': '至少 4 个字' },
      }),
    );

  it('keep what was chosen and typed; a town is told who decides and shown no form', async () => {
    const county = await page(true);
    assert.match(county, /<input(?=[^>]*value="other")[^>]*checked/);
    assert.match(county, /value="问过本人"/);
    const town = await page(false);
    assert.doesNotMatch(town, /<form[^>]*p1\/clashes/);
    assert.match(wordsOf(town), /由县里决定发哪一项/);
  });
});
