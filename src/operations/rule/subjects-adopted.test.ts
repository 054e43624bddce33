/** Drafts on places, areas and organisations: the preview says who changes and by how much, and adopting gives exactly that. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { OtherSubject } from '../../define/fact.ts';
import { packs } from '../../main/packs.ts';
import { justPassing } from '../../packs/service-centres/standard-cases.ts';
import { record } from '../entry/record.ts';
import { list } from '../subject/list.ts';
import { recordFact } from '../subject/record-fact.ts';
import { county, testWorld, type World } from '../testing.ts';
import { adopt } from './adopt.ts';
import { annex } from './annex.ts';
import { approve } from './approve.ts';
import { check } from './check.ts';
import { clauses } from './clauses.ts';
import { effect } from './effect.ts';
import { preview } from './preview.ts';
import { save } from './save.ts';
import { saveClauses } from './save-clauses.ts';
import { submit } from './submit.ts';
import { workbook } from './workbook.ts';

let world: World;
const paper = '宕政办发〔2026〕20号 关于调整标准的通知';
const from = '2026-07-01';
const second = () => ({
  ...world.county,
  scope: { ...world.county.scope, staffId: '01970000-0000-7000-8000-000000000002' },
});

async function registered(ledger: string, values: Record<string, string>, kind: OtherSubject, facts: object) {
  const { entry: subject } = await world.run(record, { ledger, values });
  await say(kind, subject, facts);
  return subject;
}
async function say(kind: OtherSubject, subject: string, facts: object): Promise<void> {
  for (const [fact, value] of Object.entries(facts))
    await world.run(recordFact, { kind, subject, fact, value, from: '2026-01-01', reason: '现场查看后登记' });
}

before(async () => {
  world = await testWorld(packs);
  const villages = await world.inside(
    ({ tx }) => tx.sql<{ code: string }>`select code from area where length(code) = 12 order by code limit 40`,
  );
  const { placeKind: _, floorArea: __, outdoorArea: ___, ...passing } = justPassing;
  for (const [index, floorArea] of ['500', '520', '640'].entries()) {
    const village = villages[index * 13]!.code;
    const values = {
      name: `第${index}综合服务中心`,
      kind: 'service-centre',
      town: village.slice(0, 9),
      village,
      floorArea,
      outdoorArea: '300',
      openedOn: '2026-01-01',
    };
    const triggers = ['dissolvedWithoutLeave', 'subsidyDiverted', 'reviewFailed', 'booksInDisorder', 'fraudFound'];
    const facts = { ...passing, acceptedOn: '2026-03-20', strongComplaints: false };
    await registered('place-register', values, 'place', {
      ...facts,
      ...Object.fromEntries(triggers.map((trigger) => [trigger, false])),
    });
  }
  for (const [index, staff] of [18, 46, 201].entries()) {
    const values = { name: `第${index}水泥厂`, kind: 'employer', town: villages[index * 13]!.code.slice(0, 9) };
    const facts = { staff, disabledMonths: 6, severeMonths: 0, averageWage: 5_000_000 };
    await registered('organisation-register', values, 'organisation', facts);
  }
  const { subjects } = await world.run(list, { policy: 'social-work-posts' });
  await say('area', subjects[0]!.id, { lowIncomeHouseholds: 301, workersRescue: 1 });
  await say('area', subjects[1]!.id, { lowIncomeHouseholds: 950, workersRescue: 9 });
});
after(() => world.close());

const value = (parameter: string, changed: unknown) => ({ parameter, area: county, value: changed });

/** What is decided of everybody, as the list says it. */
async function decidedOn(policy: string, on: string) {
  const { subjects } = await world.run(list, { policy, on });
  return new Map(
    subjects.map(({ id, outcome, amountFen, figures }) => [
      id,
      { outcome, amountFen, figures: new Map(figures.map((figure) => [figure.id, figure.value])) },
    ]),
  );
}

async function draftOf(values: { parameter: string; area: string; value: unknown }[]): Promise<string> {
  const { draft } = await world.run(save, { title: '调整标准', paper, from, values } as never, world.county);
  return draft;
}

async function adopted(draft: string): Promise<void> {
  await world.run(check, { draft }, world.county);
  await world.run(submit, { draft }, world.county);
  await world.run(approve, { draft, reason: '与文件一致，同意' }, second());
  await world.run(adopt, { draft, paper, from }, world.county);
}

/** Previewed, then adopted; for each of the policies the difference of two lists is what the preview said. */
async function adoptsAsPreviewed(draft: string, changing: Readonly<Record<string, number>>): Promise<void> {
  const { subjects = [] } = await world.run(preview, { draft, first: '2026-07', last: '2026-12' }, world.county);
  assert.deepEqual(Object.fromEntries(subjects.map(({ policy, changed }) => [policy, changed.length])), changing);
  const were = new Map<string, Awaited<ReturnType<typeof decidedOn>>>();
  for (const { policy, on } of subjects) were.set(policy, await decidedOn(policy, on));
  await adopted(draft);
  for (const { policy, on, changed, total, byTown } of subjects) {
    const [was, is] = [were.get(policy)!, await decidedOn(policy, on)];
    const differing = [...is].filter(
      ([id, side]) => JSON.stringify([...textOf(was.get(id)!)]) !== JSON.stringify([...textOf(side)]),
    );
    assert.deepEqual(new Set(changed.map(({ id }) => id)), new Set(differing.map(([id]) => id)), policy);
    for (const { id, before: previewedBefore, after: previewedAfter, figures } of changed) {
      const [beside, now] = [was.get(id)!, is.get(id)!];
      assert.deepEqual(previewedBefore, { outcome: beside.outcome, amountFen: beside.amountFen });
      assert.deepEqual(previewedAfter, { outcome: now.outcome, amountFen: now.amountFen });
      for (const figure of figures)
        assert.deepEqual([beside.figures.get(figure.id), now.figures.get(figure.id)], [figure.before, figure.after]);
    }
    const sum = [...is.values()].reduce((all, { amountFen }) => all + (amountFen ?? 0), 0);
    assert.deepEqual([total.afterFen, total.subjects], [sum, is.size]);
    assert.equal(
      byTown.reduce((all, { afterFen }) => all + afterFen, 0),
      sum,
    );
  }
}
const textOf = ({
  outcome,
  amountFen,
  figures,
}: {
  outcome: string;
  amountFen: number | null;
  figures: Map<string, number | null>;
}) => [outcome, amountFen, ...[...figures].flat()] as const;

suite('a draft that is not about people', { concurrency: false }, () => {
  test('another subsidy of centres: who gets how much more, on the page, in the workbook and in the annex', async () => {
    const draft = await draftOf([value('centre-subsidy', 6_000_000)]);
    await world.run(preview, { draft, first: '2026-07', last: '2026-12' }, world.county);
    const { result } = await world.run(effect, { draft }, world.county);
    const [subsidy] = result.subjects!.filter(({ policy }) => policy === 'centre-subsidy');
    assert.deepEqual([subsidy?.total.beforeFen, subsidy?.total.afterFen], [15_000_000, 18_000_000]);
    assert.match(subsidy!.changed[0]!.afterWords, /可以拨付以奖代补资金，60,000元/);
    assert.equal(result.people, 0);
    const { paper: written } = await world.run(annex, { draft }, world.county);
    const text = JSON.stringify(written.blocks);
    assert.match(text, /综合服务中心以奖代补.*金额由 150,000元变为 180,000元，3 个有变化/);
    assert.doesNotMatch(text, /测算 0 人/);
    assert.ok((await world.run(workbook, { draft }, world.county)).bytes.length > 1000);
    await adoptsAsPreviewed(draft, { 'centre-subsidy': 3 });
  });

  test('a larger floor: which centres no longer meet the standard, why, and which lose the subsidy by it', async () => {
    const floor = world.services.catalogue.parameters.get('centre-floor-area')!;
    assert.equal(floor.kind, 'integer');
    const draft = await draftOf([value('centre-floor-area', 600)]);
    await world.run(preview, { draft, first: '2026-07', last: '2026-12' }, world.county);
    const { result } = await world.run(effect, { draft }, world.county);
    const standard = result.subjects!.find(({ policy }) => policy === 'service-centre-standard')!;
    assert.deepEqual([standard.total.eligibleBefore, standard.total.eligibleAfter], [3, 1]);
    assert.deepEqual(standard.changed.map(({ name }) => name).sort(), ['第0综合服务中心', '第1综合服务中心']);
    assert.ok(
      standard.changed.every(({ how }) => how.length === 1),
      JSON.stringify(standard.changed[0]!.how),
    );
    await adoptsAsPreviewed(draft, { 'service-centre-standard': 2, 'centre-subsidy': 2 });
  });

  test('posts of social workers and the levy of employers, in one draft', async () => {
    const draft = await draftOf([value('social-work-rescue', 50), value('levy-local-wage', 3_000_000)]);
    const worked = await world.run(preview, { draft, first: '2026-07', last: '2026-12' }, world.county);
    const posts = worked.subjects!.find(({ policy }) => policy === 'social-work-posts')!;
    assert.ok(posts.changed.length === 2 && posts.changed[0]!.how.length > 0, JSON.stringify(posts.changed));
    await adoptsAsPreviewed(
      draft,
      Object.fromEntries(worked.subjects!.map(({ policy, changed }) => [policy, changed.length])),
    );
  });

  test('other criteria of the standard, by form', async () => {
    const policy = 'service-centre-standard';
    const { lines } = await world.run(clauses, { policy, on: from }, world.county);
    const criteria = lines
      .filter(({ id }) => id !== 'floorArea')
      .map(({ id, criterion: { because, otherwise } }) => ({ id, because, otherwise, changes: [] }));
    const { draft } = await world.run(
      saveClauses,
      { title: '不看面积', paper, toConfirm: false, from, policy, criteria },
      world.county,
    );
    await adoptsAsPreviewed(draft, { 'service-centre-standard': 2, 'centre-subsidy': 2 });
  });
});
