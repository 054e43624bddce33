/**
 * What each row of a file is to us: whose it is, whether we have its entry already, what is different, and what it would establish.
 * Rows come in blocks, and each question to the database is asked once for the whole block. Nothing is written.
 */
import type { Ledger } from '../../define/ledger.ts';
import type { FactValue, FactValues } from '../../define/pack.ts';
import { type Established, establishedBy, newsOf } from '../../engine/establish.ts';
import { decode, type Row } from '../../engine/fact-row.ts';
import { entriesByKey, type StoredEntry } from '../../store/entry.ts';
import type { ImportDifference, ImportNote, ImportRowStatus } from '../../store/import-row.ts';
import { rowsOn } from '../../store/person-facts.ts';
import { findPeopleByIdentity, type Identity, type IdentityMatch } from '../../store/person-identity.ts';
import { tidyName } from '../../store/person-name.ts';
import { isPlainDate, type PlainDate } from '../../values/date.ts';
import type { Context } from '../operation.ts';

export interface GivenRow {
  readonly position: number;
  readonly values: FactValues;
  /** The day for which the row speaks. */
  readonly filledOn: PlainDate;
  readonly household?: string;
  /** The how manieth row of the file with the same key. */
  readonly occurrence: number;
  /** From `entryKey`. */
  readonly key: Buffer;
  /** The id that its entry gets when it is a new one. */
  readonly entryId: string;
}

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly household: string | null;
}

export interface JudgedRow {
  readonly given: GivenRow;
  readonly status: Exclude<ImportRowStatus, 'wrong'>;
  readonly person: KnownPerson | null;
  /** Several people could be meant, so nobody is registered and nothing established. */
  readonly ambiguous: boolean;
  readonly entry: StoredEntry | null;
  /** The facts of the person on the day the row speaks for. */
  readonly known: Row | null;
  /** What it establishes and was not known. */
  readonly news: readonly Established[];
  /** Fields that the entry does not have yet, or has otherwise. */
  readonly changes: FactValues;
  readonly difference: readonly ImportDifference[];
  readonly notes: readonly ImportNote[];
}

export async function judgeRows(context: Context, ledger: Ledger, rows: readonly GivenRow[]): Promise<JudgedRow[]> {
  const { tx, seal } = context;
  const matches =
    ledger.subject === 'none'
      ? rows.map((): IdentityMatch => ({ match: 'none' }))
      : await findPeopleByIdentity(
          tx,
          seal,
          rows.map(({ values }) => identityOf(ledger, values)),
        );
  const people = await knownPeople(context, matches);
  const entries = await entriesByKey(
    tx,
    seal,
    ledger.id,
    rows.map(({ key }) => key),
  );
  const drafts = rows.map((given, index) => {
    const match = matches[index]!;
    const entry = entries.get(given.key.toString('hex')) ?? null;
    const person = match.match === 'found' ? (people.get(match.person) ?? null) : null;
    const changes = changesOf(ledger, entry, given.values);
    return { given, match, entry, person, changes };
  });
  const known = await factsKnown(context, drafts);
  return drafts.map((draft) => judge(context, ledger, draft, known.get(factKey(draft)) ?? null));
}

interface Draft {
  readonly given: GivenRow;
  readonly match: IdentityMatch;
  readonly entry: StoredEntry | null;
  readonly person: KnownPerson | null;
  readonly changes: FactValues;
}

const IDENTITY_KINDS = {
  residentId: 'residentId',
  certificateNumber: 'certificateNumber',
  village: 'village',
} as const;

/** What tells who a row is about. */
export function identityOf(ledger: Ledger, values: FactValues): Identity {
  const identity: { -readonly [K in keyof Identity]: Identity[K] } = {};
  for (const [kind, part] of Object.entries(IDENTITY_KINDS) as [
    keyof typeof IDENTITY_KINDS,
    keyof typeof IDENTITY_KINDS,
  ][]) {
    const value = ownValue(ledger, values, kind);
    if (value !== undefined) identity[part] = value;
  }
  const name = ownValue(ledger, values, 'name');
  if (name !== undefined) identity.name = name;
  const birth = ledger.fields.find(({ establishes }) => establishes === 'birthDate');
  const born = birth && values[birth.id];
  if (typeof born === 'string' && isPlainDate(born)) identity.birthDate = born;
  return identity;
}

/**
 * The field that bears the name of its kind is the person's own: guardians' phones may stand before it. In lists of households the columns of a
 * block tell about its head, so a member's own column comes first.
 */
export function ownValue(
  ledger: Ledger,
  values: FactValues,
  kind: Ledger['fields'][number]['kind'],
): string | undefined {
  const fields = ledger.fields.filter((field) => field.kind === kind);
  const place =
    kind === 'town' || kind === 'village' || kind === 'address' || kind === 'phone' || kind === 'bankAccount';
  const named = fields.find(({ id }) => id === kind);
  const field = named ?? (place ? fields[0] : (fields.find(({ household }) => !household) ?? fields[0]));
  const value = field && values[field.id];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function knownPeople({ tx }: Context, matches: readonly IdentityMatch[]): Promise<Map<string, KnownPerson>> {
  const ids = matches.flatMap((match) => (match.match === 'found' ? [match.person] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<KnownPerson>`
    select id, name, area_code as area, household_id as household from person
    where county = ${tx.scope.county} and id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** A blank cell says nothing, so it changes nothing. */
function changesOf(ledger: Ledger, entry: StoredEntry | null, values: FactValues): FactValues {
  const changes: Record<string, FactValue> = {};
  for (const { id, kind } of ledger.fields) {
    const value = values[id];
    if (kind === 'sequence' || value === undefined || value === null) continue;
    if (entry === null || entry.values[id] !== value) changes[id] = value;
  }
  return changes;
}

const factKey = ({ person, given }: Draft): string => `${person?.id} ${given.filledOn}`;

/** Only for rows that say something new about somebody we know: most rows of a list that comes again do not. */
async function factsKnown(context: Context, drafts: readonly Draft[]): Promise<Map<string, Row>> {
  const asked = drafts.filter(
    ({ person, entry, changes }) => person && (entry === null || Object.keys(changes).length > 0),
  );
  const known = new Map<string, Row>();
  for (const [day, group] of Map.groupBy(asked, ({ given }) => given.filledOn)) {
    const people = [...new Set(group.map(({ person }) => person!.id))];
    for (const { person, values } of await rowsOn(context.tx, context, people, day))
      known.set(`${person} ${day}`, values);
  }
  return known;
}

function judge({ catalogue }: Context, ledger: Ledger, draft: Draft, known: Row | null): JudgedRow {
  const { given, entry, person, match, changes } = draft;
  const ambiguous = match.match === 'ambiguous';
  const established = establishedBy(catalogue, ledger, given.values, given.filledOn);
  const stated = entry === null ? established : established.filter(({ field }) => isChanged(ledger, field, changes));
  const news = ambiguous ? [] : newsOf(catalogue, stated, known);
  const notes = notesOf(draft, ledger);
  const judged = { given, person, ambiguous, entry, known, news, changes, notes };
  if (entry !== null) {
    const status = Object.keys(changes).length === 0 ? 'same' : 'changed';
    return { ...judged, status, difference: entryDifference(ledger, entry, changes) };
  }
  // Somebody whom the registry knows from elsewhere: a list of people says nothing new when all it says is known.
  const rolls = person !== null && keyIsPerson(ledger);
  const toldBefore = established.some(({ fact }) => (known?.[fact] ?? null) !== null);
  if (!rolls || !toldBefore) return { ...judged, status: 'new', difference: [] };
  const difference = news.map(({ fact, field, value }): ImportDifference => {
    const defined = catalogue.facts.get(fact)!;
    return { field, label: defined.label, old: decode(defined, known?.[fact] ?? null), new: decode(defined, value) };
  });
  return { ...judged, status: difference.length === 0 ? 'same' : 'changed', difference };
}

/** A field, or the day from which it holds. */
function isChanged(ledger: Ledger, id: string, changes: FactValues): boolean {
  const validFrom = ledger.fields.find((field) => field.id === id)?.validFrom;
  return id in changes || (validFrom !== undefined && validFrom in changes);
}

/** An entry of such a ledger is the person: one for each. */
const keyIsPerson = (ledger: Ledger): boolean =>
  ledger.key.every((id) =>
    ledger.fields.some(
      (field) => field.id === id && (field.kind === 'residentId' || field.kind === 'certificateNumber'),
    ),
  );

const entryDifference = (ledger: Ledger, entry: StoredEntry, changes: FactValues): ImportDifference[] =>
  ledger.fields.flatMap(({ id, label }) =>
    id in changes ? [{ field: id, label, old: entry.values[id] ?? null, new: changes[id]! }] : [],
  );

function notesOf({ given, match, person }: Draft, ledger: Ledger): ImportNote[] {
  const notes: ImportNote[] = [];
  const add = (rule: string, message: string, field: string | null = null) => notes.push({ field, rule, message });
  if (given.occurrence > 1) add('entry-again', '本表前面已有同一条，请核对是否重复');
  if (match.match === 'ambiguous') add('person-ambiguous', `登记中有 ${match.people.length} 个人符合，没有关联到人`);
  const name = ownValue(ledger, given.values, 'name');
  if (person && name && tidyName(name) !== person.name) add('name-differs', '与登记的姓名不同，请核对是否同一人');
  if (ledger.subject !== 'none' && match.match === 'none' && !isRegistrable(ledger, given.values))
    add('person-unknown', '登记中没有这个人，表中又没有写明住在哪个村，没有关联到人');
  return notes;
}

/** Somebody can be registered whose name and village are known. */
export const isRegistrable = (ledger: Ledger, values: FactValues): boolean =>
  ownValue(ledger, values, 'name') !== undefined && ownValue(ledger, values, 'village')?.length === 12;
