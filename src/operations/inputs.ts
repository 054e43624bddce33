/** Pieces that the inputs of many operations share. */
import { z } from 'zod';
import { isAreaCode } from '../values/area.ts';
import { isPlainDate, type PlainDate } from '../values/date.ts';

export const PlainDateInput = z
  .string()
  .refine(isPlainDate, '日期要写成 2026-07-01 的样子，日历上要真有这一天')
  .refine((text) => /^(19|2[01])/.test(text), '日期要在 1900 年到 2199 年之间')
  .transform((text) => text as PlainDate);

export const AreaInput = z.string().refine(isAreaCode, '地区代码是 6、9 或 12 位数字');

/** `2026`, `2026-07`, `2026H1` or `2026Q1`. */
export const PeriodInput = z
  .string()
  .regex(/^(19|2[01])\d{2}(-(0[1-9]|1[0-2])|H[12]|Q[1-4])?$/, '期间要写成 2026、2026-07、2026H1 或 2026Q1');

/** From 1. Numbers arrive as text from addresses of pages. */
export const PageInput = z.coerce.number().int().min(1).default(1);
export const PageSizeInput = z.coerce.number().int().min(1).max(200).default(50);
export const EntityId = z.uuid('编号不对');

/** Several words: a list, or in addresses of pages and API one text with commas. */
export const ListInput = z
  .union([z.array(z.string()), z.string()])
  .transform((given) => (typeof given === 'string' ? given.split(',').filter((word) => word !== '') : given));

/** Yes or no, as JSON or in an address. */
export const FlagInput = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', ''])])
  .transform((given) => given === true || given === 'true' || given === '1');

/** Eleven digits or more in a row, whatever stands between them: as in identity numbers, mobile phones and cards, and not in dates or papers. */
const holdsWholeNumber = (text: string): boolean =>
  /\d{11}/.test(
    text
      .normalize('NFKC')
      .replace(/\d{4}-\d{1,2}-\d{1,2}/g, '日')
      .replace(/[\s-]/g, ''),
  );

/** Why somebody does or looks at something. It is kept in the log, where nobody's number may stand. `asked` is what a form says when it is too short. */
export const reasonInput = (asked: string) =>
  z
    .string()
    .trim()
    .min(4, asked)
    .max(200)
    .refine((text) => !holdsWholeNumber(text), '理由会记下来，里面不要写完整的证件号码、电话号码或卡号');

export const Bytes = z
  .union([z.instanceof(Uint8Array), z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))])
  .describe('the bytes of the file, in JSON as base64');

/** In which language something is written. */
export const LanguageInput = z.enum(['zh', 'en']).default('zh');
