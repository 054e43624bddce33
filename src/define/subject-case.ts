/** Writes worked cases about a place, an area or an organisation: one for which everything holds, and those that differ from it in a few facts. */
import type { OtherSubject } from './fact.ts';
import type { FactValues, WorkedCase } from './pack.ts';

interface Setting {
  readonly policy: string;
  readonly on: string;
  /** Where it is decided. */
  readonly area?: string;
  readonly given: FactValues;
}

/** What is different; `on` and `area` are where and when it is decided, everything else facts. */
interface Change {
  readonly on?: string;
  readonly area?: string;
  readonly facts?: FactValues;
}

type Figures = Readonly<Record<string, number | null>>;

/** `const c = casesAbout('place', { policy, on, given }); c.fails('建筑面积 499 平方米', { facts: { floorArea: 499 } }, 'floorArea')` */
export function casesAbout(subject: OtherSubject, setting: Setting) {
  const write = (title: string, change: Change, expect: WorkedCase['expect']): WorkedCase => {
    const area = change.area ?? setting.area;
    return {
      policy: setting.policy,
      title,
      on: change.on ?? setting.on,
      ...(area === undefined ? {} : { area }),
      given: { [subject]: { ...setting.given, ...change.facts } },
      expect,
    };
  };
  const withFigures = (figures: Figures | undefined) => (figures === undefined ? {} : { figures });
  return {
    passes: (title: string, change: Change, expect: { amountFen?: number; figures?: Figures } = {}) =>
      write(title, change, { outcome: 'eligible', ...expect }),
    /** The criteria named do not hold; all others do. */
    fails: (title: string, change: Change, fails: string | readonly string[], figures?: Figures) =>
      write(title, change, {
        outcome: 'ineligible',
        fails: typeof fails === 'string' ? [fails] : fails,
        ...withFigures(figures),
      }),
    /** The facts named are what is missing; no criterion fails. */
    unclear: (title: string, change: Change, missing: readonly string[], figures?: Figures) =>
      write(title, change, { outcome: 'unknown', missing, ...withFigures(figures) }),
    /** The day before it comes into force. */
    notYet: (on: string) => write(`施行前一天（${on}）：还没有这项规定`, { on }, { outcome: 'not-in-force' }),
  };
}
