/** One person's file: who they are (masked), with whom they live, and everything that was said about them, over time. */
import { z } from 'zod';
import type { Fact } from '../../define/fact.ts';
import type { FactValue } from '../../define/pack.ts';
import { decode } from '../../engine/fact-row.ts';
import { standingAssertions } from '../../engine/timeline.ts';
import { assertionsOf, type StoredAssertion } from '../../store/assertion.ts';
import { listAudit } from '../../store/audit.ts';
import { entriesOfSubjects } from '../../store/entry-subject.ts';
import { personFile } from '../../store/person.ts';
import { fromDayNumber, type PlainDate } from '../../values/date.ts';
import { EntityId } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';

export interface FactStep {
  readonly fact: string;
  readonly label: string;
  readonly subject: Fact['subject'];
  /** In words; null for what is masked until it is revealed. */
  readonly text: string | null;
  /** As a form of the fact holds it; null for what is masked, and where nobody knows. */
  readonly value: FactValue;
  readonly sensitive: boolean;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly recordedAt: string;
  readonly source: string;
  readonly assertion: string;
  /** Replaced or taken back by something recorded later. */
  readonly superseded: boolean;
}

export const read = operation({
  id: 'person.read',
  title: '查看个人档案',
  titleEn: "Read a person's file",
  kind: 'read',
  audited: true,
  input: z.object({ person: EntityId }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/people/{person}' },
  async run({ person: id }, context) {
    const { tx, seal, scope } = context;
    const { assertions, householdAssertions, ...file } = await personFile(tx, seal, id);
    return {
      ...file,
      entries: await entriesOf(context, [id, ...(file.household === null ? [] : [file.household])]),
      facts: [...stepsOf(assertions, context), ...stepsOf(householdAssertions, context)],
      lookedAt: await listAudit(tx, scope, { subject: `person:${id}`, limit: 20 }),
    };
  },
  trail: ({ person }) => ({ subject: `person:${person}` }),
});

/** Of the person and of the household, with the words of their ledgers; those of ledgers that are no longer defined are left out. */
async function entriesOf({ tx, catalogue }: Context, subjects: readonly string[]) {
  const entries = await entriesOfSubjects(tx, subjects);
  return entries.flatMap(({ id, ledger: ledgerId, stage, changedAt, withdrawn }) => {
    const ledger = catalogue.ledgers.get(ledgerId);
    if (ledger === undefined) return [];
    const stageLabel = ledger.stages.find((each) => each.id === stage)?.label ?? null;
    return [
      {
        id,
        ledger: ledgerId,
        ledgerTitle: ledger.title,
        stage,
        stageLabel,
        changedAt: changedAt,
        withdrawn,
      },
    ];
  });
}

/** Newest first; what was replaced stays visible, and holds again once what replaced it was taken back. */
export function stepsOf(assertions: readonly StoredAssertion[], { catalogue }: Pick<Context, 'catalogue'>): FactStep[] {
  const standing = new Set(standingAssertions(assertions).map(({ id }) => id));
  return assertions
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((assertion) => {
      const fact = catalogue.facts.get(assertion.fact);
      if (fact === undefined) return [];
      const sensitive = fact.sensitive === 'money';
      return [
        {
          fact: fact.id,
          label: fact.label,
          subject: fact.subject,
          text: sensitive ? null : factText(fact, assertion.value),
          value: sensitive ? null : decode(fact, assertion.value),
          sensitive,
          from: fromDayNumber(assertion.from),
          to: assertion.to === null ? null : fromDayNumber(assertion.to),
          recordedAt: new Date(assertion.recordedAt).toISOString(),
          source: assertion.origin.kind,
          assertion: assertion.id,
          superseded: !standing.has(assertion.id),
        },
      ];
    })
    .sort((a, b) => (a.from === b.from ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.from < b.from ? 1 : -1));
}

/** A value as staff read it. */
export function factText(fact: Fact, value: number | null): string {
  const decoded = decode(fact, value);
  if (decoded === null) return '未知';
  if (fact.kind === 'boolean') return decoded ? '是' : '否';
  if (fact.kind === 'choice') return fact.values?.find(({ id }) => id === decoded)?.label ?? String(decoded);
  if (fact.kind === 'money') return `${Number(decoded) / 100}${fact.unit ?? '元'}`;
  return `${decoded}${fact.kind === 'integer' ? (fact.unit ?? '') : ''}`;
}

/** The money facts of a person in clear: only for an operation that asks for the reason. */
export async function moneyFactsOf(
  id: string,
  household: string | null,
  context: Context,
): Promise<{ label: string; text: string }[]> {
  const assertions = await assertionsOf(context.tx, context.seal, household === null ? [id] : [id, household]);
  const current = new Set(
    stepsOf(assertions, context)
      .filter(({ superseded }) => !superseded)
      .map(({ assertion }) => assertion),
  );
  return assertions
    .filter((assertion) => current.has(assertion.id))
    .flatMap((assertion) => {
      const fact = context.catalogue.facts.get(assertion.fact);
      return fact?.sensitive === 'money' ? [{ label: fact.label, text: factText(fact, assertion.value) }] : [];
    });
}
