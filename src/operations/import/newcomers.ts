/** People of whom a list tells for the first time: whole households are loaded as they stand, without asking the database about each. */
import type { Assertion } from '../../define/assertion.ts';
import type { Ledger } from '../../define/ledger.ts';
import { personFacts } from '../../define/registry.ts';
import { encode } from '../../engine/fact-row.ts';
import type { Recording } from '../../store/fact-book.ts';
import { isDuplicate } from '../../store/fault.ts';
import { loadPeople } from '../../store/load-people.ts';
import type { HouseholdToLoad, PersonToLoad } from '../../store/load-rows.ts';
import { tidyName } from '../../store/person-name.ts';
import { type PlainDate, toDayNumber } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { birthDateOf, isSoundResidentId, sexOf } from '../../values/resident-id.ts';
import type { Context } from '../operation.ts';
import { type JudgedRow, ownValue } from './judge.ts';

/** Who a row is about once it is written. */
export interface Seated {
  readonly id: string;
  readonly area: string;
  readonly household: string | null;
}

/** Each group is a household, its head first. Problem `identity-taken`. */
export async function loadNewcomers(
  context: Context,
  recording: Recording,
  ledger: Ledger,
  groups: readonly (readonly JudgedRow[])[],
): Promise<Map<JudgedRow, Seated>> {
  const seats = new Map<JudgedRow, Seated>();
  const households = groups.map((group): HouseholdToLoad => {
    const id = context.newId();
    const village = ownValue(ledger, group[0]!.given.values, 'village')!;
    const members = group.map((row) => {
      const person = personToLoad(context, ledger, row, id, village);
      seats.set(row, { id: person.id, area: village, household: id });
      return person;
    });
    const address = ownValue(ledger, group[0]!.given.values, 'address') ?? null;
    return {
      id,
      village,
      address,
      createdAt: Date.parse(context.at),
      assertions: householdAssertions(context, group),
      members,
    };
  });
  try {
    await loadPeople(context.tx, recording, households);
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('identity-taken');
    throw error;
  }
  return seats;
}

function personToLoad(
  context: Context,
  ledger: Ledger,
  row: JudgedRow,
  household: string,
  village: string,
): PersonToLoad {
  const { values, filledOn } = row.given;
  const own = (kind: Parameters<typeof ownValue>[2]) => ownValue(ledger, values, kind);
  const residentId = own('residentId');
  const facts = new Map(numberFacts(residentId).map((fact) => [fact.fact, fact]));
  for (const { subject, fact, value, from } of row.news)
    if (subject === 'person') facts.set(fact, { fact, value, from });
  const secrets = {
    residentId,
    certificateNumber: own('certificateNumber'),
    phone: own('phone'),
    account: own('bankAccount'),
  };
  const recordedAt = Date.parse(context.at);
  return {
    id: context.newId(),
    name: tidyName(own('name')!),
    secrets,
    assertions: [...facts.values()].map((fact) => asserted(context, fact)),
    residences: [{ id: context.newId(), place: village, household, from: toDayNumber(filledOn), recordedAt }],
  };
}

interface Said {
  readonly fact: string;
  readonly value: number;
  readonly from: PlainDate;
}

/** What an identity number tells by itself. */
function numberFacts(residentId: string | undefined): Said[] {
  if (residentId === undefined || !isSoundResidentId(residentId)) return [];
  const birth = birthDateOf(residentId);
  if (birth === undefined) return [];
  const [sex, birthDate] = [personFacts.sex.fact, personFacts.birthDate.fact];
  return [
    { fact: sex.id, value: encode(sex, sexOf(residentId))!, from: birth },
    { fact: birthDate.id, value: toDayNumber(birth), from: birth },
  ];
}

/** What several rows say of the household counts once. */
function householdAssertions(context: Context, group: readonly JudgedRow[]): Assertion[] {
  const facts = new Map<string, Said>();
  for (const { news } of group)
    for (const { subject, fact, value, from } of news)
      if (subject === 'household' && !facts.has(fact)) facts.set(fact, { fact, value, from });
  return [...facts.values()].map((fact) => asserted(context, fact));
}

const asserted = ({ newId, at }: Context, { fact, value, from }: Said): Assertion => ({
  id: newId(),
  fact,
  value,
  from: toDayNumber(from),
  to: null,
  recordedAt: Date.parse(at),
  supersedes: null,
  withdrawn: false,
});
