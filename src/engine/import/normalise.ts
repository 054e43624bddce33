/** One cell → one value, by the kind of its field. Every change is named by a rule; what can not be read says why. Blank stays unknown. */
import type { FieldKind } from '../../define/field.ts';
import type { Cell } from '../../values/sheet.ts';
import { cleanText, saysNothing } from './clean-text.ts';
import { normaliseBoolean, normaliseChoice } from './normalise-choice.ts';
import { normaliseDate } from './normalise-date.ts';
import {
  normaliseAccount,
  normaliseCertificate,
  normaliseName,
  normalisePhone,
  normaliseResidentId,
} from './normalise-identity.ts';
import { normaliseDecimal, normaliseInteger, normaliseMoney } from './normalise-number.ts';
import type { CellContext, Normalise, Normalised } from './normalised.ts';

const plainText: Normalise = (text) => ({ value: text });
/** Places need the row's other places: `fill-places.ts` reads them. */
const keptForLater: Normalise = (text) => ({ value: text });

const byKind: Record<FieldKind, Normalise> = {
  boolean: normaliseBoolean,
  integer: normaliseInteger,
  decimal: normaliseDecimal,
  money: normaliseMoney,
  date: normaliseDate,
  choice: normaliseChoice,
  text: plainText,
  name: normaliseName,
  residentId: normaliseResidentId,
  certificateNumber: normaliseCertificate,
  phone: normalisePhone,
  bankAccount: normaliseAccount,
  town: keptForLater,
  village: keptForLater,
  address: plainText,
  sequence: () => ({ value: null }),
};

/** For these, 无 and — are answers or are asked about by the kind itself. */
const ANSWERS: ReadonlySet<FieldKind> = new Set(['boolean', 'choice', 'text', 'address']);

/** No value but a remark is longer; patterns are only run over so much. */
const LONGEST = 300;

export function normalise(cell: Cell | null, context: CellContext): Normalised {
  if (cell === null) return { value: null };
  const { kind } = context.field;
  if (kind === 'sequence') return { value: null };
  if (cell.kind === 'error')
    return {
      wrong: 'cell-error',
      ...(cell.text === '' ? { message: '公式还没有算出结果。请用表格软件打开、保存一次，或直接填写内容。' } : {}),
    };
  const text = cleanText(kind === 'text' || kind === 'address' ? cell.text : cell.text.slice(0, LONGEST));
  if (text === '') return { value: null };
  if (!ANSWERS.has(kind) && saysNothing(text)) return { value: null, rules: ['dash-is-blank'] };
  return byKind[kind](text, cell, context);
}
