/** A fact: something that holds for a person, a household, a place, an area or an organisation from a date until another, recorded at a moment, from a source. */
import type { BooleanOf, ChoiceOf, DateOf, Expression, Of } from './expression.ts';
import type { Choice, Field } from './field.ts';

/** What policies can be about besides people: a service centre, a town, an employer. They are few, so they are decided one by one, with every reason. */
export const otherSubjects = ['place', 'area', 'organisation'] as const;
export type OtherSubject = (typeof otherSubjects)[number];
export type Subject = 'person' | 'household' | OtherSubject;

export interface Fact extends Field {
  readonly kind: 'boolean' | 'integer' | 'money' | 'date' | 'choice';
  readonly subject: Subject;
  /** Of an area: the indicator that counts it, as long as nobody has recorded a figure. The figure then opens to the rows it counts. */
  readonly measuredBy?: string;
  /** Computed from other facts of the subject (and, for a household, of its members) whenever they change; never entered. */
  readonly derive?: Expression;
  /** The question the self-check asks, in plain words, and what helps to answer it. */
  readonly question?: string;
  readonly hint?: string;
  /** The page of the self-check that asks it. Otherwise: households' facts with the household, health with disability, money with income. */
  readonly topic?: 'person' | 'disability' | 'household' | 'income';
  /** What the self-check takes for granted instead of asking; the office still checks it. */
  readonly assumed?: boolean;
}

/** What a policy may read: the tree node, with the definition beside it. */
export interface FactRef<K extends string> {
  readonly fact: Fact;
  readonly ref: Of<K>;
}

type Options = Partial<Omit<Fact, 'id' | 'label' | 'kind' | 'subject' | 'values'>>;

/** `const of = factsOf('person'); const level = of.integer('disabilityLevel', '残疾等级', { min: 1, max: 4 })` */
export function factsOf(subject: Subject) {
  return {
    boolean: (id: string, label: string, options: Options = {}) =>
      reference<'boolean'>({ id, label, kind: 'boolean', subject, ...options }),
    integer: (id: string, label: string, options: Options = {}) =>
      reference<'integer'>({ id, label, kind: 'integer', subject, ...options }),
    /** Integer fen. */
    money: (id: string, label: string, options: Options = {}) =>
      reference<'money'>({ id, label, kind: 'money', subject, ...options }),
    date: (id: string, label: string, options: Options = {}) =>
      reference<'date'>({ id, label, kind: 'date', subject, ...options }),
    choice: (id: string, label: string, values: readonly Choice[], options: Options = {}) =>
      reference<'choice'>({ id, label, kind: 'choice', subject, values, ...options }),
  };
}

const reference = <K extends string>(fact: Fact): FactRef<K> => ({ fact, ref: { op: 'fact', fact: fact.id } });

/** The tree nodes of a group of facts, to write policies with: `person.disabilityLevel`. */
export function refs<T extends Record<string, FactRef<string>>>(
  facts: T,
): { readonly [N in keyof T]: T[N] extends FactRef<infer K> ? Of<K> : never } {
  return Object.fromEntries(Object.entries(facts).map(([name, { ref }]) => [name, ref])) as never;
}

export type { BooleanOf, ChoiceOf, DateOf };
