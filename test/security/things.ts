/** One of everything in every place: what somebody may see at home and nowhere else. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { operatorCaller, staffCaller } from '../../src/operations/access.ts';
import type { operations } from '../../src/operations/all.ts';
import type { Bound } from '../../src/operations/bound.ts';
import { plainDate, toDayNumber } from '../../src/values/date.ts';
import { type County, idNumber, levelOf, type Place, placeNames, places, register } from './setup.ts';

export interface Things {
  /** Villages have people. */
  readonly person?: string;
  readonly household?: string;
  readonly residentId?: string;
  /** Of a fact of the person. */
  readonly assertion?: string;
  /** Somebody who was paid after their death; what is to be recovered, waiting and approved; a finding of fraud. */
  readonly paid?: string;
  /** Of the same person: what another county pays too, undecided. */
  readonly clash?: string;
  readonly correction?: string;
  readonly approved?: string;
  readonly finding?: string;
  /** Registered twice under one name. */
  readonly twin?: string;
  readonly entry: string;
  /** A service centre that is to pay its subsidy back; villages have one. */
  readonly centre?: string;
  /** Of a fact of the centre. */
  readonly saidOfCentre?: string;
  /** The grant of another centre, whose stop waits for a second person; and one whose stop was approved, of which some money came back. */
  readonly waitingStop?: string;
  readonly stoppedGrant?: string;
  /** Of the person. */
  readonly personEntry?: string;
  readonly previewed: string;
  readonly applied: string;
  /** Drafts of rules of the county, in the states that something can be done from. */
  readonly draft: string;
  readonly checkedDraft: string;
  readonly submittedDraft: string;
  readonly approvedDraft: string;
  /** Waiting for a worker, or cancelled. */
  readonly job: string;
  readonly area: string;
}

/** In no place: identifiers that nothing has. */
export const nowhere: Required<Things> = {
  person: randomUUID(),
  household: randomUUID(),
  residentId: idNumber('621223', '1951-11-11', 991),
  assertion: randomUUID(),
  paid: randomUUID(),
  clash: ['nursing-allowance', 'nursing-allowance', randomUUID(), '2026-01'].join('~'),
  correction: randomUUID(),
  approved: randomUUID(),
  finding: randomUUID(),
  twin: randomUUID(),
  entry: randomUUID(),
  centre: randomUUID(),
  saidOfCentre: randomUUID(),
  waitingStop: randomUUID(),
  stoppedGrant: randomUUID(),
  personEntry: randomUUID(),
  previewed: randomUUID(),
  applied: randomUUID(),
  draft: randomUUID(),
  job: randomUUID(),
  checkedDraft: randomUUID(),
  submittedDraft: randomUUID(),
  approvedDraft: randomUUID(),
  area: '999999999999',
};

/** Two answers that differ in nothing but what was asked for. */
export function sameBut([one, sentOne]: [string, Things], [other, sentOther]: [string, Things], what: string): void {
  const [a, b] = [withoutSent(one, sentOne), withoutSent(other, sentOther)];
  if (a === b) return;
  const first = [...a].findIndex((character, index) => character !== b[index]);
  assert.fail(
    `${what}: ${a.slice(Math.max(0, first - 60), first + 200)} and not ${b.slice(Math.max(0, first - 60), first + 200)}`,
  );
}

function withoutSent(text: string, sent: Things): string {
  let blank = text;
  for (const value of Object.values(sent))
    if (value !== undefined) blank = blank.replaceAll(new RegExp(`(?<![0-9a-f])${value}(?![0-9a-f])`, 'g'), '…');
  return blank;
}

export const rosterName = (place: Place, number: number): string => `${nameIn[place]}花名册${'甲乙丙丁'[number]}`;

/** Names that stand nowhere else, so that a page that shows one shows its person. */
const nameIn: Record<Place, string> = {
  county: '县里的',
  town: '东门镇的',
  village: '下坝守望者',
  siblingVillage: '街坊守望者',
  otherTown: '铺上镇的',
  otherVillage: '罗家守望者',
  otherCounty: '邻县的',
  otherCountyVillage: '邻县守望者',
};

const callerAt = (place: Place) =>
  staffCaller({ staffId: randomUUID(), role: levelOf(places[place]), area: places[place] }, randomUUID());

export async function fillPlaces({ system }: County): Promise<Record<Place, Things>> {
  const filled = [];
  const drafts: Readonly<Record<string, Awaited<ReturnType<typeof draftsOf>>>> = {
    [places.county]: await draftsOf(system, 'county'),
    [places.otherCounty]: await draftsOf(system, 'otherCounty'),
  };
  for (const [index, place] of placeNames.entries()) {
    const at = system.as(callerAt(place));
    const person = levelOf(places[place]) === 'village' ? await peopleIn(system, at, place, index) : {};
    const { entry } = await at.entry.record({
      ledger: 'problem-log',
      values: { project: 'outreach', problem: `${nameIn[place]}问题`, raisedOn: '2026-03-01', state: 'open' },
    });
    const centre = levelOf(places[place]) === 'village' ? await centresIn(system, at, place) : {};
    const previewed = await at.import.preview({ ...roster(place, index, 1), ledger: 'disability-roster' });
    const toApply = await at.import.preview({ ...roster(place, index, 2), ledger: 'disability-roster' });
    await at.import.apply({ importId: toApply.importId });
    filled.push([
      place,
      {
        ...person,
        ...centre,
        entry,
        previewed: previewed.importId,
        applied: toApply.importId,
        ...drafts[places[place].slice(0, 6)]!,
        area: places[place],
      },
    ]);
  }
  for (const place of ['county', 'otherCounty'] as const)
    await system.as(callerAt(place)).entitlement.determine({ first: '2027-01' });
  return Object.fromEntries(filled) as Record<Place, Things>;
}

/** A raise of the nursing allowance, as a form or a program sends it. */
export const raise = (place: Place, fen = 13_000) => ({
  title: `${nameIn[place]}提高护理补贴标准`,
  paper: '县残联〔2027〕1号 关于提高护理补贴标准的通知',
  from: '2027-07-01',
  values: [
    {
      parameter: 'nursing-allowance-standard',
      area: places[place].slice(0, 6),
      value: { table: { 1: fen, 2: 11_000, 3: 0, 4: 0 } },
    },
  ],
});

export async function draftsOf(system: County['system'], place: Place) {
  const [one, other] = [system.as(callerAt(place)).rule, system.as(callerAt(place)).rule];
  const made: string[] = [];
  for (let fen = 13_000; fen < 17_000; fen += 1000) made.push((await one.save(raise(place, fen))).draft);
  const [draft, checkedDraft, submittedDraft, approvedDraft] = made as [string, string, string, string];
  await one.preview({ draft, first: '2027-07', last: '2027-08' });
  const asking = system.as(callerAt(place)).job;
  const { job } = await asking.beginPreview({ draft: checkedDraft, first: '2027-07', last: '2027-08', later: true });
  for (const id of [checkedDraft, submittedDraft, approvedDraft]) await one.check({ draft: id });
  for (const id of [submittedDraft, approvedDraft]) await one.submit({ draft: id });
  await other.approve({ draft: approvedDraft, reason: '标准与文件一致' });
  return { draft, job: job!, checkedDraft, submittedDraft, approvedDraft };
}

async function centresIn(system: County['system'], at: Bound<typeof operations>, place: Place) {
  const kind = 'place' as const;
  const subject = await centreIn(at, place, '');
  // Not what the proposal of the recovery stands on.
  await at.subject.recordFact({ kind, subject, fact: 'hasRampBetweenFloors', value: true, from: '2026-01-01', reason });
  const { history } = await at.subject.read({ kind, subject });
  const saidOfCentre = history.find(({ fact }) => fact === 'hasRampBetweenFloors')!.steps[0]!.assertion;
  const county = place === 'otherCountyVillage' ? 'otherCounty' : 'county';
  const [one, other] = [system.as(callerAt(county)), system.as(callerAt(county))];
  const stopOf = async (name: string): Promise<string> => {
    const ruled = { policy: 'centre-subsidy-recovery', grounds: recoveryGrounds, outcome: 'stop-and-recover' } as const;
    const { stop } = await one.subject.rule({ kind, subject: await centreIn(at, place, name), ...ruled, reason });
    return stop!;
  };
  const [waitingStop, stoppedGrant] = [await stopOf('东院'), await stopOf('西院')];
  await other.grantStop.approve({ stop: stoppedGrant, reason });
  await other.grantStop.repay({ stop: stoppedGrant, amountFen: 100, on: '2026-01-01', reason });
  return { centre: subject, saidOfCentre, waitingStop, stoppedGrant };
}

async function centreIn(at: Bound<typeof operations>, place: Place, part: string): Promise<string> {
  const village = places[place];
  const values = {
    name: `${nameIn[place]}综合服务中心${part}`,
    kind: 'service-centre',
    town: village.slice(0, 9),
    village,
  };
  const { entry: subject } = await at.entry.record({ ledger: 'place-register', values });
  for (const [fact, value] of [
    ['subsidyPaid', 5_000_000],
    ['fraudFound', true],
  ] as const)
    await at.subject.recordFact({ kind: 'place', subject, fact, value, from: '2026-01-01', reason });
  return subject;
}

/** On what the recovery is proposed there. */
export const recoveryGrounds = 'fraudFound=true@2026-01-01;subsidyPaid=5000000@2026-01-01';

async function peopleIn(system: County['system'], at: Bound<typeof operations>, place: Place, index: number) {
  const village = places[place];
  const residentId = idNumber(village.slice(0, 6), '1961-04-05', 100 + index * 2);
  const facts = [
    { fact: 'disabilityLevel', value: 2, from: plainDate('2021-01-01') },
    { fact: 'disabilityCategory', value: 4, from: plainDate('2021-01-01') },
    { fact: 'certificateValidUntil', value: 22000, from: plainDate('2021-01-01') },
  ];
  const common = { name: nameIn[place], village, facts };
  const { id, household } = await register(system, { ...common, residentId, phone: `1390939${2000 + index}` });
  const twin = await register(system, {
    ...common,
    residentId: idNumber(village.slice(0, 6), '1961-04-05', 300 + index * 2),
  });
  const { facts: steps } = await at.person.read({ person: id });
  const assertion = steps.find(({ fact }) => fact === 'disabilityLevel')!.assertion;
  const { entry } = await at.entry.record({
    ledger: 'mental-health-case',
    person: id,
    values: { name: nameIn[place], residentId, diagnosis: 'bipolar' },
  });
  await at.claim.record({ person: id, policy: 'nursing-allowance', on: '2026-01-01', channel: 'village' });
  const money = await paidAfterDeath(system, at, place, index);
  return { person: id, household, residentId, assertion, twin: twin.id, personEntry: entry, ...money };
}

async function paidAfterDeath(system: County['system'], at: Bound<typeof operations>, place: Place, index: number) {
  const [village, name] = [places[place], `${nameIn[place]}故人`];
  const residentId = idNumber(village.slice(0, 6), '1941-04-05', 500 + index * 2);
  const facts = [{ fact: 'diedOn', value: toDayNumber(plainDate('2025-11-20')), from: plainDate('2025-11-20') }];
  const { id: paid } = await register(system, { name, village, facts, residentId });
  for (const month of ['2026-01', '2026-02']) {
    const values = { name, residentId, month: `${month}-01`, nursingAllowance: '100', total: '100' };
    await at.entry.record({ ledger: 'two-subsidy-payment', person: paid, values });
  }
  const drawn = { name, residentId, paidIn: '甘谷县', benefit: '护理补贴', from: '2026-01-01', to: '2026-02-01' };
  const { entry } = await at.entry.record({ ledger: 'received-elsewhere', person: paid, values: drawn });
  const county = system.as(operatorCaller(village.slice(0, 6), randomUUID()));
  const { finding } = await county.fraud.record({
    person: paid,
    policy: 'living-allowance',
    from: '2025-01-01',
    reason,
  });
  const { corrections } = await county.correction.list({ person: paid, state: 'proposed' });
  const [waiting, other] = corrections.map(({ id }) => id);
  await county.correction.approve({ correction: other!, to: 'estate', reason });
  const clash = ['nursing-allowance', 'nursing-allowance', entry, '2026-01'].join('~');
  return { paid, correction: waiting!, approved: other!, finding, clash };
}

const reason = '核对本人来电所说的情况';

/** A roster of one person who lives in the place, as far as one can live there; a row that is wrong stands below. */
export function roster(
  place: Place,
  index: number,
  number: number,
): { file: Uint8Array<ArrayBuffer>; fileName: string } {
  const county = places[place].slice(0, 6);
  const village = homes[place];
  const id = idNumber(county, `19${50 + number}-0${index + 1}-12`, 500 + index * 4 + number);
  const rows = [
    '宕昌县残疾人花名册',
    '序号,姓名,身份证号,残疾证号,联系电话,乡镇,村,类别,等级',
    `1,${rosterName(place, number)},${id},${id}43,1380939${1000 + index * 10 + number},${village},肢体,三级`,
    `2,${rosterName(place, 0)},62122319999,${id}43,,${village},肢体,三级`,
  ];
  return { file: new Uint8Array(Buffer.from(rows.join('\n'))), fileName: `${nameIn[place]}名单${number}.csv` };
}

const homes: Record<Place, string> = {
  county: '城关镇,旧城村',
  town: '城关镇,石磊村',
  village: '城关镇,下坝社区',
  siblingVillage: '城关镇,人民街社区',
  otherTown: '哈达铺镇,下街村',
  otherVillage: '哈达铺镇,下罗村',
  otherCounty: '城关镇,旧城村',
  otherCountyVillage: '城关镇,旧城村',
};
