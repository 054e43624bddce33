/** The notice that a grant stops and of what is to come back, to the place, area or organisation that had it. */
import { z } from 'zod';
import type { Fact } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { type CheckedPolicy, versionOn } from '../../engine/checked-policy.ts';
import type { Part } from '../../engine/correction/grant-stop.ts';
import { grantStopNotice } from '../../engine/entitlement/grant-stop-notice.ts';
import { factText } from '../../engine/fact-text.ts';
import { sourceText } from '../../engine/words.ts';
import { officialDocx } from '../../formats/official-docx.ts';
import { areaNames } from '../../store/area.ts';
import { areaOfSubject } from '../../store/area-subject.ts';
import { type GrantStop, grantStopActions } from '../../store/grant-stop.ts';
import { registeredNames } from '../../store/registered.ts';
import { addDays, inChinese, isPlainDate, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { issuerOf } from '../entitlement/issuer.ts';
import { EntityId } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { stopAsked } from './waiting.ts';

/** Days in which money is to be paid back. */
const PAY_BACK_DAYS = 30;

export const notice = operation({
  id: 'grant-stop.notice',
  title: '出具停发追回通知书',
  titleEn: 'Write the notice of a stopped grant',
  kind: 'read',
  audited: true,
  input: z.object({ stop: EntityId }),
  allow: { roles: staffRoles },
  async run({ stop: id }, context) {
    const { tx, catalogue, today } = context;
    const stop = await stopAsked(context, id);
    if (stop.state !== 'approved' && stop.state !== 'settled')
      throw new Problem('conflict', { what: '还没有通过，不能出通知书' });
    const actions = await grantStopActions(tx, id);
    const plan = actions.findLast(({ kind }) => kind === 'plan');
    const decided = actions.find(({ kind }) => kind === 'approve')!.at.slice(0, 10) as PlainDate;
    const rules = catalogue.others.get(stop.kind)!;
    const addressee = await nameOf(context, stop);
    const paper = grantStopNotice({
      ...(await issuerOf(context)),
      addressee,
      grant: rules.policies.get(stop.stops)?.title ?? stop.stops,
      stopsFrom: stop.fromMonth,
      months: stop.months,
      amountFen: stop.amountFen,
      repaidFen: stop.repaidFen,
      parts: (plan?.data['parts'] as readonly Part[] | undefined) ?? null,
      payBackUntil: addDays(today, PAY_BACK_DAYS),
      reasons: reasonsOf(rules, stop),
      sources: sourcesOf(rules.checked.get(stop.policy), decided),
    });
    return {
      subject: stop.subject,
      kind: stop.kind,
      paper,
      fileName: `${addressee}${paper.title}.docx`,
      bytes: await officialDocx(paper),
    };
  },
  trail: ({ stop }, { kind, subject, paper }) => ({
    subject: `${kind}:${subject}`,
    detail: { stop, notice: paper.id },
  }),
});

async function nameOf({ tx }: Context, { subject }: GrantStop): Promise<string> {
  const area = areaOfSubject(subject);
  if (area !== undefined) return (await areaNames(tx, [area])).get(area) ?? '';
  return (await registeredNames(tx, [subject])).get(subject) ?? '';
}

/** What the two people decided upon, which stays what it was: `fact=value@since`, without the money that was paid. */
function reasonsOf({ facts, policies }: Catalogue, { policy, grounds }: GrantStop): string[] {
  const amount = policies.get(policy)?.versions.at(-1)?.amount;
  return grounds.split(';').flatMap((ground) => {
    const [, id = '', value = '', since = ''] = /^(.*?)=(.*)@(.*)$/.exec(ground) ?? [];
    const fact = facts.get(id);
    if (fact === undefined || (amount?.op === 'fact' && amount.fact === id)) return [];
    const said = fact.kind === 'boolean' ? fact.label : `${fact.label}为${valueText(fact, value)}`;
    return [isPlainDate(since) ? `${said}，从${inChinese(since)}起。` : `${said}。`];
  });
}

/** As grounds write it: a choice by its id, a date as text. */
function valueText(fact: Fact, value: string): string {
  if (fact.kind === 'choice') return fact.values?.find(({ id }) => id === value)?.label ?? value;
  return isPlainDate(value) ? inChinese(value) : factText(fact, Number(value));
}

const sourcesOf = (policy: CheckedPolicy | undefined, on: PlainDate): string[] =>
  (policy === undefined ? [] : (versionOn(policy, on)?.criteria ?? [])).map(
    ({ criterion }) => `${criterion.because}（${sourceText(criterion.source)}）。`,
  );
