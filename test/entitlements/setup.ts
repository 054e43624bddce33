/** A county with the two allowances of disabled people and their payment list: people who can be registered, paid and corrected in a few words. */

import { type ClaimStep, claimFact } from '../../src/define/claim.ts';
import type { Subject } from '../../src/define/fact.ts';
import type { Pack } from '../../src/define/pack.ts';
import { lowIncomeClasses } from '../../src/define/registry.ts';
import type { Catalogue } from '../../src/engine/catalogue.ts';
import { readsOf } from '../../src/engine/tree.ts';
import { record } from '../../src/operations/entry/record.ts';
import { apply } from '../../src/operations/import/apply.ts';
import { preview } from '../../src/operations/import/preview.ts';
import { recordingOf } from '../../src/operations/operation.ts';
import { testWorld, type World } from '../../src/operations/testing.ts';
import { disabilityAllowancesPack } from '../../src/packs/disability-allowances/pack.ts';
import { correctionsOf, type StoredCorrection } from '../../src/store/correction.ts';
import { recordFacts } from '../../src/store/fact.ts';
import { registerPerson } from '../../src/store/registration.ts';
import { plainDate, toDayNumber } from '../../src/values/date.ts';
import { checkCharacter } from '../../src/values/resident-id.ts';

export const VILLAGE = '621223100200';
export const OTHER_VILLAGE = '621223101200';

export interface Somebody {
  readonly id: string;
  readonly household: string;
  readonly name: string;
  readonly residentId: string;
}

/** By field of the payment list. */
type Amounts = Readonly<Record<string, string | number>>;

/** By fact: its code or number. */
type Facts = Readonly<Record<string, number>>;

export interface County extends World {
  /** A disabled person with a certificate of level 2 on the minimum-living scheme, unless told otherwise. */
  readonly register: (options?: {
    level?: number;
    village?: string;
    household?: string;
    born?: string;
  }) => Promise<Somebody>;
  /** A list of payments of the month as an office sends it, in yuan; gives the entries. */
  readonly list: (
    month: string,
    lines: readonly (readonly [Somebody, Amounts])[],
    ledger?: string,
  ) => Promise<readonly string[]>;
  /** What is said of the person or the household from a day on. */
  readonly say: (person: Somebody, subject: 'person' | 'household', facts: Facts, from?: string) => Promise<void>;
  /** One payment entered by hand, in yuan; gives the entry. */
  readonly pay: (person: Somebody, month: string, amounts: Amounts) => Promise<string>;
  /** Somebody's application, or its confirmation, stands from the day on. */
  readonly claim: (person: Somebody, policy: string, step: ClaimStep, on: string) => Promise<void>;
  readonly corrections: (person: Somebody) => Promise<readonly StoredCorrection[]>;
}

export async function entitlementCounty(
  moment = '2026-01-10T02:00:00Z',
  packs: readonly Pack[] = [disabilityAllowancesPack],
): Promise<County> {
  const world = await testWorld(packs, moment);
  let people = 0;
  return {
    ...world,
    register: async ({ level = 2, village = VILLAGE, household, born = '19700101' } = {}) => {
      const seventeen = `621223${born}${String(++people).padStart(3, '0')}`;
      const residentId = seventeen + checkCharacter(seventeen);
      const name = `王${'甲乙丙丁戊己庚辛壬癸'[people % 10]}`;
      const from = plainDate('2020-01-01');
      const said = neutral(world.services.catalogue);
      const about = (subject: 'person' | 'household') => said.filter((each) => each.subject === subject);
      const registered = await world.inside(async (context) => {
        const recording = recordingOf(context, { kind: 'staff', ref: null });
        const given = { name, village, household: household ?? null, residentId, from };
        const facts = about('person').map(({ fact, value }) => ({
          fact,
          value: fact === 'disabilityLevel' ? level : value,
          from,
        }));
        const made = await registerPerson(context.tx, recording, { ...given, facts });
        const subject = { kind: 'household', id: made.household } as const;
        await recordFacts(
          context.tx,
          recording,
          about('household').map(({ fact, value }) => ({ subject, fact, value, from, to: null })),
        );
        return made;
      });
      return { ...registered, name, residentId };
    },
    list: async (month, lines, ledger = 'two-subsidy-payment') => {
      const { fields, title } = world.services.catalogue.ledgers.get(ledger)!;
      const columns = fields.filter(
        ({ id }) => ['name', 'residentId'].includes(id) || lines.some(([, amounts]) => id in amounts),
      );
      const rows = lines.map(([{ name, residentId }, amounts]) => {
        const row: Amounts = { name, residentId, ...amounts };
        return columns.map(({ id }) => row[id] ?? '').join(',');
      });
      const text = [`${title} ${month.replace('-', '年')}月`, columns.map(({ label }) => label).join(','), ...rows];
      const file = new TextEncoder().encode(text.join('\n'));
      const { importId } = await world.run(preview, { file, fileName: 'list.csv' });
      await world.run(apply, { importId });
      return world.inside(async ({ tx }) => {
        const made = await tx.sql<{ id: string; person: string }>`
          select id, subject_id as person from entry where county = ${tx.scope.county} and import_id = ${importId}::uuid`;
        return lines.map(([{ id }]) => made.find(({ person }) => person === id)!.id);
      });
    },
    say: ({ id, household }, kind, facts, from = '2020-01-01') =>
      world.inside(async (context) => {
        const recording = recordingOf(context, { kind: 'staff', ref: null });
        const subject = { kind, id: kind === 'person' ? id : household };
        const said = Object.entries(facts).map(([fact, value]) => ({ subject, fact, value }));
        await recordFacts(
          context.tx,
          recording,
          said.map((each) => ({ ...each, from: plainDate(from), to: null })),
        );
      }),
    pay: async ({ id, name, residentId }, month, amounts) => {
      const values = { name, residentId, month: `${month}-01`, total: 1, ...amounts };
      return (await world.run(record, { ledger: 'two-subsidy-payment', person: id, values })).entry;
    },
    claim: ({ id }, policy, step, on) =>
      world.inside(async (context) => {
        const recording = recordingOf(context, { kind: 'claim', ref: 'counter' });
        const subject = { kind: 'person', id } as const;
        await recordFacts(context.tx, recording, [
          { subject, fact: claimFact(policy, step), value: 1, from: plainDate(on), to: null },
        ]);
      }),
    corrections: ({ id }) => world.inside(({ tx }) => correctionsOf(tx, [id])),
  };
}

/** Of every fact that the policies read, the value of somebody who qualifies. */
function neutral(catalogue: Catalogue): { subject: Subject; fact: string; value: number }[] {
  const read = new Set(
    catalogue.order.flatMap((id) =>
      catalogue.checked
        .get(id)!
        .versions.flatMap(({ criteria, amount }) => [
          ...readsOf(...criteria.map(({ is }) => is), ...(amount ? [amount] : [])).facts,
        ]),
    ),
  );
  const special: Record<string, number> = {
    lowIncome: lowIncomeClasses[1]!.code,
    disabilityCategory: 1,
    disabilityLevel: 2,
    needsLongTermCare: 1,
    certificateValidUntil: toDayNumber(plainDate('2040-01-01')),
  };
  return [...read].flatMap((id) => {
    const { subject, kind, derive } = catalogue.facts.get(id)!;
    const value = special[id] ?? (kind === 'boolean' || kind === 'money' ? 0 : undefined);
    return value === undefined || derive !== undefined ? [] : [{ subject, fact: id, value }];
  });
}
