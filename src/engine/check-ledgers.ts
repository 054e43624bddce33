/** Ledgers: fields that their parts point at exist, conditions type, and what a column establishes is a fact of its kind. */
import type { Expression } from '../define/expression.ts';
import type { Fact } from '../define/fact.ts';
import type { Field } from '../define/field.ts';
import type { Ledger, LedgerField } from '../define/ledger.ts';
import { check } from './check.ts';
import type { Scope } from './scope.ts';
import type { Tree } from './tree.ts';

/** What conditions over a ledger's entries may read: its fields, and as `stage` the stage an entry has reached. */
export function ledgerField(ledger: Ledger, id: string): Field | undefined {
  if (id !== 'stage') return ledger.fields.find((field) => field.id === id);
  const values = ledger.stages.map((stage, index) => ({ id: stage.id, code: index + 1, label: stage.label }));
  return { id: 'stage', label: '阶段', kind: 'choice', values };
}

/** A condition over a ledger's entries, or null after its defects have been noted. */
export function checkEntryCondition(
  where: string,
  ledger: Ledger,
  condition: Expression,
  defects: string[],
): Tree | null {
  const scope: Scope = {
    where,
    defects,
    fact: (id) => ledgerField(ledger, id),
    parameter: () => undefined,
    policy: () => undefined,
    dated: true,
  };
  return check(condition, { kind: 'boolean' }, scope);
}

export function checkLedger(ledger: Ledger, facts: ReadonlyMap<string, Fact>, defects: string[]): void {
  const where = `ledger "${ledger.id}"`;
  const fields = new Map(ledger.fields.map((field) => [field.id, field]));
  if (fields.size < ledger.fields.length) defects.push(`${where}: two fields have the same id`);
  if (ledger.key.length === 0) defects.push(`${where}: it has no key`);
  const need = (id: string, what: string, kind?: Field['kind']): void => {
    const field = fields.get(id);
    if (!field) defects.push(`${where}, ${what}: "${id}" is not one of its fields`);
    else if (kind && field.kind !== kind) defects.push(`${where}, ${what}: "${id}" is ${field.kind}, not ${kind}`);
  };
  for (const id of ledger.key) need(id, 'the key');
  for (const field of ledger.fields) {
    checkField(`${where}, field "${field.id}"`, ledger, field, facts, defects);
    if (field.validFrom !== undefined) need(field.validFrom, `the first day of "${field.id}"`, 'date');
  }
  for (const stage of ledger.stages) {
    if (stage.date !== undefined) need(stage.date, `the date of stage "${stage.id}"`, 'date');
    checkEntryCondition(`${where}, stage "${stage.id}"`, { ...ledger, stages: [] }, stage.when, defects);
  }
  for (const { policy, amount, month, months, backPay, deduction, within } of ledger.receipts ?? []) {
    need(month, `the month of payments of "${policy}"`, 'date');
    if (months !== undefined) need(months, `the months of payments of "${policy}"`, 'integer');
    for (const id of [amount, backPay, deduction, within?.whole, ...(within?.others ?? [])])
      if (id !== undefined) need(id, `the money of payments of "${policy}"`, 'money');
  }
  for (const followUp of ledger.followUps) {
    need(followUp.after, `the start of "${followUp.id}"`, 'date');
    need(followUp.doneBy, `the end of "${followUp.id}"`);
  }
}

function checkField(
  where: string,
  ledger: Ledger,
  field: LedgerField,
  facts: ReadonlyMap<string, Fact>,
  defects: string[],
): void {
  if (field.kind === 'choice' && !field.values?.length) defects.push(`${where}: a choice without values`);
  if (field.establishes === undefined) return;
  const fact = facts.get(field.establishes);
  if (!fact) {
    defects.push(`${where}: it establishes "${field.establishes}", which is no fact`);
    return;
  }
  if (fact.derive) defects.push(`${where}: fact "${fact.id}" is derived, it can not be entered`);
  const subject = ledger.describes;
  const ofOthers = fact.subject !== 'person' && fact.subject !== 'household';
  if (subject === undefined ? ofOthers : fact.subject !== subject)
    defects.push(
      `${where}: fact "${fact.id}" is about a ${fact.subject}, its entries are about a ${subject ?? ledger.subject}`,
    );
  // An area measured to the decimal is a whole number of square metres: what is over is left out, so that nothing passes by rounding.
  const cutOff = field.kind === 'decimal' && fact.kind === 'integer' && subject !== undefined;
  if (fact.kind !== field.kind && !cutOff)
    defects.push(`${where}: it is ${field.kind}, but fact "${fact.id}" is ${fact.kind}`);
  const known = new Set(fact.values?.map(({ id }) => id));
  const stray = fact.kind === 'choice' ? field.values?.find(({ id }) => !known.has(id)) : undefined;
  if (stray) defects.push(`${where}: “${stray.id}” is no value of fact "${fact.id}"`);
}
