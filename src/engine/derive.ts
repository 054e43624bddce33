/** Facts that follow from other facts of the same person, or of the members of the same household. */
import type { Catalogue } from './catalogue.ts';
import { interpret, type Read } from './interpret.ts';

type Facts = Readonly<Record<string, number | null>>;
interface Step {
  readonly id: string;
  readonly read: Read;
}

const steps = new WeakMap<Catalogue, { readonly person: readonly Step[]; readonly household: readonly Step[] }>();

function stepsOf(catalogue: Catalogue) {
  const found = steps.get(catalogue);
  if (found) return found;
  const all = catalogue.derivations.map(({ fact, tree }) => ({
    id: fact.id,
    subject: fact.subject,
    read: interpret(tree, {}),
  }));
  const made = {
    person: all.filter(({ subject }) => subject === 'person'),
    household: all.filter(({ subject }) => subject === 'household'),
  };
  steps.set(catalogue, made);
  return made;
}

/** The derived facts of a person from the person's own facts. A derived fact that is given stays as given for those that follow from it. */
export function derivePerson(catalogue: Catalogue, person: Facts): Record<string, number | null> {
  return deriveAll(stepsOf(catalogue).person, person, null);
}

/**
 * The derived facts of a household from the person facts of all its members (derived ones included) and the household's own facts.
 * `members` null: who lives there is unknown, and so is everything that counts them.
 */
export function deriveHousehold(
  catalogue: Catalogue,
  members: readonly Facts[] | null,
  household: Facts = {},
): Record<string, number | null> {
  return deriveAll(stepsOf(catalogue).household, household, members);
}

function deriveAll(
  steps: readonly Step[],
  own: Facts,
  members: readonly Facts[] | null,
): Record<string, number | null> {
  const derived: Record<string, number | null> = {};
  const row: Record<string, number | null> = { ...own };
  for (const { id, read } of steps) {
    const value = read(row, members);
    derived[id] = typeof value === 'number' ? value : null;
    if (row[id] === undefined || row[id] === null) row[id] = derived[id];
  }
  return derived;
}
