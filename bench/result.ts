/** What a benchmark says: one figure with its goal. Figures with a goal are ratios to a baseline of the same run wherever there is one. */
export type Unit = 'times' | 'per second' | 'seconds' | 'milliseconds' | 'megabytes';

export interface BenchResult {
  /** Which benchmark: `decide`, `batch` … */
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** `≤ 2`, in the unit of the value; null: told beside the others, nothing is asked of it. */
  readonly goal: string | null;
  readonly met: boolean | null;
}

export type Print = (line: string) => void;

export interface BenchOptions {
  /** How many people the large measurements use. */
  readonly people: number;
}

export type Bench = (options: BenchOptions, print: Print) => Promise<BenchResult[]>;

interface Goal {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Figures of one benchmark. */
export function figuresOf(name: string) {
  return (what: string, value: number, unit: Unit, goal: Goal = {}): BenchResult => {
    const { atMost, atLeast } = goal;
    if (atMost !== undefined)
      return { name, what, value, unit, goal: `≤ ${atMost.toLocaleString('en-US')}`, met: value <= atMost };
    if (atLeast !== undefined)
      return { name, what, value, unit, goal: `≥ ${atLeast.toLocaleString('en-US')}`, met: value >= atLeast };
    return { name, what, value, unit, goal: null, met: null };
  };
}

const short: Record<Unit, string> = {
  times: '×',
  'per second': '/s',
  seconds: ' s',
  milliseconds: ' ms',
  megabytes: ' MB',
};

/** `batch    the whole batch, first run, against …    1.42×  [≤ 2×] met` */
export function lineOf({ name, what, value, unit, goal, met }: BenchResult): string {
  const digits = value >= 1000 ? 0 : value >= 100 ? 1 : 2;
  const figure = `${value.toLocaleString('en-US', { maximumFractionDigits: digits })}${short[unit]}`;
  const judged = goal === null ? '' : `  [${goal}${short[unit]}] ${met ? 'met' : 'MISSED'}`;
  return `${name.padEnd(7)} ${what}: ${figure}${judged}`;
}
