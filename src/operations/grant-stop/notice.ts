/** The notice that a grant stops and of what is to come back, to the place, area or organisation that had it. */
import { z } from 'zod';
import type { Fact } from '../../define/fact.ts';
import type { Catalogue } from '../../engine/catalogue.ts';
import { versionOn } from '../../engine/checked-policy.ts';
import type { Part } from '../../engine/correction/grant-stop.ts';
import { englishOf, sourceInEnglish, valueInEnglish } from '../../engine/english.ts';
import { grantStopNotice } from '../../engine/entitlement/grant-stop-notice.ts';
import { grantStopNoticeInEnglish } from '../../engine/entitlement/grant-stop-notice-english.ts';
import { factText } from '../../engine/fact-text.ts';
import { sourceText } from '../../engine/words.ts';
import { officialDocx } from '../../formats/official-docx.ts';
import { areaNames } from '../../store/area.ts';
import { areaOfSubject } from '../../store/area-subject.ts';
import { type GrantStop, grantStopActions } from '../../store/grant-stop.ts';
import { registeredNames } from '../../store/registered.ts';
import { addDays, inChinese, inEnglish, isPlainDate, type PlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { issuerOf } from '../entitlement/issuer.ts';
import { EntityId, LanguageInput } from '../inputs.ts';
import { type Context, operation, shanghaiDay, staffRoles } from '../operation.ts';
import { stopAsked } from './waiting.ts';

/** Days in which money is to be paid back. */
const PAY_BACK_DAYS = 30;

export const notice = operation({
  id: 'grant-stop.notice',
  title: '出具停发追回通知书',
  titleEn: 'Write the notice of a stopped grant',
  kind: 'read',
  audited: true,
  input: z.object({ stop: EntityId, lang: LanguageInput }),
  allow: { roles: staffRoles },
  async run({ stop: id, lang }, context) {
    const { tx, catalogue, today } = context;
    const stop = await stopAsked(context, id);
    if (stop.state !== 'approved' && stop.state !== 'settled')
      throw new Problem('conflict', { what: '还没有通过，不能出通知书' });
    const actions = await grantStopActions(tx, id);
    const plan = actions.findLast(({ kind }) => kind === 'plan');
    const decided = shanghaiDay(new Date(actions.find(({ kind }) => kind === 'approve')!.at));
    const rules = catalogue.others.get(stop.kind)!;
    const addressee = await nameOf(context, stop);
    const granted = rules.policies.get(stop.stops);
    const paper = (lang === 'en' ? grantStopNoticeInEnglish : grantStopNotice)({
      ...(await issuerOf(context)),
      addressee,
      grant: (lang === 'en' ? granted?.titleEn : granted?.title) ?? stop.stops,
      stopsFrom: stop.fromMonth,
      months: stop.months,
      amountFen: stop.amountFen,
      repaidFen: stop.repaidFen,
      parts: (plan?.data['parts'] as readonly Part[] | undefined) ?? null,
      payBackUntil: addDays(today, PAY_BACK_DAYS),
      reasons: reasonsOf(rules, stop, lang),
      sources: sourcesOf(rules, stop, decided, lang),
    });
    return {
      subject: stop.subject,
      kind: stop.kind,
      paper,
      fileName: `${addressee}${lang === 'en' ? ' ' : ''}${paper.title.replace(':', '')}.docx`,
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

type Language = 'zh' | 'en';

/** What the two people decided upon, which stays what it was: `fact=value@since`, without the money that was paid. */
function reasonsOf(rules: Catalogue, { policy, grounds }: GrantStop, lang: Language): string[] {
  const amount = rules.policies.get(policy)?.versions.at(-1)?.amount;
  return grounds.split(';').flatMap((ground) => {
    const [, id = '', value = '', since = ''] = /^(.*?)=(.*)@(.*)$/.exec(ground) ?? [];
    const fact = rules.facts.get(id);
    if (fact === undefined || (amount?.op === 'fact' && amount.fact === id)) return [];
    if (lang === 'en') return [reasonInEnglish(rules, fact, value, since)];
    const said = fact.kind === 'boolean' ? fact.label : `${fact.label}为${valueText(fact, value)}`;
    return [isPlainDate(since) ? `${said}，从${inChinese(since)}起。` : `${said}。`];
  });
}

function reasonInEnglish(rules: Catalogue, fact: Fact, value: string, since: string): string {
  const name = englishOf(rules).facts[fact.id] ?? fact.label;
  const said = valueInEnglish(rules, fact, fact.kind === 'boolean' ? value === 'true' : value);
  const what = fact.kind === 'boolean' && value === 'true' ? name : `${name}: ${said ?? valueText(fact, value)}`;
  return `${capital(what)}${isPlainDate(since) ? `, from ${inEnglish(since)} on` : ''}.`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** As grounds write it: a choice by its id, a date as text. */
function valueText(fact: Fact, value: string): string {
  if (fact.kind === 'choice') return fact.values?.find(({ id }) => id === value)?.label ?? value;
  return isPlainDate(value) ? inChinese(value) : factText(fact, Number(value));
}

function sourcesOf(rules: Catalogue, { policy }: GrantStop, on: PlainDate, lang: Language): string[] {
  const checked = rules.checked.get(policy);
  const criteria = checked === undefined ? [] : (versionOn(checked, on)?.criteria ?? []);
  return criteria.map(({ criterion: { because, becauseEn, source } }) =>
    lang === 'zh'
      ? `${because}（${sourceText(source)}）。`
      : `${capital(becauseEn ?? because)} (${sourceText(sourceInEnglish(rules, source), 'en')}).`,
  );
}
