/** The walk through the questions: which are asked on which page, and what comes out. Pure: the browser and the server run this same file. */
import type { Fact } from '../../define/fact.ts';
import type { FactValue } from '../../define/pack.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Decision } from '../../engine/decision.ts';
import { readGivenFacts } from '../../engine/fact-row.ts';
import { traceReader } from '../../engine/trace.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type Answers, CERTIFICATE, certificateAnswers, fieldOf, readAnswer } from './self-check-answers.ts';
import { openRules, type SelfCheckRules, type ServiceWords } from './self-check-rules.ts';

type Topic = NonNullable<Fact['topic']>;

export const topics: readonly { readonly id: Topic; readonly label: string }[] = [
  { id: 'person', label: '基本情况' },
  { id: 'disability', label: '残疾情况' },
  { id: 'household', label: '家庭情况' },
  { id: 'income', label: '收入与保险' },
];
export const RESULT = topics.length;
export const stepLabels = [...topics.map(({ label }) => label), '看结果'];

/** On the certificate itself: asked only of those who have one. */
const onCertificate = new Set(['disabilityCategory', 'disabilityLevel', 'certificateValidUntil']);

export interface Result {
  readonly service: ServiceWords;
  /** Undefined when a local standard is not known to the system: then only the office can tell. */
  readonly decision: Decision | undefined;
  /** Labels of the facts that would settle it. */
  readonly missing: readonly string[];
  readonly needsCertificate: boolean;
}

/** What is asked on a page: whether there is a certificate, and facts. */
export interface Questions {
  readonly certificate: boolean;
  readonly facts: readonly Fact[];
}

export interface SelfCheck {
  readonly questions: (page: number, answers: Answers) => Questions;
  /** Field name → message, in the order of the page. */
  readonly errors: (page: number, answers: Answers) => Readonly<Record<string, string>>;
  /** The next page with something to ask, at last the result. */
  readonly after: (page: number, answers: Answers) => number;
  readonly before: (page: number, answers: Answers) => number;
  readonly results: (answers: Answers) => Result[];
}

type Known = Readonly<Record<string, FactValue>>;

const topicOf = (fact: Fact): Topic =>
  fact.topic ??
  (fact.subject === 'household'
    ? 'household'
    : fact.sensitive === 'health'
      ? 'disability'
      : fact.kind === 'money' || fact.sensitive === 'money'
        ? 'income'
        : 'person');

export function selfCheckOf(rules: SelfCheckRules, on: PlainDate): SelfCheck {
  const catalogue = openRules(rules);
  const decide = deciderOf(catalogue, rules, on);
  const facts = [...catalogue.facts.values()];
  const asked = facts.filter(({ question }) => question !== undefined);
  const assumed: Known = Object.fromEntries(
    facts.flatMap((fact) => (fact.assumed === undefined ? [] : [[fact.id, fact.assumed]])),
  );
  const questionsGiven = (page: number, known: Known, certificate: boolean): Questions => {
    const open = new Set(rules.services.flatMap(({ id }) => decide(id, known)?.missing ?? []));
    const here = asked.filter((fact) => open.has(fact.id) && topicOf(fact) === topics[page]?.id);
    return {
      certificate: page === 0 && asked.some(({ id }) => open.has(id) && onCertificate.has(id)),
      facts: certificate ? here : here.filter(({ id }) => !onCertificate.has(id)),
    };
  };
  /** What is known once the pages before this one are answered. Answers to questions that are no longer asked do not count. */
  const knownBefore = (page: number, answers: Answers): Known => {
    let known = assumed;
    for (let earlier = 0; earlier < Math.min(page, RESULT); earlier++) {
      const questions = questionsGiven(earlier, known, hasCertificate(answers));
      known = { ...known, ...valuesOf(questions.facts, answers, on) };
    }
    return known;
  };
  const questions = (page: number, answers: Answers): Questions =>
    questionsGiven(page, knownBefore(page, answers), page > 0 && hasCertificate(answers));
  const step = (page: number, by: 1 | -1, answers: Answers): number => {
    const next = page + by;
    if (next <= 0) return 0;
    if (next >= RESULT) return RESULT;
    const there = questions(next, answers);
    return there.facts.length > 0 || there.certificate ? next : step(next, by, answers);
  };
  return {
    questions,
    errors: (page, answers) => errorsOf(questions(page, answers), answers, on),
    after: (page, answers) => step(page, 1, answers),
    before: (page, answers) => step(page, -1, answers),
    results: (answers) => {
      const known = knownBefore(RESULT, answers);
      return rules.services.map((service) => resultOf(service, decide(service.id, known), catalogue, answers));
    },
  };
}

const hasCertificate = (answers: Answers): boolean => answers[CERTIFICATE] === 'yes';

function deciderOf(catalogue: Catalogue, rules: SelfCheckRules, on: PlainDate) {
  const reader = traceReader(catalogue, { on, area: rules.area });
  let last: { known: Known; row: ReturnType<typeof readGivenFacts>['row'] } | undefined;
  return (policy: string, known: Known): Decision | undefined => {
    if (last?.known !== known) last = { known, row: readGivenFacts(catalogue, bySubject(catalogue, known)).row };
    try {
      return reader.decide(policy, last.row);
    } catch (error) {
      // A standard that nobody has entered yet must not hide the other benefits.
      if (error instanceof Problem && error.code === 'parameter-missing') return undefined;
      throw error;
    }
  };
}

function bySubject(catalogue: Catalogue, known: Known) {
  const of = (subject: Fact['subject']): Known =>
    Object.fromEntries(Object.entries(known).filter(([id]) => catalogue.facts.get(id)?.subject === subject));
  return { person: of('person'), household: of('household') };
}

function valuesOf(facts: readonly Fact[], answers: Answers, today: PlainDate): Known {
  return Object.fromEntries(
    facts.map((fact) => {
      const reading = readAnswer(fact, answers, today);
      return [fact.id, 'value' in reading ? reading.value : null];
    }),
  );
}

function errorsOf({ certificate, facts }: Questions, answers: Answers, today: PlainDate): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fact of facts) {
    const reading = readAnswer(fact, answers, today);
    if ('error' in reading) errors[fieldOf(fact.id)] = reading.error;
  }
  if (certificate && !certificateAnswers.some(({ id }) => id === answers[CERTIFICATE]))
    errors[CERTIFICATE] = '请选择有没有残疾人证';
  return errors;
}

function resultOf(
  service: ServiceWords,
  decision: Decision | undefined,
  catalogue: Catalogue,
  answers: Answers,
): Result {
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
