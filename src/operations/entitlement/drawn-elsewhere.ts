/** What other counties pay to our people, as their answers in the ledger say, each under the name of our benefit that it is. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Month } from '../../engine/entitlement/period.ts';
import { type EntryRow, storedEntry } from '../../store/entry.ts';
import { mergedInto } from '../../store/merged-into.ts';
import { monthOf, type PlainDate } from '../../values/date.ts';
import type { Context } from '../operation.ts';

/** The ledger of such answers. */
export const ELSEWHERE_LEDGER = 'received-elsewhere';

export interface DrawnElsewhere {
  readonly person: string;
  readonly entry: string;
  readonly policy: string;
  readonly paidIn: string;
  /** Null: nobody said. */
  readonly first: Month | null;
  /** Null: it goes on. */
  readonly last: Month | null;
  readonly amountFen: number | null;
}

/** A benefit of which can not be told which one of ours it is. */
export interface Unnamed {
  readonly person: string;
  readonly entry: string;
  readonly benefit: string;
  readonly paidIn: string;
}

/** `person`: only this one's. What was said of a registration that was merged is said of whom it was merged into. */
export async function drawnElsewhere(
  { tx, seal, catalogue }: Pick<Context, 'tx' | 'seal' | 'catalogue'>,
  person: string | null = null,
): Promise<{ drawn: DrawnElsewhere[]; unnamed: Unnamed[] }> {
  const nowOf = await mergedInto(tx);
  const own = [...nowOf].flatMap(([was, now]) => (now === person ? [was] : []));
  const rows = await tx.sql<EntryRow>`
    select * from entry where county = ${tx.scope.county} and ledger = ${ELSEWHERE_LEDGER} and subject_id is not null and withdrawn_at is null
      and (${person}::uuid is null or subject_id = any(${person === null ? [] : [person, ...own]}::uuid[]))
    order by subject_id, id`;
  const policyOf = benefitNamed(catalogue);
  const drawn: DrawnElsewhere[] = [];
  const unnamed: Unnamed[] = [];
  for (const row of rows) {
    const { id: entry, subject, values } = storedEntry(seal, row);
    const benefit = String(values['benefit'] ?? '');
    const about = { person: nowOf.get(subject.id!) ?? subject.id!, entry, paidIn: String(values['paidIn'] ?? '') };
    const policy = policyOf(benefit);
    if (policy === undefined) {
      unnamed.push({ ...about, benefit });
      continue;
    }
    const amount = values['amount'];
    const [first, last] = [monthIn(values['from']), monthIn(values['to'])];
    drawn.push({ ...about, policy, first, last, amountFen: typeof amount === 'number' ? amount : null });
  }
  return { drawn: saidOnce(drawn), unnamed };
}

/** A line that stands twice in a list, or in two lists, is decided about once: by the entry that said it first. */
function saidOnce(drawn: readonly DrawnElsewhere[]): DrawnElsewhere[] {
  const said = new Set<string>();
  return drawn.filter(({ entry: _, ...what }) => {
    const words = JSON.stringify(what);
    return said.has(words) ? false : said.add(words);
  });
}

const monthIn = (day: unknown): Month | null => (typeof day === 'string' ? monthOf(day as PlainDate) : null);

/** Without spaces, brackets and what is in them, and quotation marks. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\(.*?\)/gu, '')
    .replace(/[\s“”"'《》]/gu, '');

/** Which of our benefits a name means. */
export function benefitNamed(catalogue: Catalogue): (name: string) => string | undefined {
  const names = policyNames(catalogue);
  return (name) => names.get(plainName(name));
}

/** Titles, and the words by which lists of payments head the sums of a benefit. A word that means two of them names none. */
function policyNames({ policies, ledgers }: Catalogue): Map<string, string> {
  const names = new Map<string, string>();
  const twice = new Set<string>();
  const add = (name: string, policy: string): void => {
    const plain = plainName(name);
    if ((names.get(plain) ?? policy) !== policy) twice.add(plain);
    names.set(plain, policy);
  };
  for (const { id, title } of policies.values()) for (const name of [id, title]) add(name, id);
  for (const { receipts = [], fields } of ledgers.values())
    for (const { policy, amount } of receipts) {
      const field = fields.find(({ id }) => id === amount);
      for (const name of [field!.label, ...field!.synonyms]) if (!name.includes('/')) add(name, policy);
    }
  for (const name of twice) names.delete(name);
  return names;
}
