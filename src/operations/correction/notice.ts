/** The notice of what is paid later or to be paid back: one correction, or all of the person's that were approved for the same reason. */
import { z } from 'zod';
import { type CorrectedPeriod, correctionNotice } from '../../engine/entitlement/correction-notice.ts';
import { sourceText } from '../../engine/words.ts';
import { officialDocx } from '../../formats/official-docx.ts';
import type { StoredCorrection } from '../../store/correction.ts';
import { correctionsById } from '../../store/correction-list.ts';
import { addDays } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { type Book, booksOf } from '../entitlement/books.ts';
import { issuerOf } from '../entitlement/issuer.ts';
import { EntityId } from '../inputs.ts';
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
  input: z.object({ correction: EntityId }),
  allow: { roles: staffRoles },
  async run({ correction: id }, context) {
    const { tx, seal, catalogue, today } = context;
    const [asked] = await correctionsById(tx, [id]);
    if (asked === undefined) throw new Problem('not-found', { what: '这项补发或追缴' });
    if (asked.state !== 'approved' && asked.state !== 'settled')
      throw new Problem('conflict', { what: '还没有通过，不能出通知书' });
    const { name, person, kind, circumstance } = asked;
    const book = (await booksOf(tx, seal, catalogue, [person], today)).get(person)!;
    const paper = correctionNotice({
      ...(await issuerOf(context)),
      kind,
      circumstance,
      addressee: circumstance === 'death' ? `${name}的家属` : name,
      payBackUntil: addDays(today, PAY_BACK_DAYS),
      periods: alike(book, asked).map((each) => periodFor(context, book, each)),
    });
    return { person, paper, fileName: `${name}${paper.title}.docx`, bytes: await officialDocx(paper) };
  },
  trail: ({ correction }, { person, paper }) => ({
    subject: `person:${person}`,
    detail: { correction, notice: paper.id },
  }),
});

const alike = ({ corrections }: Book, { kind, circumstance }: StoredCorrection): StoredCorrection[] =>
  corrections
    .filter((each) => (each.state === 'approved' || each.state === 'settled') && each.kind === kind)
    .filter((each) => each.circumstance === circumstance)
    .sort((a, b) => (`${a.policy} ${a.period}` < `${b.policy} ${b.period}` ? -1 : 1));

function periodFor({ catalogue }: Context, book: Book, correction: StoredCorrection): CorrectedPeriod {
  const { policy, period, entitledFen, paidFen } = correction;
  const decided = decidedPeriod(catalogue, book, correction);
  const failing = (decided?.decision.criteria ?? []).filter(({ holds }) => holds === false);
  const clauses = failing.length > 0 ? failing : (decided?.decision.criteria ?? []);
  const values = decided?.decision.amountParameters ?? [];
  return {
    policy: catalogue.policies.get(policy)?.title ?? policy,
    period: periodWords(period),
    entitledFen,
    paidFen,
    reasons: causesInWords(correction, catalogue, book),
    sources: [
      ...clauses.map(
        ({ because, otherwise, holds, source }) =>
          `${holds === false ? otherwise : because}（${sourceText(source)}）。`,
      ),
      ...(failing.length > 0
        ? []
        : values.map(({ label, text, source }) => `${label}${text}（${sourceText(source)}）。`)),
    ],
  };
}

const periodWords = (period: string): string =>
  period === 'once'
    ? '一次'
    : period.length === 4
      ? `${period}年`
      : `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
