/** A mark for each policy that changes when something changes by which it decides: what has to be determined again after rules were adopted. */
import type { Catalogue } from '../catalogue.ts';
import { policiesBehind } from './window.ts';

/** Policy → mark. */
export type RuleMarks = Readonly<Record<string, string>>;

const known = new WeakMap<Catalogue, RuleMarks>();

export function ruleMarks(catalogue: Catalogue): RuleMarks {
  const before = known.get(catalogue);
  if (before) return before;
  // Whichever facts a policy rests on: derivations are few and change with the packs only.
  const derivations = catalogue.derivations.map(({ fact }) => [fact.id, fact.derive]);
  const marks = Object.fromEntries(
    catalogue.order.map((id) => {
      const behind = policiesBehind(catalogue, [id]);
      const rules = behind.map((each) => {
        const { versions, every, months } = catalogue.policies.get(each)!;
        return [
          each,
          every,
          months?.starts,
          months?.stops,
          months?.amounts,
          months?.awaitsConfirmation,
          versions.map(({ from, criteria, amount }) => [from, Object.values(criteria).map(({ is }) => is), amount]),
        ];
      });
      const parameters = new Set(
        behind.flatMap((each) =>
          catalogue.checked
            .get(each)!
            .versions.flatMap(({ criteria, amountReads }) => [
              ...criteria.flatMap(({ reads }) => reads.parameters),
              ...amountReads.parameters,
            ]),
        ),
      );
      const values = [...parameters].sort().map((parameter) => {
        const held = catalogue.parameters.get(parameter)!;
        return [parameter, held.by, held.values.map(({ from, area, value }) => [from, area, value])];
      });
      return [id, digestOf(JSON.stringify([derivations, rules, values]))];
    }),
  );
  known.set(catalogue, marks);
  return marks;
}

/** Policies whose marks are new or different, in the catalogue's order. */
export function policiesMarkedAnew(before: RuleMarks, catalogue: Catalogue): string[] {
  const marks = ruleMarks(catalogue);
  return catalogue.order.filter((id) => before[id] !== marks[id]);
}

/** 64 bits of a text. */
function digestOf(text: string): string {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x2c1b3c6d);
    a ^= a >>> 15;
    b = (Math.imul(b ^ text.charCodeAt(i), 0x297a2d39) + a) | 0;
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
