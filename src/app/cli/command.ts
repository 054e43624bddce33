/** One command of the command line. */

import type { operations } from '../../operations/all.ts';
import type { Bound } from '../../operations/bound.ts';
import type { Arguments, Option } from './arguments.ts';
import type { Output } from './print.ts';

export type Operations = Bound<typeof operations>;

/** What the commands need of the machine they run on; main gives it. */
export interface Host {
  /** The data folder that is meant when none is named. */
  readonly dataDir: string;
  /** The port that the environment asks for. */
  readonly port: number | undefined;
  /** Opens the database (joining a running server) for the operator; the caller closes it. */
  open(dataDir: string): Promise<{ readonly operations: Operations; readonly county: string; close(): Promise<void> }>;
  /** Rules without a database. */
  readonly rules: Rules;
  /** The code of an area of this county or above it, by its code or by a name that one alone has; undefined for none. */
  areaCode(text: string): string | undefined;
  /** A first password for somebody, by chance. */
  newPassword(): string;
  /** What people call things by; made when somebody reads. */
  words(): Words;
  readonly today: string;
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Runs the server until it is told to stop. */
  start(options: { dataDir: string; port: number; demonstration: boolean }, output: Output): Promise<void>;
  /** Runs a worker until it is told to stop. */
  work(
    dataDir: string,
    options: { people?: number | undefined; patience?: number | undefined },
    output: Output,
  ): Promise<void>;
  stop(dataDir: string): Promise<'stopped' | 'not-running' | 'still-running'>;
  status(dataDir: string): {
    readonly running: boolean;
    readonly pid?: number;
    readonly port?: number;
    readonly startedAt?: string;
  };
  /** Spreads the tables of the database over the machines of its cluster. */
  spread(dataDir: string): Promise<{ readonly reference: readonly string[]; readonly distributed: readonly string[] }>;
  seed(
    options: { dataDir: string; people: number; seed: number },
    output: Output,
  ): Promise<{ people: number; households: number; disabled: number; seconds: number }>;
  bench(names: readonly string[], people: number | undefined, output: Output): Promise<unknown>;
}

/** Each gives the identifier itself where nobody knows a better word. */
export interface Words {
  readonly fact: (id: string) => string;
  readonly policy: (id: string) => string;
  /** What the newest version that has it says when it does not hold. */
  readonly criterion: (policy: string, id: string) => string;
  /** 城关镇 下坝社区 */
  readonly place: (code: string) => string;
}

export interface Rules {
  check(
    given: unknown,
    options: { on: string; area?: string; policies?: readonly string[] },
  ): { on: string; decisions: readonly CheckedDecision[] };
  /** The next question for given facts, and how many there can be at most. */
  questions(
    given: unknown,
    options: { on: string; area?: string; policies?: readonly string[]; unsure?: readonly string[] },
  ): AskedQuestions;
  facts(): readonly {
    id: string;
    subject: string;
    label: string;
    type: string;
    unit?: string;
    values?: readonly { id: string; label: string }[];
    derived: boolean;
    sensitive: boolean;
  }[];
  policies(): readonly {
    id: string;
    subject: string;
    title: string;
    pack: string;
    requirements: readonly string[];
    every: string;
    versions: readonly string[];
  }[];
  /** Between two days, by the packs alone. Policies that did not change are left out. */
  diff(
    before: string,
    after: string,
    area?: string,
  ): {
    readonly before: string;
    readonly after: string;
    readonly area: string;
    readonly policies: readonly PolicyDifference[];
  };
}

/** What changed in a policy, as lines in both languages. */
export interface PolicyDifference {
  readonly policy: string;
  readonly title: string;
  readonly titleEn: string;
  readonly zh: readonly {
    readonly part: string;
    readonly id: string;
    readonly text: string;
    readonly source: unknown;
  }[];
  readonly en: readonly {
    readonly part: string;
    readonly id: string;
    readonly text: string;
    readonly source: unknown;
  }[];
}

export interface AskedQuestions {
  readonly on: string;
  readonly next: AskedQuestion | null;
  readonly atMost: number;
  readonly questions: readonly AskedQuestion[];
  readonly settled: readonly { readonly policy: string; readonly title: string; readonly outcome: string }[];
  readonly oneAway: readonly { readonly title: string; readonly question: AskedQuestion }[];
}

export interface AskedQuestion {
  readonly fact: string;
  readonly label: string;
  readonly question: string | null;
  readonly member: number | null;
  readonly policies: readonly { readonly id: string; readonly title: string }[];
}

export interface CheckedDecision {
  readonly policy: string;
  readonly title: string;
  readonly outcome: string;
  readonly amountFen: number | null;
  readonly criteria: readonly {
    readonly id: string;
    readonly holds: boolean | null;
    readonly because: string;
    readonly source: unknown;
  }[];
  readonly missing: readonly string[];
  readonly words: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly options: readonly Option[];
  /** The most words it takes beside its options; none when left out. */
  readonly words?: number;
  run(given: Arguments, host: Host, output: Output): Promise<number>;
}

export const dataFolder = (given: Arguments, host: Host): string => given.text('data') ?? host.dataDir;

/** Opens the database, does the work, closes it whatever happens. */
export async function withOperations<T>(
  given: Arguments,
  host: Host,
  work: (operations: Operations, county: string) => Promise<T>,
): Promise<T> {
  const opened = await host.open(dataFolder(given, host));
  try {
    return await work(opened.operations, opened.county);
  } finally {
    await opened.close();
  }
}
