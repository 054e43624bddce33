/** Numbers as JavaScript, and the statements they need. Written from the checked tree alone: ids never enter the code, columns are numbered. */
import { latestBirthFor } from '../values/date.ts';
import type { Calendar } from './columns-calendar.ts';
import { literal, type Slots } from './columns-slots.ts';
import {
  bit,
  both,
  compareFigures,
  type Expressions,
  either,
  type Figure,
  knownColumn,
  knownOf,
  openFigure,
  type Truth,
  truthOf,
} from './columns-truth.ts';
import type { Tree, TreeOf } from './tree.ts';

export interface Around {
  readonly calendar: Calendar;
  readonly slots: Slots;
  readonly fact: (id: string) => string;
  readonly outcome: (policy: string) => string;
  /** The variable with what the policy pays, and whether it pays money at all on that day. */
  readonly amount: (policy: string) => { readonly variable: string; readonly money: boolean };
  /** A variable that the row computes before all policies, made by the first who asks for it. */
  readonly once: (what: string, statement: (name: string) => string) => string;
  /** A name not used yet. */
  readonly fresh: () => string;
}

const sure = (code: string, low: number): Figure => ({ code, known: null, raw: false, low });

/** `lines` receives the statements that must run first. */
export function expressionsFor(around: Around, lines: string[]): Expressions {
  const code: Expressions = {
    fact: around.fact,
    outcome: around.outcome,
    figure: (tree) => figureOf(tree, code, around, lines),
    birthComparison: (tree) => birthComparison(tree, code, around),
  };
  return code;
}

function figureOf(tree: Tree, code: Expressions, around: Around, lines: string[]): Figure {
  switch (tree.op) {
    case 'literal':
      return sure(literal(Number(tree.value)), tree.low);
    case 'day':
      return sure(around.calendar.day, around.calendar.on);
    case 'fact': {
      const column = around.fact(tree.fact);
      return { code: column, known: knownColumn(column, tree.low), raw: true, low: tree.low };
    }
    case 'parameter':
      return parameterFigure(tree, around);
    case 'age': {
      const of = code.figure(tree.of);
      const variable = around.fresh();
      lines.push(`const ${variable} = ${knownOf(of)} ? ${around.calendar.age(of.code)} : 0;`);
      return { code: variable, known: of.known, raw: false, low: tree.low };
    }
    case 'if':
      return conditionFigure(tree, code, around, lines);
    case 'amountOf':
      return amountFigure(tree, around);
    case 'share':
      return shareFigure(tree, code, around, lines);
    case 'portion':
      return portionFigure(tree, code, around, lines);
    case 'add':
    case 'larger':
    case 'smaller':
    case 'subtract':
    case 'times':
      return arithmeticFigure(tree, code);
    default:
      throw new TypeError(`“${tree.op}” is no number in columns`);
  }
}

/** A row of a table depends on facts alone, so it is looked up once for all policies, without a branch: an unknown key reads the first cell in vain. */
function parameterFigure(tree: TreeOf<'parameter'>, around: Around): Figure {
  if (tree.keys.length === 0) return sure(around.slots.number(tree.parameter), tree.low);
  const known = both(...tree.keys.map(({ fact, low }) => knownColumn(around.fact(fact), low)));
  const variable = around.once(`table ${tree.parameter.id}`, (name) => {
    const cell = around.slots.cell(tree.parameter, tree.keys, around.fact, `k${name}`);
    return `const k${name} = -${known}, ${name} = ${cell} & k${name} | ~k${name} << 31;`;
  });
  return { code: variable, known: knownColumn(variable, tree.low), raw: true, low: tree.low };
}

function amountFigure(tree: TreeOf<'amountOf'>, around: Around): Figure {
  const { variable, money } = around.amount(tree.policy);
  if (money) return { code: variable, known: knownColumn(variable, tree.low), raw: true, low: tree.low };
  return { code: '0', known: bit(`(${around.outcome(tree.policy)} !== 2)`), raw: false, low: 0 };
}

function arithmeticFigure(
  tree: Extract<Tree, { op: 'add' | 'larger' | 'smaller' | 'subtract' | 'times' }>,
  code: Expressions,
): Figure {
  const operands =
    tree.op === 'subtract' ? [tree.left, tree.right] : tree.op === 'times' ? [tree.of, tree.by] : tree.of;
  const figures = operands.map((operand) => code.figure(operand));
  const codes = figures.map((figure) => figure.code);
  const guards = both(...figures.map(({ known }) => known));
  const join = { add: ' + ', subtract: ' - ', times: ' * ' } as const;
  const text =
    tree.op === 'larger' || tree.op === 'smaller'
      ? `Math.${tree.op === 'larger' ? 'max' : 'min'}(${codes.join(', ')})`
      : `(${codes.join(join[tree.op])})`;
  return { code: text, known: guards === '1' ? null : guards, raw: false, low: tree.low };
}

/** As `portionOf` in rounding.ts. An unknown divisor counts as one, so that nothing is divided by zero; the guard makes the result unknown. */
function portionFigure(tree: TreeOf<'portion'>, code: Expressions, around: Around, lines: string[]): Figure {
  const [of, by, per] = [code.figure(tree.of), code.figure(tree.by), code.figure(tree.per)];
  const [product, unit] = [around.fresh(), around.fresh()];
  const { mode, to } = tree.round;
  const whole = {
    down: `${product} / ${unit}`,
    up: `(${product} + ${unit} - 1) / ${unit}`,
    'half-up': `(2 * ${product} + ${unit}) / (2 * ${unit})`,
  };
  lines.push(`const ${product} = Math.max(${of.code} * ${by.code}, 0), ${unit} = Math.max(${per.code}, 1) * ${to};`);
  const guards = both(of.known, by.known, per.known);
  return {
    code: `(Math.floor(${whole[mode]}) * ${to})`,
    known: guards === '1' ? null : guards,
    raw: false,
    low: tree.low,
  };
}

/** As `shareOf` in rounding.ts; the range check made sure that the products are exact. */
function shareFigure(tree: TreeOf<'share'>, code: Expressions, around: Around, lines: string[]): Figure {
  const of = code.figure(tree.of);
  const rate =
    tree.rate.op === 'rate'
      ? { of: literal(tree.rate.rate.of), in: literal(tree.rate.rate.in) }
      : tree.rate.op === 'parameter'
        ? around.slots.rate(tree.rate.parameter)
        : undefined;
  if (!rate) throw new TypeError('a share is taken of one rate');
  const amount = around.fresh();
  const unit = `${rate.in} * ${tree.round.to}`;
  const whole = {
    down: `${amount} * ${rate.of} / (${unit})`,
    up: `(${amount} * ${rate.of} + ${unit} - 1) / (${unit})`,
    'half-up': `(2 * ${amount} * ${rate.of} + ${unit}) / (2 * ${unit})`,
  };
  lines.push(`const ${amount} = Math.max(${of.code}, 0);`);
  return {
    code: `(Math.floor(${whole[tree.round.mode]}) * ${tree.round.to})`,
    known: of.known,
    raw: false,
    low: tree.low,
  };
}

/** When the condition is unknown both branches run: equal ones still settle the value. */
function conditionFigure(tree: TreeOf<'if'>, code: Expressions, around: Around, lines: string[]): Figure {
  const when = truthOf(tree.when, code);
  const [value, known, other] = [around.fresh(), around.fresh(), around.fresh()];
  const [beforeYes, beforeNo]: [string[], string[]] = [[], []];
  const yes = expressionsFor(around, beforeYes).figure(tree.yes);
  const no = expressionsFor(around, beforeNo).figure(tree.no);
  lines.push(
    `let ${value} = 0, ${known} = 0;`,
    `if (!${when.no}) { ${beforeYes.join(' ')} ${value} = ${yes.code}; ${known} = ${knownOf(yes)}; }`,
    `if (!${when.yes}) { ${beforeNo.join(' ')} const ${other} = ${no.code};`,
    `if (${when.no}) { ${value} = ${other}; ${known} = ${knownOf(no)}; }`,
    `else ${known} = ${both(known, knownOf(no), bit(`(${value} === ${other})`))}; }`,
  );
  return { code: value, known, raw: false, low: tree.low };
}

/** `age >= n` is `birth <= the last day on which somebody was born who is n on the day`. */
function birthComparison(tree: TreeOf<'compare'>, code: Expressions, around: Around): Truth | undefined {
  const swapped = tree.right.op === 'age' && tree.left.op !== 'age';
  const age = swapped ? tree.right : tree.left;
  const years = swapped ? tree.left : tree.right;
  if (age.op !== 'age') return undefined;
  const latest = latestBirth(years, around);
  if (!latest) return undefined;
  const birth = code.figure(age.of);
  const open = openFigure(birth);
  const atLeast = (more: number): Truth => ({
    open,
    yes: compareFigures(birth, '<=', sure(latest(more), -1)),
    no: compareFigures(birth, '>', sure(latest(more), -1)),
  });
  const negated = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes, open });
  const as = swapped
    ? ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const)[tree.as]
    : tree.as;
  if (as === '>=') return atLeast(0);
  if (as === '>') return atLeast(1);
  if (as === '<') return negated(atLeast(0));
  if (as === '<=') return negated(atLeast(1));
  const [reached, passed] = [atLeast(0), atLeast(1)];
  const exactly: Truth = { yes: both(reached.yes, passed.no), no: either(reached.no, passed.yes), open };
  return as === '=' ? exactly : negated(exactly);
}

function latestBirth(years: Tree, around: Around): ((more: number) => string) | undefined {
  if (years.op === 'literal' && typeof years.value === 'number') {
    const { value } = years;
    const { on, latestBirth: lookedUp } = around.calendar;
    return (more) => lookedUp?.([value + more]) ?? literal(latestBirthFor(value + more, on));
  }
  if (years.op !== 'parameter' || years.keys.length > 0) return undefined;
  return (more) => around.slots.latestBirth(years.parameter, more);
}
