/** The fewest further questions, in words, for facts that are given or known. Pure. */
import type { Catalogue } from '../../engine/catalogue.ts';
import type { Outcome } from '../../engine/decision.ts';
import { readGivenFacts } from '../../engine/fact-row.ts';
import { askerOf, type Question } from '../../engine/question/asker.ts';
import { rowOf, type Situation } from '../../engine/question/situation.ts';
import { traceReader } from '../../engine/trace.ts';
import type { AreaCode } from '../../values/area.ts';
import type { PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';

export interface ShownQuestion {
  readonly fact: string;
  readonly label: string;
  /** As somebody is asked; null where no plain words are given. */
  readonly question: string | null;
  readonly kind: string;
  readonly unit?: string;
  readonly values?: readonly { readonly id: string; readonly label: string }[];
  /** The place of the member of the household it is about; null: the person, or the household as a whole. */
  readonly member: number | null;
  /** Policies that wait for the answer. */
  readonly policies: readonly { readonly id: string; readonly title: string }[];
}

export interface Asked {
  readonly on: PlainDate;
  readonly area: AreaCode;
  /** Null when no answer could change a result. */
  readonly next: ShownQuestion | null;
  /** So many questions can still come, whatever is answered. */
  readonly atMost: number;
  readonly questions: readonly ShownQuestion[];
  readonly settled: readonly {
    readonly policy: string;
    readonly title: string;
    readonly outcome: Outcome;
    readonly amountFen: number | null;
  }[];
  /** Policies that only one question stands before, with it. */
  readonly oneAway: readonly { readonly policy: string; readonly title: string; readonly question: ShownQuestion }[];
}

export interface At {
  readonly on: PlainDate;
  readonly area: AreaCode;
  /** All when left out. */
  readonly policies?: readonly string[] | undefined;
}

/** Problem `policy-unknown`. */
export function questionsIn(catalogue: Catalogue, situation: Situation, { on, area, policies }: At): Asked {
  const stray = policies?.find((id) => !catalogue.policies.has(id));
  if (stray !== undefined) throw new Problem('policy-unknown', { id: stray });
  const ids = policies ?? [...catalogue.policies.keys()];
  const asker = askerOf(catalogue, ids, { on, area });
  const next = asker.next(situation);
  const left = asker.left(situation);
  const row = rowOf(catalogue, situation);
  const reader = traceReader(catalogue, { on, area });
  const decided = ids.filter((id) => !asker.undecidable.includes(id)).map((id) => reader.decide(id, row));
  const shown = (question: Question): ShownQuestion => shownQuestion(catalogue, question);
  return {
    on,
    area,
    next: next && shown(next),
    atMost: left.length,
    questions: left.map(shown),
    settled: decided
      .filter(({ missing }) => missing.length === 0)
      .map(({ policy, title, outcome, amountFen }) => ({ policy, title, outcome, amountFen })),
    oneAway: decided.flatMap(({ policy, title, outcome }) => {
      const waiting = left.filter((question) => question.policies.includes(policy));
      return outcome === 'unknown' && waiting.length === 1 ? [{ policy, title, question: shown(waiting[0]!) }] : [];
    }),
  };
}

/** For facts as in FACTS.json. `unsure`: questions that nobody can answer. Problems: also `fact-unknown`, `fact-value-invalid`, `input-invalid`. */
export function questionsForGiven(catalogue: Catalogue, given: unknown, at: At, unsure: readonly string[] = []): Asked {
  const { row, members } = readGivenFacts(catalogue, given);
  for (const key of unsure) {
    const [fact = ''] = key.split('@');
    if (!catalogue.facts.has(fact)) throw new Problem('fact-unknown', { id: fact, where: 'unsure' });
  }
  return questionsIn(catalogue, { own: row, members, unsure: new Set(unsure) }, at);
}

function shownQuestion(catalogue: Catalogue, { definition, member, policies }: Question): ShownQuestion {
  const { id, label, question, kind, unit, values } = definition;
  return {
    fact: id,
    label,
    question: question ?? null,
    kind,
    ...(unit === undefined ? {} : { unit }),
    ...(values === undefined ? {} : { values: values.map((value) => ({ id: value.id, label: value.label })) }),
    member,
    policies: policies.map((policy) => ({ id: policy, title: catalogue.policies.get(policy)?.title ?? policy })),
  };
}
