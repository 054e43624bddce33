/** The walk through the questions: which one comes next, how many there can still be, and what comes out. Pure: browser and server run this same file. */
import type { Fact } from '../../define/fact.ts';
import type { LifeSituation } from '../../define/life-situation.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { type Outcome, outcomes } from '../../engine/decision.ts';
import { encode } from '../../engine/fact-row.ts';
import { type Asker, askerOf } from '../../engine/question/asker.ts';
import { answered, rowOf, type Situation } from '../../engine/question/situation.ts';
import { verdictReader } from '../../engine/verdict.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import {
  ABOUT,
  type Answers,
  CERTIFICATE,
  certificateAnswers,
  fieldOf,
  isAnswered,
  readAnswer,
  situationsIn,
} from './self-check-answers.ts';
import { openRules, type SelfCheckRules, type ServiceWords } from './self-check-rules.ts';

type Topic = NonNullable<Fact['topic']>;

const topics: Readonly<Record<Topic, string>> = {
  person: '基本情况',
  disability: '残疾情况',
  household: '家庭情况',
  income: '收入与保险',
};

/** The page after the last question, however many there are. */
export const RESULT = 99;

/** On the certificate itself: asked only of those who have one. */
const onCertificate = new Set(['disabilityCategory', 'disabilityLevel', 'certificateValidUntil']);

export interface Found {
  readonly outcome: Outcome;
  readonly amountFen: number | null;
  /** Null when the policy is not in force. */
  readonly version: PlainDate | null;
  readonly criteria: readonly {
    readonly holds: boolean | null;
    readonly because: string;
    readonly otherwise: string;
  }[];
  readonly missing: readonly string[];
}

export interface Result {
  readonly service: ServiceWords;
  /** Undefined when a local standard is not known to the system: then only the office can tell. */
  readonly decision: Found | undefined;
  /** Labels of the facts that would settle it. */
  readonly missing: readonly string[];
  readonly needsCertificate: boolean;
}

/** One question: what somebody came for, whether there is a certificate, or a fact. */
export type Step = 'about' | 'certificate' | Fact;

export interface Standing {
  /** The question of this page; null: there is nothing left to ask. */
  readonly step: Step | null;
  /** Counted from 1. */
  readonly number: number;
  readonly topic: string;
  /** Questions that can still come after this one, at most. */
  readonly atMost: number;
  /** What the answers before this one have settled already. */
  readonly settled: readonly Result[];
  /** How many of the services are still open. */
  readonly open: number;
}

export interface SelfCheck {
  readonly at: (page: number, answers: Answers) => Standing;
  /** Field name → message. */
  readonly errors: (page: number, answers: Answers) => Readonly<Record<string, string>>;
  readonly after: (page: number, answers: Answers) => number;
  readonly before: (page: number, answers: Answers) => number;
  /** The first page without an answer, or the result. */
  readonly firstOpen: (answers: Answers) => number;
  /** The questions that were asked and answered, in order. */
  readonly asked: (answers: Answers) => readonly Step[];
  readonly results: (answers: Answers) => Result[];
}

/** The questions up to the first without an answer. Answers to questions that are no longer asked do not count. */
interface Walk {
  readonly steps: readonly Step[];
  /** What is known before each step, and after the last one. */
  readonly situations: readonly Situation[];
  readonly complete: boolean;
}

export function topicOf(fact: Fact): Topic {
  if (fact.topic !== undefined) return fact.topic;
  if (fact.subject === 'household') return 'household';
  if (fact.sensitive === 'health') return 'disability';
  return fact.kind === 'money' || fact.sensitive === 'money' ? 'income' : 'person';
}

export interface SelfCheckOptions {
  /** On the person's own device, what was asked is not worked out again for each page. The server keeps nothing between two requests. */
  readonly remember?: boolean;
}

export function selfCheckOf(rules: SelfCheckRules, on: PlainDate, options: SelfCheckOptions = {}): SelfCheck {
  const catalogue = openRules(rules);
  const decide = deciderOf(catalogue, rules, on);
  const start = startOf(catalogue);
  const askerFor = askersOf(catalogue, rules, { start, on, ...options });
  const walkOf = keptWith((answers: Answers) => walkThrough(askerFor(answers).next, start, answers, on));
  const resultsIn = (situation: Situation, answers: Answers): Result[] => {
    const wanted = new Set(situationsIn(answers));
    return rules.services
      .map((service) => resultOf(service, decide(service.id, situation), catalogue, answers))
      .filter(({ service, decision }) => wanted.has(service.lifeSituation) || decision?.outcome === 'eligible');
  };
  const pageIn = ({ steps, complete }: Walk, page: number): number =>
    page < steps.length ? Math.max(0, page) : complete ? RESULT : steps.length - 1;
  return {
    at: (page, answers) => {
      const walk = walkOf(answers);
      const here = pageIn(walk, page);
      const step = walk.steps[here] ?? null;
      const situation = walk.situations[here] ?? walk.situations.at(-1)!;
      const results = resultsIn(situation, answers);
      const settled = results.filter(({ decision }) => decision !== undefined && decision.outcome !== 'unknown');
      const left = askerFor(answers)
        .left(situation)
        .map(({ fact }) => fact);
      const gate = left.some((id) => onCertificate.has(id)) && !walk.steps.slice(0, here).includes('certificate');
      return {
        step,
        number: here + 1,
        topic: topicWords(step),
        atMost: Math.max(0, left.length + (gate ? 1 : 0) - (step === 'about' ? 0 : 1)),
        settled,
        open: results.length - settled.length,
      };
    },
    errors: (page, answers) => {
      const walk = walkOf(answers);
      return errorsOf(walk.steps[pageIn(walk, page)], answers, on);
    },
    after: (page, answers) => pageIn(walkOf(answers), page + 1),
    before: (page, answers) => Math.max(0, Math.min(page, walkOf(answers).steps.length) - 1),
    firstOpen: (answers) => pageIn(walkOf(answers), RESULT),
    asked: (answers) => {
      const { steps, complete } = walkOf(answers);
      return complete ? steps : steps.slice(0, -1);
    },
    results: (answers) => resultsIn(walkOf(answers).situations.at(-1)!, answers),
  };
}

const topicWords = (step: Step | null): string =>
  step === 'about' ? '想看什么' : topics[step === null || step === 'certificate' ? 'disability' : topicOf(step)];

interface AskersOptions extends SelfCheckOptions {
  readonly start: Situation;
  readonly on: PlainDate;
}

/** For each choice of life situations its own, made when it is first needed. */
function askersOf(catalogue: Catalogue, rules: SelfCheckRules, { start, on, remember }: AskersOptions) {
  const made = new Map<string, Pick<Asker, 'next' | 'left'>>();
  const make = (wanted: readonly LifeSituation[]): Pick<Asker, 'next' | 'left'> => {
    const ids = rules.services.filter(({ lifeSituation }) => wanted.includes(lifeSituation)).map(({ id }) => id);
    const asker = askerOf(catalogue, ids, { on, area: rules.area, mayAsk: ({ question }) => question !== undefined });
    const found = new Map<string, ReturnType<Asker['next']>>();
    const next: Asker['next'] = (situation) => {
      // Everybody begins with the same question, and it is the one that takes longest to find.
      if (situation !== start && !remember) return asker.next(situation);
      const key = JSON.stringify([situation.own, [...situation.unsure]]);
      const question = found.has(key) ? found.get(key)! : asker.next(situation);
      found.set(key, question);
      return question;
    };
    return { next, left: asker.left };
  };
  return (answers: Answers): Pick<Asker, 'next' | 'left'> => {
    const wanted = situationsIn(answers);
    const asker = made.get(wanted.join()) ?? make(wanted);
    made.set(wanted.join(), asker);
    return asker;
  };
}

/** One page asks for the same walk several times; it is kept no longer than its answers. */
function keptWith<T>(make: (answers: Answers) => T): (answers: Answers) => T {
  const made = new WeakMap<Answers, T>();
  return (answers) => {
    const known = made.get(answers) ?? make(answers);
    made.set(answers, known);
    return known;
  };
}

function startOf({ facts }: Catalogue): Situation {
  const assumed = [...facts.values()].filter(({ assumed: taken }) => taken !== undefined);
  const own = Object.fromEntries(assumed.map((fact) => [fact.id, encode(fact, fact.assumed ?? null)]));
  return { own, members: null, unsure: new Set() };
}

function walkThrough(nextIn: Asker['next'], start: Situation, answers: Answers, today: PlainDate): Walk {
  const steps: Step[] = [];
  const situations: Situation[] = [start];
  let situation = start;
  const pass = (step: Step, next: Situation): void => {
    steps.push(step);
    situations.push(next);
    situation = next;
  };
  if (!(ABOUT in answers)) return { steps: ['about'], situations, complete: false };
  pass('about', start);
  for (let question = nextIn(situation); question !== null; question = nextIn(situation)) {
    const { definition: fact } = question;
    if (onCertificate.has(fact.id) && !steps.includes('certificate')) {
      const errors = errorsOf('certificate', answers, today);
      if (Object.keys(errors).length > 0) return { steps: [...steps, 'certificate'], situations, complete: false };
      pass('certificate', hasCertificate(answers) ? situation : withoutCertificate(situation));
      continue;
    }
    const reading = isAnswered(fact, answers) ? readAnswer(fact, answers, today) : undefined;
    if (reading === undefined || 'error' in reading) return { steps: [...steps, fact], situations, complete: false };
    pass(fact, answered(situation, question, encode(fact, reading.value)));
  }
  return { steps, situations, complete: true };
}

const hasCertificate = (answers: Answers): boolean => answers[CERTIFICATE] === 'yes';

const withoutCertificate = (situation: Situation): Situation => ({
  ...situation,
  unsure: new Set([...situation.unsure, ...onCertificate]),
});

function deciderOf(catalogue: Catalogue, rules: SelfCheckRules, on: PlainDate) {
  const reader = verdictReader(catalogue, { on, area: rules.area });
  return (policy: string, situation: Situation): Found | undefined => {
    try {
      const row = rowOf(catalogue, situation);
      const { outcome, amount, missing } = reader.verdict(policy, row);
      const { version, criteria } = reader.compiled(policy);
      return {
        outcome: outcomes[typeof outcome === 'number' ? outcome : 2]!,
        amountFen: version?.amount && typeof amount === 'number' ? amount : null,
        version: version?.from ?? null,
        criteria: (version?.criteria ?? []).map(({ criterion: { because, otherwise } }, index) => {
          const truth = criteria[index]!(row, null);
          return { holds: truth === null ? null : truth === 1, because, otherwise };
        }),
        missing,
      };
    } catch (error) {
      // A standard that nobody has entered yet must not hide the other benefits.
      if (error instanceof Problem && error.code === 'parameter-missing') return undefined;
      throw error;
    }
  };
}

function errorsOf(step: Step | undefined, answers: Answers, today: PlainDate): Record<string, string> {
  if (step === undefined || step === 'about') return {};
  if (step === 'certificate')
    return certificateAnswers.some(({ id }) => id === answers[CERTIFICATE])
      ? {}
      : { [CERTIFICATE]: '请选择有没有残疾人证' };
  const reading = readAnswer(step, answers, today);
  return 'error' in reading ? { [fieldOf(step.id)]: reading.error } : {};
}

function resultOf(service: ServiceWords, decision: Found | undefined, catalogue: Catalogue, answers: Answers): Result {
  const missing = decision?.missing ?? [];
  const needsCertificate = !hasCertificate(answers) && missing.some((id) => onCertificate.has(id));
  const told = missing.filter((id) => !(needsCertificate && onCertificate.has(id)));
  return {
    service,
    decision,
    needsCertificate,
    missing: told.map((id) => catalogue.facts.get(id)?.label ?? id),
  };
}
