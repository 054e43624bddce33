/** Which unknown facts still matter to a value that is unknown: those whose operands nothing else has settled. */
import { type Cells, interpret, type Read, type Surroundings } from './interpret.ts';
import { operandsOf, type Tree, type TreeOf } from './tree.ts';

/** Adds to `found` the facts that keep the value from being known; adds none when it is known. */
export type FindMissing = (row: Cells, found: Set<string>) => void;

export interface MissingSurroundings extends Surroundings {
  /** For the outcome alone, or for the amount too. */
  readonly missingOf: (policy: string, what: 'outcome' | 'amount') => FindMissing;
}

const none: FindMissing = () => undefined;

export function missingIn(tree: Tree, around: MissingSurroundings): FindMissing {
  switch (tree.op) {
    case 'fact': {
      const { fact } = tree;
      return (row, found) => {
        if ((row[fact] ?? null) === null) found.add(fact);
      };
    }
    case 'parameter': {
      const keys = tree.keys.map(({ fact }) => fact);
      return (row, found) => {
        for (const fact of keys) if ((row[fact] ?? null) === null) found.add(fact);
      };
    }
    case 'literal':
    case 'rate':
    case 'day':
    case 'known':
    case 'members':
      return none;
    case 'if':
      return missingInCondition(tree, around);
    case 'eligible':
    case 'amountOf':
      return whenUnknown(
        interpret(tree, around),
        around.missingOf(tree.policy, tree.op === 'eligible' ? 'outcome' : 'amount'),
      );
    default:
      return missingInAll(interpret(tree, around), operandsOf(tree), around);
  }
}

function whenUnknown(read: Read, find: FindMissing): FindMissing {
  return (row, found) => {
    if (read(row, null) === null) find(row, found);
  };
}

/** Operands that are known find nothing themselves, so the unknown ones alone speak. */
function missingInAll(read: Read, operands: readonly Tree[], around: MissingSurroundings): FindMissing {
  const parts = operands.map((operand) => missingIn(operand, around));
  return whenUnknown(read, (row, found) => {
    for (const find of parts) find(row, found);
  });
}

function missingInCondition(tree: TreeOf<'if'>, around: MissingSurroundings): FindMissing {
  const when = interpret(tree.when, around);
  const [inWhen, inYes, inNo] = [missingIn(tree.when, around), missingIn(tree.yes, around), missingIn(tree.no, around)];
  return whenUnknown(interpret(tree, around), (row, found) => {
    const truth = when(row, null);
    inWhen(row, found);
    if (truth !== 0) inYes(row, found);
    if (truth !== 1) inNo(row, found);
  });
}
