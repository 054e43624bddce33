/** What an official has to know before relying on a policy: which values still await their paper, where each holds, and whether it is said who pays. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { PolicyPage } from '../../src/app/console/policy-page.tsx';
import { parametersRead } from '../../src/app/portal/parameters-read.ts';
import { frameOf } from '../../src/app/portal/routes.tsx';
import { awaitsPaper } from '../../src/app/ui/parameter-words.ts';
import type { Policy } from '../../src/define/policy.ts';
import { COUNTY, catalogue } from '../../src/main/catalogue.ts';
import { plainDate } from '../../src/values/date.ts';
import { consoleFrame } from './samples/console-frame.ts';
import { portalHost } from './site.tsx';

const on = plainDate('2026-07-15');
const policies = [...catalogue.policies.values()];

const host = await portalHost();
const app = new Hono().get('/:policy', (c) => {
  const policy = catalogue.policies.get(c.req.param('policy'))!;
  const titleOf = (id: string) => catalogue.policies.get(id)!.title;
  const props = { policy, on, titleOf, steps: [], words: { versions: [], months: null } };
  const parameters = parametersRead(catalogue, policy.id, COUNTY);
  const areaOf = (area: string) => (area === '' ? '全国' : `〔${area}〕`);
  return c.html(<PolicyPage {...props} {...{ parameters, areaOf }} frame={consoleFrame(frameOf(c, host))} />);
});

async function wordsOf({ id }: Policy): Promise<string> {
  const page = await (await app.request(`/${id}`)).text();
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the page of a policy', () => {
  it('names the values that still await their local paper, and says nothing where there are none', async () => {
    const seen = { open: 0, none: 0 };
    for (const policy of policies) {
      const open = parametersRead(catalogue, policy.id, COUNTY).filter((each) => awaitsPaper(each, on));
      const words = await wordsOf(policy);
      seen[open.length > 0 ? 'open' : 'none'] += 1;
      assert.equal(words.includes('还没有和本地文件核对'), open.length > 0, policy.id);
      for (const { label } of open) assert.ok(words.includes(label), label);
    }
    assert.ok(seen.open > 0 && seen.none > 0, JSON.stringify(seen));
  });

  it('says of each policy that pays who carries the money, or that no paper does', async () => {
    const silent = policies.filter(({ paidBy = [], versions }) => {
      return paidBy.length === 0 && versions.some(({ amount }) => amount !== null);
    });
    assert.ok(silent.length > 0);
    for (const policy of policies)
      assert.equal(
        (await wordsOf(policy)).includes('依据的文件没有规定由哪级财政负担'),
        silent.includes(policy),
        policy.id,
      );
  });

  it('says what the papers leave open, sentence by sentence, and nothing where they leave nothing', async () => {
    const read = policies.filter(({ toConfirm = [] }) => toConfirm.length > 0);
    assert.ok(read.length > 40 && read.length < policies.length);
    for (const policy of policies) {
      const words = await wordsOf(policy);
      assert.equal(words.includes('文件没有写明、要和本地文件核对的地方'), read.includes(policy), policy.id);
      for (const reading of policy.toConfirm ?? []) assert.ok(words.includes(`${reading}。`), reading);
      assert.doesNotMatch(words, /。。/);
    }
    for (const id of ['medical-rescue', 'patient-rescue', 'patient-insurance', 'child-surgery-and-devices'])
      assert.ok(
        read.some((policy) => policy.id === id),
        id,
      );
  });

  it('names the benefits that do not go together with it, and how that is settled', async () => {
    const rescue = await wordsOf(catalogue.policies.get('patient-rescue')!);
    assert.match(rescue, /和其他待遇碰到一起.*“困难残疾人医疗救助”.*只由一家救助，择高/);
    assert.match(await wordsOf(catalogue.policies.get('patient-insurance')!), /各部门补的加起来不超过应缴的数/);
    assert.doesNotMatch(await wordsOf(catalogue.policies.get('special-rescue')!), /和其他待遇碰到一起/);
  });

  it('tells beside each value where it holds', async () => {
    const words = await wordsOf(catalogue.policies.get('nursing-allowance')!);
    assert.match(words, /适用/);
    assert.match(words, /〔62〕/);
    assert.match(words, /全国/);
  });
});

describe('a value that awaits its paper', () => {
  const source = (toConfirm: boolean) => ({ paper: '通知', toConfirm });
  const of = (...values: [string, string, boolean][]) => ({
    ...[...catalogue.parameters.values()].find(({ kind }) => kind === 'money')!,
    values: values.map(([from, area, toConfirm]) => ({
      from: plainDate(from),
      area,
      value: 1,
      source: source(toConfirm),
    })),
  });

  it('is the one that holds on the day, of the nearest area', () => {
    assert.equal(awaitsPaper(of(['2020-01-01', '', true]), on), true);
    assert.equal(awaitsPaper(of(['2020-01-01', '', true], ['2021-01-01', '621223', false]), on), false);
    assert.equal(awaitsPaper(of(['2020-01-01', '', false], ['2021-01-01', '621223', true]), on), true);
    assert.equal(awaitsPaper(of(['2020-01-01', '', true], ['2026-07-15', '', false]), on), false);
    assert.equal(awaitsPaper(of(['2020-01-01', '', false], ['2026-07-16', '', true]), on), false);
    assert.equal(awaitsPaper(of(['2026-07-16', '', true]), on), false);
  });
});
