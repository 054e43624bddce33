/** The notice of what is paid later or to be paid back: one correction, or all of the person's that were approved for the same reason. */
import { z } from 'zod';
import type { CriterionResult, ParameterUsed } from '../../engine/decision.ts';
import { decisionInEnglish } from '../../engine/english.ts';
import { type CorrectedPeriod, correctionNotice } from '../../engine/entitlement/correction-notice.ts';
import { correctionNoticeInEnglish } from '../../engine/entitlement/correction-notice-english.ts';
import { monthInEnglish } from '../../engine/entitlement/notice-english.ts';
import { sourceText } from '../../engine/words.ts';
import { officialDocx } from '../../formats/official-docx.ts';
import type { StoredCorrection } from '../../store/correction.ts';
import { correctionsById, type ListedCorrection } from '../../store/correction-list.ts';
import { addDays } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type Book, booksOf } from '../entitlement/books.ts';
import { issuerOf } from '../entitlement/issuer.ts';
import { EntityId, LanguageInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { causesInWords, decidedPeriod } from './words.ts';

/** Days in which money is to be paid back. */
const PAY_BACK_DAYS = 30;

export const notice = operation({
  id: 'correction.notice',
  title: '出具补发追缴通知书',
  titleEn: 'Write the notice of a correction',
  kind: 'read',
  audited: true,
  input: z.object({ correction: EntityId, lang: LanguageInput }),
  allow: { roles: staffRoles },
  async run({ correction: id, lang }, context) {
    const { tx, seal, catalogue, today } = context;
    const [asked] = await correctionsById(tx, [id]);
    if (asked === undefined) throw new Problem('not-found', { what: '这项补发或追缴' });
    if (asked.state !== 'approved' && asked.state !== 'settled')
      throw new Problem('conflict', { what: '还没有通过，不能出通知书' });
    const { name, person, kind, circumstance, addressedTo } = asked;
    const book = (await booksOf(tx, seal, catalogue, [person], today)).get(person)!;
    const write = lang === 'en' ? correctionNoticeInEnglish : correctionNotice;
    const paper = write({
      ...(await issuerOf(context)),
      kind,
      circumstance,
      addressee: circumstance === 'death' ? addresseeOf(asked, lang) : name,
      addressedTo,
      payBackUntil: addDays(today, PAY_BACK_DAYS),
      periods: (await alike(context, book, asked)).map((each) => periodFor(context, book, each, lang)),
    });
    return {
      person,
      paper,
      fileName: `${name}${lang === 'en' ? ' ' : ''}${paper.title.replace(':', '')}.docx`,
      bytes: await officialDocx(paper),
    };
  },
  trail: ({ correction }, { person, paper }) => ({
    subject: `person:${person}`,
    detail: { correction, notice: paper.id },
  }),
});

/** Those approved for the same reason that address the same, in the order of benefits and periods. */
async function alike(
  { tx }: Context,
  { corrections }: Book,
  { id, kind, circumstance, addressedTo }: ListedCorrection,
): Promise<StoredCorrection[]> {
  const same = corrections
    .filter((each) => (each.state === 'approved' || each.state === 'settled') && each.kind === kind)
    .filter((each) => each.circumstance === circumstance);
  const ids = same.map((each) => each.id);
  const addressed = new Map((await correctionsById(tx, ids)).map((each) => [each.id, each.addressedTo]));
  return same
    .filter((each) => each.id === id || addressed.get(each.id) === addressedTo)
    .sort((a, b) => (`${a.policy} ${a.period}` < `${b.policy} ${b.period}` ? -1 : 1));
}

type Language = 'zh' | 'en';

function addresseeOf({ name, addressedTo }: ListedCorrection, lang: Language): string {
  const keeper = addressedTo === 'keeper';
  if (lang === 'en') return keeper ? `Whoever kept the money of ${name}` : `The family of ${name}`;
  return keeper ? `${name}待遇的代领、代管人` : `${name}的家属`;
}

function periodFor({ catalogue }: Context, book: Book, correction: StoredCorrection, lang: Language): CorrectedPeriod {
  const { policy, period, entitledFen, paidFen } = correction;
  const decided = decidedPeriod(catalogue, book, correction)?.decision;
  const decision = decided && lang === 'en' ? decisionInEnglish(catalogue, decided) : decided;
  const failing = (decision?.criteria ?? []).filter(({ holds }) => holds === false);
  const clauses = failing.length > 0 ? failing : (decision?.criteria ?? []);
  const values = failing.length > 0 ? [] : (decision?.amountParameters ?? []);
  const title = catalogue.policies.get(policy);
  return {
    policy: (lang === 'en' ? title?.titleEn : title?.title) ?? policy,
    period: lang === 'en' ? periodInEnglish(period) : periodWords(period),
    entitledFen,
    paidFen,
    reasons: causesInWords(correction, catalogue, book, lang),
    sources: [...clauses.map((each) => clauseWords(each, lang)), ...values.map((each) => valueWords(each, lang))],
  };
}

function clauseWords({ because, becauseEn, otherwise, holds, source }: CriterionResult, lang: Language): string {
  const where = sourceText(source, lang);
  if (lang === 'zh') return `${holds === false ? otherwise : because}（${where}）。`;
  return `${holds === false ? 'Does not hold' : 'Holds'}: ${becauseEn} (${where}).`;
}

const valueWords = ({ label, text, source }: ParameterUsed, lang: Language): string =>
  lang === 'zh' ? `${label}${text}（${sourceText(source)}）。` : `${label} ${text} (${sourceText(source, 'en')}).`;

const periodInEnglish = (period: string): string => (period.length === 7 ? monthInEnglish(period) : period);

const periodWords = (period: string): string =>
  period === 'once'
    ? '一次'
    : period.length === 4
      ? `${period}年`
      : `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
