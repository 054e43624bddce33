/** The demonstration county: invented people, and one account for each kind of staff. The passwords are made anew for each installation. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { operatorScope } from '../operations/access.ts';
import { livelihoodEntries } from '../operations/demonstration/livelihood-entries.ts';
import { answerFromElsewhere, type Entitled, paymentList } from '../operations/demonstration/payment-list.ts';
import { seedDemonstration } from '../operations/demonstration/seed-demonstration.ts';
import { demonstrationSubjects, sayOfSubjects } from '../operations/demonstration/subjects.ts';
import { shanghaiDay } from '../operations/operation.ts';
import { loadAreas } from '../store/areas/load-areas.ts';
import { addMonths, firstOfMonth, type PlainDate, partsOf } from '../values/date.ts';
import { COUNTY, catalogue } from './catalogue.ts';
import { newPassword } from './new-password.ts';
import type { System } from './system.ts';

const Account = z.object({
  account: z.string(),
  password: z.string(),
  name: z.string(),
  area: z.string(),
  duty: z.string(),
});
export type DemonstrationAccount = z.infer<typeof Account>;

const FILE = 'demonstration-accounts.json';

const people: readonly Omit<DemonstrationAccount, 'password'>[] = [
  { account: 'county', name: '县级演示员', area: COUNTY, duty: '县残联、县民政局' },
  // Who drafts a rule does not approve it.
  { account: 'county2', name: '县级审核员', area: COUNTY, duty: '县残联、县民政局（审核）' },
  { account: 'town', name: '乡镇演示员', area: `${COUNTY}100`, duty: '城关镇' },
  { account: 'village', name: '社区演示员', area: `${COUNTY}100002`, duty: '下坝社区' },
];

/** The accounts of the demonstration, or none when this installation is not one. */
export function demonstrationAccounts(dataDir: string): readonly DemonstrationAccount[] {
  const path = join(dataDir, FILE);
  return existsSync(path) ? z.array(Account).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** Does nothing when the county has staff already: it is somebody's installation. */
export async function setUpDemonstration(
  system: System,
  dataDir: string,
  options: { people?: number; seed?: number; progress: (people: number) => void },
): Promise<void> {
  const operator = system.asOperator();
  if ((await operator.staff.list({})).staff.length > 0) return;
  if ((await operator.person.list({ status: 'all', pageSize: 1 })).total === 0)
    await seedDemonstration(system.database, { catalogue, seal: system.services.seal, ...options });
  const accounts = people.map((person) => ({ ...person, password: newPassword() }));
  writeFileSync(join(dataDir, FILE), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  for (const { account, name, area, password } of accounts)
    await operator.staff.add({ account, name, area, password, mustChangePassword: false });
  await operator.decision.decide({});
  await fillLedgers(system, options.seed ?? 1);
}

/** What the offices have written down by now, through the same operations that the offices use. */
async function fillLedgers(system: System, seed: number): Promise<void> {
  const { services } = system;
  const operator = system.asOperator();
  const today = shanghaiDay(services.now());
  for (const { ledger, values } of livelihoodEntries(loadAreas(COUNTY).areas, seed, today))
    await operator.entry.record({ ledger, values });
  await fillSubjects(system, seed);
  const entitled = new Map<string, Entitled>();
  for (const [policy, allowance] of [
    ['living-allowance', 'livingFen'],
    ['nursing-allowance', 'nursingFen'],
  ] as const) {
    for (let page = 1; ; page++) {
      const { people, total } = await operator.decision.list({ policy, page, pageSize: 200 });
      for (const { id, amountFen } of people)
        entitled.set(id, { livingFen: 0, nursingFen: 0, ...entitled.get(id), person: id, [allowance]: amountFen ?? 0 });
      if (page * 200 >= total) break;
    }
  }
  const firstDay = addMonths(firstOfMonth(today), -1);
  const lastMonth = partsOf(firstDay);
  const dead = await deadBefore(system, firstDay);
  const about = { entitled: [...entitled.values()], dead, seed, month: lastMonth };
  const scope = operatorScope(COUNTY);
  const { database, seal } = services;
  const list = await database.read(scope, (tx) => paymentList(tx, seal, about));
  await bringIn(system, list, `两项补贴发放表${lastMonth.year}年${lastMonth.month}月.xlsx`);
  const answer = await database.read(scope, (tx) => answerFromElsewhere(tx, seal, about));
  await bringIn(system, answer, '外地享受待遇核对表（礼县）.xlsx');
}

async function bringIn(system: System, file: Uint8Array<ArrayBuffer>, fileName: string): Promise<void> {
  const operator = system.asOperator();
  const { importId } = await operator.import.preview({ file, fileName });
  await operator.import.apply({ importId });
}

/** Those of the two highest levels. */
async function deadBefore(system: System, day: PlainDate): Promise<string[]> {
  const { person } = system.asOperator();
  const dead: string[] = [];
  for (const level of [1, 2])
    for (let page = 1; ; page++) {
      const { people, total } = await person.list({ status: 'died', level, page, pageSize: 200 });
      dead.push(...people.filter(({ diedOn }) => diedOn !== null && diedOn < day).map(({ id }) => id));
      if (page * 200 >= total) break;
    }
  return dead;
}

/** Service centres, towns and employers with their figures. */
async function fillSubjects({ services, asOperator }: System, seed: number): Promise<void> {
  const operator = asOperator();
  const registered = [];
  for (const { kind, id, entry, facts } of demonstrationSubjects(loadAreas(COUNTY).areas, seed)) {
    const made = entry === undefined ? id : (await operator.entry.record(entry)).entry;
    if (made !== undefined) registered.push({ kind, id: made, facts });
  }
  await sayOfSubjects(services, operatorScope(COUNTY), registered);
}
