import { z } from 'zod';
import { disabilityCategories, lowIncomeClasses } from '../../define/registry.ts';
import { maskedNumbers } from '../../store/person-masks.ts';
import { listPeople, peopleSorts } from '../../store/person-search.ts';
import { contains } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { AreaInput, PageInput, PageSizeInput } from '../inputs.ts';
import { operation, staffRoles } from '../operation.ts';

const codeOf = (choices: readonly { id: string; code: number }[], id: string | undefined): number | undefined =>
  choices.find((choice) => choice.id === id)?.code;

/** Seven digits or more, as in identity numbers, certificates and phones, whatever stands between them. */
export const isWholeNumber = (text: string): boolean => /\d{7,}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

export const list = operation({
  id: 'person.list',
  title: '查人员台账',
  titleEn: 'List and search people',
  kind: 'read',
  audited: true,
  input: z.object({
    /** Name, pinyin, initials, the last four of an identity number or phone. Whole numbers go to person.find. */
    q: z
      .string()
      .trim()
      .max(60)
      .refine((q) => !isWholeNumber(q), '完整的证件号、电话不能放在网址里，请用“按号码找人”')
      .optional(),
    area: AreaInput.optional(),
    category: z.enum(disabilityCategories.map(({ id }) => id)).optional(),
    level: z.coerce.number().int().min(1).max(4).optional(),
    lowIncome: z.enum(['any', ...lowIncomeClasses.map(({ id }) => id)]).optional(),
    status: z.enum(['holder', 'expired', 'expiring', 'member', 'living', 'died', 'all']).optional(),
    /** With a minus in front the other way round. */
    sort: z.enum(peopleSorts).default('place'),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/people' },
  async run({ sort, page, pageSize, category, lowIncome, ...filter }, { tx, seal, today, scope }) {
    if (filter.area !== undefined && !contains(scope.area, filter.area))
      throw new Problem('area-unknown', { code: filter.area });
    const found = await listPeople(tx, seal, {
      filter: {
        ...filter,
        q: filter.q || undefined,
        category: codeOf(disabilityCategories, category),
        lowIncome: lowIncome === 'any' ? 'any' : codeOf(lowIncomeClasses, lowIncome),
      },
      sort,
      page,
      pageSize,
      today,
    });
    const masks = await maskedNumbers(
      tx,
      seal,
      found.people.map(({ id }) => id),
    );
    return { ...found, people: found.people.map((person) => ({ ...person, masked: masks.get(person.id) ?? null })) };
  },
  // What was searched may be a name or a number, so only that something was searched is kept, with whose rows were shown.
  trail: ({ q, page, ...filter }, { people, total }) => ({
    detail: {
      searched: q !== undefined && q !== '',
      area: filter.area,
      page,
      total,
      shown: people.map(({ id }) => id),
    },
  }),
});
