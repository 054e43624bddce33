/** Facts over time: recorded ones from their timelines, derived ones computed for as long as what they follow from stays the same. */
import type { Catalogue } from '../catalogue.ts';
import type { Tree } from '../tree.ts';
import type { Around } from './around.ts';
import type { Lines, Moment, ReadOver } from './moment.ts';
import { readAlone, readSteps } from './moment.ts';
import { readOver } from './read-over-time.ts';

const readers = new WeakMap<Catalogue, (id: string) => ReadOver>();

/** The reader of a fact of the person or of the household, whichever it belongs to. */
export function factsOver(catalogue: Catalogue): (id: string) => ReadOver {
  const known = readers.get(catalogue);
  if (known) return known;
  const made = new Map<string, ReadOver>();
  const derivations = new Map(catalogue.derivations.map(({ fact, tree }) => [fact.id, tree]));
  const factOver = (id: string): ReadOver => {
    const found = made.get(id);
    if (found) return found;
    const subject = catalogue.facts.get(id)?.subject;
    if (subject === undefined) throw new TypeError(`no fact ${id}`);
    const lines = subject === 'person' ? personOf : householdOf;
    const tree = derivations.get(id);
    const reader = tree ? derivedOver(id, tree, lines, factOver) : recordedOver(id, lines);
    made.set(id, reader);
    return reader;
  };
  readers.set(catalogue, factOver);
  return factOver;
}

const personOf = (at: Moment): Lines => at.person;
const householdOf = (at: Moment): Lines => at.household;

const recordedOver =
  (id: string, lines: (at: Moment) => Lines): ReadOver =>
  (at) =>
    readSteps(lines(at).steps.get(id), at);

const notDated = (): never => {
  throw new TypeError('a derived fact reads neither parameters nor policies');
};

/** What was recorded goes before what would follow from other facts. */
function derivedOver(id: string, tree: Tree, lines: (at: Moment) => Lines, fact: Around['fact']): ReadOver {
  const derive = readOver(tree, { fact, parameter: notDated, rate: notDated, eligible: notDated, amountOf: notDated });
  return (at) => {
    const own = lines(at);
    const given = readSteps(own.steps.get(id), at);
    if (given !== null) return given;
    const before = own.remembered.get(id);
    if (before && before.from <= at.day && at.day < before.until) {
      at.until = Math.min(at.until, before.until);
      return before.value;
    }
    const outer = at.until;
    const value = readAlone(derive, at);
    own.remembered.set(id, { from: at.day, until: at.until, value });
    at.until = Math.min(outer, at.until);
    at.slope = 0;
    return value;
  };
}
