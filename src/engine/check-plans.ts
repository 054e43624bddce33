/** Indicators, targets, funds, projects, papers and worked cases: everything they name exists. */
import { type Fact, otherSubjects } from '../define/fact.ts';
import type { Measure } from '../define/indicator.ts';
import type { FactValues, Pack, WorkedCase } from '../define/pack.ts';
import type { Block, Span } from '../define/paper.ts';
import { isAreaCode } from '../values/area.ts';
import { isPlainDate } from '../values/date.ts';
import { check } from './check.ts';
import { checkEntryCondition } from './check-ledgers.ts';
import type { Definitions } from './definitions.ts';

export function checkPlans(pack: Pack, defined: Definitions, defects: string[]): void {
  const need = (where: string, what: string, id: string, map: ReadonlyMap<string, unknown>): void => {
    if (!map.has(id)) defects.push(`${where}: there is no ${what} "${id}"`);
  };
  for (const each of pack.indicators) {
    checkMeasure(`indicator "${each.id}", numerator`, each.numerator, defined, defects);
    if (each.denominator) checkMeasure(`indicator "${each.id}", denominator`, each.denominator, defined, defects);
  }
  for (const target of pack.targets) {
    const where = `target for "${target.indicator}" in ${target.period}`;
    need(where, 'indicator', target.indicator, defined.indicators);
    if (!isAreaCode(target.area)) defects.push(`${where}: the area code is not valid`);
    if (!/^\d{4}(-\d{2}|H[12]|Q[1-4])?$/.test(target.period)) defects.push(`${where}: the period is not valid`);
  }
  for (const fund of pack.funds) {
    const where = `fund "${fund.id}"`;
    need(where, 'indicator', fund.indicator, defined.indicators);
    checkMeasure(`${where}, units`, fund.units, defined, defects);
    for (const { parameter } of fund.shares) {
      need(where, 'parameter', parameter, defined.parameters);
      if ((defined.parameters.get(parameter)?.kind ?? 'money') !== 'money')
        defects.push(`${where}: parameter "${parameter}" is not money`);
    }
  }
  for (const project of pack.projects) {
    need(`project "${project.id}"`, 'indicator', project.indicator, defined.indicators);
    if (project.fund !== undefined) need(`project "${project.id}"`, 'fund', project.fund, defined.funds);
  }
  for (const paper of pack.papers) {
    checkSpans(`paper "${paper.id}", title`, paper.title, defined, defects);
    checkBlocks(`paper "${paper.id}"`, paper.blocks, defined, defects);
  }
  for (const worked of pack.cases) checkCase(worked, defined, defects);
}

function checkMeasure(where: string, measure: Measure, defined: Definitions, defects: string[]): void {
  if (measure.of === 'decisions' && !defined.policies.has(measure.policy)) {
    defects.push(`${where}: there is no policy "${measure.policy}"`);
  }
  if (measure.of === 'decisions' && measure.sum && defined.policies.get(measure.policy)?.subject !== 'person')
    defects.push(`${where}: amounts are summed over people only`);
  if (measure.of === 'people') {
    const reads = { parameter: (id: string) => defined.parameters.get(id), policy: () => undefined };
    check(
      measure.where,
      { kind: 'boolean' },
      { where, defects, fact: (id) => ofPeople(defined.facts.get(id)), ...reads, dated: true },
    );
  }
  if (measure.of !== 'entries') return;
  const ledger = defined.ledgers.get(measure.ledger);
  if (!ledger) {
    defects.push(`${where}: there is no ledger "${measure.ledger}"`);
    return;
  }
  if (measure.where) checkEntryCondition(where, ledger, measure.where, defects);
  for (const id of [measure.date, measure.sum, measure.distinct]) {
    if (id !== undefined && !ledger.fields.some((field) => field.id === id)) {
      defects.push(`${where}: "${id}" is no field of ledger "${ledger.id}"`);
    }
  }
}

const ofPeople = (fact: Fact | undefined): Fact | undefined =>
  fact?.subject === 'person' || fact?.subject === 'household' ? fact : undefined;

function checkSpans(where: string, spans: readonly Span[], defined: Definitions, defects: string[]): void {
  for (const span of spans) {
    if (typeof span === 'string') continue;
    if ('figure' in span && !defined.indicators.has(span.figure))
      defects.push(`${where}: there is no indicator "${span.figure}"`);
    if ('when' in span) {
      checkSpans(where, [{ figure: span.when }, ...span.then, ...(span.otherwise ?? [])], defined, defects);
    }
    if ('fund' in span && !defined.funds.has(span.fund)) defects.push(`${where}: there is no fund "${span.fund}"`);
  }
}

function checkBlocks(where: string, blocks: readonly Block[], defined: Definitions, defects: string[]): void {
  for (const block of blocks) {
    if (block.block === 'heading' || block.block === 'paragraph') checkSpans(where, block.text, defined, defects);
    if (block.block === 'table')
      for (const row of block.rows) for (const cell of row) checkSpans(where, cell, defined, defects);
    if (block.block === 'when') {
      checkSpans(where, [{ figure: block.figure }], defined, defects);
      checkBlocks(where, block.then, defined, defects);
      checkBlocks(where, block.otherwise ?? [], defined, defects);
    }
    if (block.block === 'entries') {
      checkMeasure(
        where,
        { of: 'entries', ledger: block.ledger, ...(block.where ? { where: block.where } : {}) },
        defined,
        defects,
      );
    }
  }
}

function checkCase(worked: WorkedCase, defined: Definitions, defects: string[]): void {
  const where = `case “${worked.title}”`;
  const policy = defined.policies.get(worked.policy);
  if (!policy) defects.push(`${where}: there is no policy "${worked.policy}"`);
  if (!isPlainDate(worked.on)) defects.push(`${where}: “on” is not a date`);
  if (worked.area !== undefined && !isAreaCode(worked.area)) defects.push(`${where}: the area code is not valid`);
  const criteria = new Set(policy?.versions.flatMap((version) => Object.keys(version.criteria)));
  const stray = worked.expect.fails?.find((id) => !criteria.has(id));
  if (policy && stray !== undefined) defects.push(`${where}: policy "${policy.id}" has no criterion "${stray}"`);
  const { person = {}, household = {}, members = [], ...others } = worked.given;
  checkGiven(where, 'person', person, defined.facts, defects);
  checkGiven(where, 'household', household, defined.facts, defects);
  for (const member of members) checkGiven(where, 'person', member, defined.facts, defects);
  for (const subject of otherSubjects) checkGiven(where, subject, others[subject] ?? {}, defined.facts, defects);
  if (policy && policy.subject !== 'person' && worked.given[policy.subject] === undefined)
    defects.push(`${where}: it gives nothing about the ${policy.subject}`);
  const figures = new Set(policy?.versions.flatMap((version) => Object.keys(version.figures ?? {})));
  const unknown = Object.keys(worked.expect.figures ?? {}).find((id) => !figures.has(id));
  if (unknown !== undefined) defects.push(`${where}: policy "${worked.policy}" has no figure "${unknown}"`);
  const unheard = worked.expect.missing?.find((id) => !defined.facts.has(id));
  if (unheard !== undefined) defects.push(`${where}: there is no fact "${unheard}"`);
}

function checkGiven(
  where: string,
  subject: Fact['subject'],
  values: FactValues,
  facts: ReadonlyMap<string, Fact>,
  defects: string[],
): void {
  const stray = Object.keys(values).find((id) => facts.get(id)?.subject !== subject);
  if (stray !== undefined) defects.push(`${where}: "${stray}" is no fact of a ${subject}`);
}
