/** The notice of a decision about one month: approval, refusal, stop, what is still missing, or that it may be applied for. */
import { z } from 'zod';
import type { Catalogue } from '../../engine/catalogue.ts';
import { ruleOfCut } from '../../engine/correction/clash.ts';
import { decisionInEnglish, sourceInEnglish } from '../../engine/english.ts';
import { noticeOf } from '../../engine/entitlement/notice.ts';
import { noticeInEnglish } from '../../engine/entitlement/notice-english.ts';
import { isMonth, type Month, monthAfter } from '../../engine/entitlement/period.ts';
import { officialDocx } from '../../formats/official-docx.ts';
import { personFile } from '../../store/person.ts';
import { monthOf, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type DecidedPeriod, decidedPeriod } from '../correction/words.ts';
import { mustBeOfPeople } from '../decision/policies-of-people.ts';
import { EntityId, LanguageInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { type Book, booksOf, periodOf } from './books.ts';
import { issuerOf } from './issuer.ts';
import { noticeClaim } from './notice-claim.ts';

export const notice = operation({
  id: 'entitlement.notice',
  title: '出具认定通知书',
  titleEn: 'Write the notice of a decision',
  kind: 'read',
  audited: true,
  input: z.object({
    person: EntityId,
    policy: z.string(),
    /** This month when left out. */
    month: z.string().refine(isMonth, '月份要写成 2026-03 的样子').optional(),
    lang: LanguageInput,
  }),
  allow: { roles: staffRoles },
  async run({ person, policy, month, lang }, context) {
    const { tx, seal, catalogue, today } = context;
    const { name } = await personFile(tx, seal, person);
    mustBeOfPeople(catalogue, [policy]);
    const asked = month ?? monthOf(today);
    // What is decided about months far ahead rests on nothing happening until then: no office writes that to anybody.
    if (asked > monthAfter(monthOf(today)))
      throw new Problem('input-invalid', { what: 'month: 通知书最晚写到下个月' }, { month: '通知书最晚写到下个月' });
    const book = (await booksOf(tx, seal, catalogue, [person], today)).get(person)!;
    const decided = decidedPeriod(catalogue, book, {
      policy,
      period: periodOf(catalogue, policy, `${asked}-01` as PlainDate),
    });
    if (decided === undefined) throw new Problem('not-found', { what: '这个月的认定' });
    // Whoever qualifies is granted it by a person, not by the machine.
    if (decided.lacks === 'confirmation' && decided.decision.outcome === 'eligible')
      throw new Problem('notice-unconfirmed', { policy: decided.decision.title });
    const inEnglish = lang === 'en';
    const write = inEnglish ? noticeInEnglish : noticeOf;
    const paper = write({
      ...(await issuerOf(context)),
      decision: inEnglish ? decisionInEnglish(catalogue, decided.decision) : decided.decision,
      addressee: decided.died === null ? name : lang === 'en' ? `The family of ${name}` : `${name}的家属`,
      ...betweenBenefits(catalogue, policy, decided, inEnglish),
      ...noticeClaim(catalogue, book, policy, asked),
      ...(decided.lacks === 'application' && { unclaimed: true }),
      ...stops(context, book, policy, asked),
      // Whatever was paid by mistake after it: the month of the death is the last one.
      ...(decided.died !== null && { died: decided.died, stopsFrom: monthAfter(monthOf(decided.died)) }),
    });
    return {
      person,
      policy,
      paper,
      fileName: `${name}${lang === 'en' ? ' ' : ''}${paper.title.replace(':', '')}.docx`,
      bytes: await officialDocx(paper),
    };
  },
  trail: ({ person, policy, month }, { paper }) => ({
    subject: `person:${person}`,
    detail: { policy, month: month ?? null, notice: paper.id },
  }),
});

function betweenBenefits(catalogue: Catalogue, policy: string, { amountFen, cuts }: DecidedPeriod, inEnglish: boolean) {
  if (cuts.length === 0 || amountFen === null) return {};
  const rules = cuts.flatMap((cut) => ruleOfCut(catalogue, policy, cut) ?? []);
  const said = rules.map((rule) => ({ ...rule, source: sourceInEnglish(catalogue, rule.source) }));
  return { between: { amountFen, rules: inEnglish ? said : rules } };
}

/** Somebody who was paid before is not refused but stopped: from the month asked about, or the month after the last one paid when that was earlier. */
function stops({ catalogue }: Context, { paid }: Book, policy: string, asked: Month): { stopsFrom?: Month } {
  if (catalogue.policies.get(policy)?.every !== 'month') return {};
  const months = paid.filter((line) => line.policy === policy && line.period < asked && line.amountFen > 0);
  const last = months
    .map(({ period }) => period)
    .sort()
    .at(-1);
  return last === undefined ? {} : { stopsFrom: monthAfter(last) };
}
