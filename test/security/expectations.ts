/**
 * Who may do what, written down once more and not read from the code: an operation that is new or allows somebody else has to be decided about here.
 */
import type { Role } from '../../src/operations/operation.ts';
import { places } from './setup.ts';
import { raise, recoveryGrounds, type Things } from './things.ts';

/** What an operation looks at, and so what must be hidden from those outside of its area. */
export type About =
  /** Nothing that lies somewhere: rules, or only the caller's own area. */
  | 'own area'
  /** An area that is named: outside it answers like an area that does not exist. */
  | 'area'
  /** An object by its identifier: outside it answers like an identifier that nothing has. */
  | 'person'
  | 'entry'
  | 'import'
  | 'draft'
  | 'job';

/** What somebody outside gets. */
export type Outside = 404 | 422 | 'nothing';

export interface Expectation {
  readonly roles: readonly Role[];
  readonly about: About;
  readonly outside: Outside;
  /** An input that succeeds where the caller may; undefined where the place has no such thing. */
  readonly input: (things: Things) => Record<string, unknown> | undefined;
}

const staff: readonly Role[] = ['county', 'town', 'village', 'system'];
const county: readonly Role[] = ['county', 'system'];
const everybody: readonly Role[] = ['county', 'town', 'village', 'public', 'system'];

const own = (roles: readonly Role[], input: Record<string, unknown> = {}): Expectation => ({
  roles,
  about: 'own area',
  outside: 'nothing',
  input: () => input,
});
const raisedIn = (place: string) => {
  const given = raise('county', 20_000);
  return { ...given, values: given.values.map((value) => ({ ...value, area: place })) };
};

const area = (roles: readonly Role[], input: Record<string, unknown> = {}, outside: Outside = 422): Expectation => ({
  roles,
  about: 'area',
  outside,
  input: (things) => ({ ...input, area: things.area }),
});
const person = (
  roles: readonly Role[],
  input: (things: Required<Things>) => Record<string, unknown>,
  outside: Outside = 404,
): Expectation => ({
  roles,
  about: 'person',
  outside,
  input: (things) => (things.person === undefined ? undefined : input(things as Required<Things>)),
});
const thing = (
  about: 'entry' | 'import' | 'draft' | 'job',
  roles: readonly Role[],
  input: (things: Things) => Record<string, unknown>,
): Expectation => ({ roles, about, outside: 404, input });

const centre = (
  roles: readonly Role[],
  input: (subject: { kind: 'place'; subject: string }, things: Things) => Record<string, unknown>,
): Expectation => ({
  roles,
  about: 'entry',
  outside: 404,
  input: (things) =>
    things.centre === undefined ? undefined : input({ kind: 'place', subject: things.centre }, things),
});

const grant = (roles: readonly Role[], input: (things: Required<Things>) => Record<string, unknown>): Expectation => ({
  roles,
  about: 'entry',
  outside: 404,
  input: (things) => (things.waitingStop === undefined ? undefined : input(things as Required<Things>)),
});

const reason = '核对本人来电所说的情况';

export const expectations: Readonly<Record<string, Expectation>> = {
  'audit.list': own(county),
  'claim.confirm': person(staff, ({ person: id }) => ({ person: id, policy: 'nursing-allowance', on: '2026-02-01' })),
  'claim.end': person(staff, ({ person: id }) => ({
    person: id,
    policy: 'nursing-allowance',
    on: '2026-02-01',
    reason,
  })),
  'claim.record': person(staff, ({ person: id }) => ({
    person: id,
    policy: 'living-allowance',
    on: '2026-01-01',
    channel: 'village',
  })),
  'correction.address': person(county, ({ correction }) => ({ correction, to: 'estate', reason })),
  'correction.approve': person(county, ({ correction }) => ({ correction, to: 'estate', reason })),
  'correction.approve-paper': area(county, { paper: '县民发〔2026〕1号', seen: 0, seenFen: 0, reason }),
  'correction.list': area(staff),
  'correction.notice': person(staff, ({ approved }) => ({ correction: approved })),
  'correction.papers': area(staff),
  'correction.plan': person(staff, ({ paid }) => ({ person: paid })),
  'correction.read': person(staff, ({ correction }) => ({ correction })),
  'correction.reject': person(county, ({ correction }) => ({ correction, reason })),
  'correction.settle': person(county, ({ paid }) => ({ person: paid, reason })),
  'decision.check': own(everybody, { person: { disabilityLevel: 1 } }),
  'decision.decide': area(county),
  'decision.ask': own(everybody, { person: { disabilityLevel: 1 } }),
  'decision.ask-about': person(staff, ({ person: asked }) => ({ person: asked })),
  'decision.call-list': area(staff, { policy: 'nursing-allowance', reason: '逐户打电话核实' }),
  'decision.explain': person(staff, (things) => ({ person: things.person })),
  'decision.list': area(staff, { policy: 'nursing-allowance' }),
  'decision.summary': area(staff, { policy: 'nursing-allowance' }),
  'decision.unclaimed': area(staff, { policy: 'nursing-allowance' }),
  'duplicate.keep-apart': person(county, (things) => ({ people: [things.person, things.twin], reason })),
  'duplicate.list': person(staff, (things) => ({ person: things.person }), 'nothing'),
  'duplicate.merge': person(county, (things) => ({ winner: things.person, loser: things.twin, reason })),
  'entitlement.catch-up': own(county),
  'entitlement.determine': area(county),
  'entitlement.determine-changed': own(county),
  'entitlement.clashes': area(staff),
  'entitlement.rule-clash': person(county, ({ paid, clash }) => ({ person: paid, clash, keep: 'policy', reason })),
  'entitlement.determined': area(staff),
  'entitlement.determined-people': area(staff, {
    policy: 'nursing-allowance',
    first: '2027-01',
    period: '2027-01',
    kind: 'unclaimed',
  }),
  'entitlement.determined-workbook': area(staff),
  'entitlement.notice': person(staff, (things) => ({ person: things.person, policy: 'nursing-allowance' })),
  'entitlement.read': person(staff, (things) => ({ person: things.person })),
  'entry.act': thing('entry', staff, (things) => ({ entry: things.entry, values: { cause: '还没有查清' } })),
  'entry.due': area(staff),
  'entry.list': area(staff, { ledger: 'problem-log' }),
  'entry.read': thing('entry', staff, (things) => ({ entry: things.personEntry ?? things.entry, reason })),
  'entry.record': person(staff, (things) => ({
    ledger: 'two-subsidy-payment',
    person: things.person,
    values: { name: '守望者', residentId: things.residentId, month: '2026-05-01', total: '110' },
  })),
  'fact.list': own(everybody),
  'fraud.record': person(county, (things) => ({ person: things.person, from: '2026-01-01', reason })),
  'fraud.take-back': person(county, ({ paid, finding }) => ({ person: paid, finding, reason })),
  'import.apply': thing('import', staff, (things) => ({ importId: things.previewed })),
  'import.list': own(staff),
  'import.markedWorkbook': thing('import', staff, (things) => ({ importId: things.previewed })),
  'import.preview': own(staff, {
    file: Buffer.from('残疾人花名册\n序号,姓名,身份证号,残疾证号,类别,等级\n1,某人,62,,肢体,三级\n').toString('base64'),
    fileName: '名单.csv',
    ledger: 'disability-roster',
  }),
  'import.read': thing('import', staff, (things) => ({ importId: things.previewed })),
  'import.undo': thing('import', staff, (things) => ({ importId: things.applied })),
  'indicator.measure': area(staff, { indicators: 'severely-disabled-people,problems-raised', children: 'true' }),
  'indicator.rows': area(staff, { indicator: 'severely-disabled-people' }),
  'ledger.list': own(staff),
  'ledger.read': own(staff, { ledger: 'problem-log' }),
  'ledger.template': own(staff, { ledger: 'problem-log' }),
  'overview.read': own(staff),
  'paper.fill': area(staff, { paper: 'livelihood-summary' }),
  'paper.list': own(staff),
  'paper.write': area(staff, { paper: 'livelihood-summary' }),
  'person.correct-fact': person(staff, (things) => ({
    person: things.person,
    assertion: things.assertion,
    value: 3,
    from: '2021-01-01',
    reason,
  })),
  'person.find': person(staff, (things) => ({ number: things.residentId }), 'nothing'),
  'person.list': area(staff, { status: 'all', pageSize: 200 }),
  'person.read': person(staff, (things) => ({ person: things.person })),
  'person.record-fact': person(staff, (things) => ({
    person: things.person,
    fact: 'needsLongTermCare',
    value: true,
    from: '2026-01-01',
    reason,
  })),
  'person.reveal': person(staff, (things) => ({ person: things.person, what: 'residentId', reason })),
  'case.list': own(staff, { policy: 'nursing-allowance' }),
  'case.read-signed': own(county, {
    file: Buffer.from(`样例,确认（是/否）,签字,核对码\n旧样例,是,李四,${'0'.repeat(12)}\n`).toString('base64'),
    fileName: '样例核对表.csv',
  }),
  'case.workbook': own(staff, { policy: 'nursing-allowance' }),
  'policy.changes': own(everybody, { before: '2026-06-30', after: '2026-07-01' }),
  'policy.list': own(everybody),
  'policy.read': own(everybody, { policy: 'nursing-allowance' }),
  'job.begin-determination': own(county, { first: '2027-01' }),
  'job.begin-preview': thing('draft', county, (things) => ({ draft: things.draft, first: '2027-07', last: '2027-08' })),
  'job.cancel': thing('job', county, (things) => ({ job: things.job })),
  'job.list': own(county),
  'job.read': thing('job', county, (things) => ({ job: things.job })),
  'rule.adopt': thing('draft', county, (things) => ({
    draft: things.approvedDraft,
    from: '2027-07-01',
    paper: '县残联〔2027〕1号',
  })),
  'rule.annex': thing('draft', county, (things) => ({ draft: things.draft })),
  'rule.approve': thing('draft', county, (things) => ({ draft: things.submittedDraft, reason })),
  'rule.cases': thing('draft', county, (things) => ({ draft: things.draft })),
  'rule.check': thing('draft', county, (things) => ({ draft: things.draft })),
  'rule.clauses': own(county, { policy: 'nursing-allowance', on: '2027-07-01' }),
  'rule.effect': thing('draft', county, (things) => ({ draft: things.draft })),
  'rule.list': own(county),
  'rule.parameters': area(county, { q: '护理' }),
  'rule.preview': thing('draft', county, (things) => ({ draft: things.draft, first: '2027-07', last: '2027-08' })),
  'rule.read': thing('draft', county, (things) => ({ draft: things.draft })),
  'rule.save': thing('draft', county, (things) => ({
    ...raise(things.area.startsWith(places.otherCounty) ? 'otherCounty' : 'county', 19_000),
    draft: things.draft,
  })),
  'rule.save-clauses': thing('draft', county, (things) => ({
    draft: things.draft,
    policy: 'nursing-allowance',
    title: '扩大护理补贴范围',
    paper: '县残联〔2027〕3号',
    from: '2027-07-01',
    criteria: [{ id: 'certificateValid', because: '残疾人证有效', otherwise: '残疾人证无效', changes: [] }],
  })),
  'rule.send-back': thing('draft', county, (things) => ({ draft: things.submittedDraft, reason })),
  'rule.submit': thing('draft', county, (things) => ({ draft: things.checkedDraft })),
  // A draft for the place that is asked about: one for another county is refused before anything else.
  'rule.what-if': {
    ...area(county),
    input: ({ area: place }) => ({ draft: raisedIn(place), first: '2027-07', last: '2027-07', area: place }),
  },
  'rule.withdraw': thing('draft', county, (things) => ({ draft: things.draft, reason })),
  'rule.workbook': thing('draft', county, (things) => ({ draft: things.draft })),
  'staff.add': area(county, { account: 'newcomer', name: '新来的', password: 'walnut bridge harbour' }),
  'staff.list': own(county),
  'grant-stop.list': area(staff),
  'grant-stop.read': grant(staff, ({ waitingStop }) => ({ stop: waitingStop })),
  'grant-stop.approve': grant(county, ({ waitingStop }) => ({ stop: waitingStop, reason })),
  'grant-stop.notice': grant(staff, ({ stoppedGrant }) => ({ stop: stoppedGrant })),
  'grant-stop.reject': grant(county, ({ waitingStop }) => ({ stop: waitingStop, reason })),
  'grant-stop.plan': grant(county, ({ stoppedGrant }) => ({ stop: stoppedGrant, months: 3, from: '2099-01', reason })),
  'grant-stop.repay': grant(county, ({ stoppedGrant }) => ({
    stop: stoppedGrant,
    amountFen: 100,
    on: '2026-01-01',
    reason,
  })),
  'grant-stop.take-back': grant(county, ({ stoppedGrant }) => ({ stop: stoppedGrant, repayment: 3, reason })),
  'subject.list': area(staff, { policy: 'service-centre-standard' }),
  'subject.read': centre(staff, (subject) => subject),
  'subject.record-fact': centre(staff, (subject) => ({
    ...subject,
    fact: 'hasRamp',
    value: true,
    from: '2026-01-01',
    reason,
  })),
  'subject.correct-fact': centre(staff, (subject, { saidOfCentre }) => ({
    ...subject,
    assertion: saidOfCentre,
    value: false,
    from: '2026-01-01',
    reason,
  })),
  'subject.rule': centre(county, (subject) => ({
    ...subject,
    policy: 'centre-subsidy-recovery',
    grounds: recoveryGrounds,
    outcome: 'keep',
    reason,
  })),
  'target.set': area(county, {
    indicator: 'cataract-operated',
    period: '2026',
    value: 5,
    handedDownBy: '县残联',
    paper: '县残联〔2026〕9号',
  }),
};
