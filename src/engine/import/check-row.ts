/** What the cells of a row say of each other: identity number, certificate, category, level, birth and sex must agree. */
import type { LedgerField } from '../../define/ledger.ts';
import type { PlainDate } from '../../values/date.ts';
import { readResidentId } from '../../values/identity.ts';
import { birthDateOf, parseCertificateNumber, sexOf } from '../../values/resident-id.ts';
import { type Draft, derive, fault, isWrong, note } from './draft.ts';
import type { WrongCode } from './wrong-codes.ts';

/** The ledger's fields that the checks know by what they are, not by their names. */
export interface CheckedFields {
  readonly id: LedgerField | undefined;
  readonly certificate: LedgerField | undefined;
  readonly category: LedgerField | undefined;
  readonly level: LedgerField | undefined;
  readonly birth: LedgerField | undefined;
  readonly sex: LedgerField | undefined;
}

export function checkedFields(fields: readonly LedgerField[]): CheckedFields {
  const named = (id: string) => fields.find((field) => field.id === id);
  return {
    id: named('residentId'),
    certificate: named('certificateNumber'),
    category: named('category'),
    level: named('level')?.unit === '级' ? named('level') : undefined,
    birth: named('birthDate'),
    sex: named('sex'),
  };
}

export function checkRow(
  draft: Draft,
  fields: CheckedFields,
  columns: ReadonlyMap<string, number>,
  today: PlainDate,
): void {
  checkCertificate(draft, fields, columns, today);
  const id = fields.id === undefined ? null : draft.values[fields.id.id];
  if (typeof id !== 'string') return;
  if (fields.birth !== undefined) checkBirth(draft, fields.birth, birthDateOf(id)!);
  if (fields.sex !== undefined) checkSex(draft, fields.sex, sexOf(id));
}

/** Compares the certificate's number with the other cells, and fills those that are blank from it. */
function checkCertificate(
  draft: Draft,
  fields: CheckedFields,
  columns: ReadonlyMap<string, number>,
  today: PlainDate,
): void {
  const { certificate, category, level } = fields;
  const written = certificate === undefined ? null : draft.values[certificate.id];
  if (certificate === undefined || typeof written !== 'string') return;
  const number = parseCertificateNumber(written)!;
  const said = category?.values?.find(({ code }) => code === number.category);
  const mismatch =
    checkHolder(draft, fields.id, number.residentId, today) ??
    (differs(draft, category, said?.id) ? DIFFERENT.category : undefined) ??
    (differs(draft, level, number.level) ? DIFFERENT.level : undefined);
  if (mismatch !== undefined) {
    fault(draft, certificate, columns.get(certificate.id), mismatch.code, mismatch.message);
    return;
  }
  if (category !== undefined && said !== undefined && isBlank(draft, category)) {
    derive(draft, category.id, said.id, 'category-from-certificate');
  }
  if (level !== undefined && isBlank(draft, level)) derive(draft, level.id, number.level, 'level-from-certificate');
}

interface Mismatch {
  readonly code: WrongCode;
  readonly message: string;
}

const DIFFERENT = {
  holder: { code: 'certificate-mismatch', message: '残疾证号前 18 位与身份证号不一致。请核对证件后改正。' },
  category: { code: 'certificate-mismatch', message: '残疾证号第 19 位与类别不一致。请核对证件后改正。' },
  level: { code: 'certificate-mismatch', message: '残疾证号第 20 位与等级不一致。请核对证件后改正。' },
} as const satisfies Record<string, Mismatch>;

/** The first 18 characters against the identity number; without one they are the identity number. */
function checkHolder(
  draft: Draft,
  field: LedgerField | undefined,
  holder: string,
  today: PlainDate,
): Mismatch | undefined {
  // A wrong identity number is one fault already.
  if (field === undefined || isWrong(draft, field.id)) return undefined;
  const own = draft.values[field.id];
  if (typeof own === 'string') return own === holder ? undefined : DIFFERENT.holder;
  const reading = readResidentId(holder, { today });
  if ('fault' in reading) {
    return { code: FAULTS[reading.fault] ?? 'id-invalid', message: '残疾证号里的身份证号不对。请核对证件后改正。' };
  }
  derive(draft, field.id, reading.id, 'id-from-certificate');
  return undefined;
}

const FAULTS: Record<string, WrongCode> = { checksum: 'id-checksum', 'precision-lost': 'id-precision-lost' };

const isBlank = (draft: Draft, field: LedgerField): boolean =>
  (draft.values[field.id] ?? null) === null && !isWrong(draft, field.id);

function differs(draft: Draft, field: LedgerField | undefined, wanted: string | number | undefined): boolean {
  const value = field === undefined ? null : (draft.values[field.id] ?? null);
  return value !== null && wanted !== undefined && value !== wanted;
}

/** The number decides. A birth date that can not be read is no fault of the row when the number tells it. */
function checkBirth(draft: Draft, field: LedgerField, birth: PlainDate): void {
  const written = draft.values[field.id] ?? null;
  if (isWrong(draft, field.id)) {
    draft.wrong.splice(
      draft.wrong.findIndex((wrong) => wrong.field === field.id),
      1,
    );
    derive(draft, field.id, birth, 'birth-unreadable');
  } else if (written === null) derive(draft, field.id, birth, 'birth-from-id');
  else if (written !== birth) {
    const precise = !draft.notes.some(
      ({ field: of, rule }) => of === field.id && (rule === 'date-month-only' || rule === 'date-year-only'),
    );
    const agrees =
      typeof written === 'string' &&
      birth.startsWith(written.slice(0, 4)) &&
      (written.slice(5, 7) === birth.slice(5, 7) || written.endsWith('-01-01'));
    derive(draft, field.id, birth, precise || !agrees ? 'birth-differs' : 'birth-from-id');
  }
}

function checkSex(draft: Draft, field: LedgerField, sex: 'male' | 'female'): void {
  const written = draft.values[field.id] ?? null;
  if (written === null && !isWrong(draft, field.id)) derive(draft, field.id, sex, 'sex-from-id');
  else if (written !== null && written !== sex) note(draft, field.id, 'sex-differs');
}

/** What must be there and is not. Fields of the household are asked for in the block's first row only. */
export function checkRequired(
  draft: Draft,
  fields: readonly LedgerField[],
  columns: ReadonlyMap<string, number>,
  firstOfBlock: boolean,
): void {
  for (const field of fields) {
    if (!field.required || (field.household && !firstOfBlock)) continue;
    if ((draft.values[field.id] ?? null) !== null || isWrong(draft, field.id)) continue;
    const missing = field.kind === 'name' ? 'name-missing' : 'required-missing';
    // A wrong certificate number may be where the identity number should have come from: one fault is enough.
    if (field.kind === 'residentId' && draft.wrong.some(({ field: id }) => id === 'certificateNumber')) continue;
    fault(draft, field, columns.get(field.id), missing);
  }
}
