/** The rows behind a figure: which entries, people or villages it counts. */
import { z } from 'zod';
import type { OtherSubject } from '../../define/fact.ts';
import type { Measure } from '../../define/indicator.ts';
import { outcomes } from '../../engine/decision.ts';
import { areaNames, areasWithin } from '../../store/area.ts';
import { readPolicySlots } from '../../store/decision.ts';
import { listStanding } from '../../store/decision-list.ts';
import type { StoredEntry } from '../../store/entry.ts';
import { countPeopleWhere, isCountable, listCounted, listPeopleWhere, type MeasureScope } from '../../store/measure.ts';
import { type AreaCode, contains, shortAreaName } from '../../values/area.ts';
import { Problem } from '../../values/problem.ts';
import { entryTitle, namesFor, shownValues } from '../entry/shown.ts';
import { AreaInput, PageInput, PageSizeInput, PeriodInput } from '../inputs.ts';
import { type Context, operation, staffRoles } from '../operation.ts';
import { decidedIn } from '../subject/decided.ts';
import { countedEntries, countMeasure } from './count.ts';
import { measureScope, peopleQuestion } from './count-people.ts';

export interface FigureRow {
  readonly kind: 'entry' | 'person' | 'village' | OtherSubject;
  readonly id: string;
  readonly title: string;
  readonly area: AreaCode;
  readonly areaName: string;
  /** Of entries: the ledger, the stage reached, and the fields as people read them, sensitive ones masked. */
  readonly ledger?: string;
  readonly stage?: string | null;
  readonly values?: Readonly<Record<string, string | null>>;
}

interface Page {
  readonly page: number;
  readonly pageSize: number;
}

export const rows = operation({
  id: 'indicator.rows',
  title: '查看数字背后的明细',
  titleEn: 'The rows behind a figure',
  kind: 'read',
  audited: true,
  input: z.object({
    indicator: z.string(),
    part: z.enum(['numerator', 'denominator']).default('numerator'),
    area: AreaInput.optional(),
    period: PeriodInput.optional(),
    page: PageInput,
    pageSize: PageSizeInput,
  }),
  allow: { roles: staffRoles },
  route: { method: 'get', path: '/indicators/{indicator}/rows' },
  async run({ indicator: id, part, area: asked, period: named, page, pageSize }, context) {
    const indicator = context.catalogue.indicators.get(id);
    if (indicator === undefined) throw new Problem('indicator-unknown', { id });
    const measure = indicator[part];
    if (measure === undefined) throw new Problem('not-found', { what: '分母' });
    const area = asked ?? context.scope.area;
    if (!contains(context.scope.area, area)) throw new Problem('area-unknown', { code: area });
    const period = named ?? context.today.slice(0, 4);
    const scope = measureScope(area, period, context.today);
    const found = await rowsOf(context, measure, scope, { page, pageSize });
    return { indicator: id, title: indicator.title, part, area, period, page, pageSize, ...found };
  },
  trail: ({ indicator, page }, { area, period, total }) => ({
    subject: `indicator:${indicator}`,
    detail: { area, period, page, total },
  }),
});

async function rowsOf(
  context: Context,
  measure: Measure,
  scope: MeasureScope,
  page: Page,
): Promise<{ total: number; rows: FigureRow[] }> {
  switch (measure.of) {
    case 'entries': {
      const ledger = context.catalogue.ledgers.get(measure.ledger)!;
      const counting = { of: measure.of, ledger: measure.ledger, where: measure.where, date: measure.date } as const;
      if (!isCountable(ledger, counting)) return openedRows(context, counting, scope, page);
      const total = (await countMeasure(context, counting, scope))?.[0]?.value ?? 0;
      return {
        total,
        rows: await entryRows(
          context,
          measure.ledger,
          await listCounted(context.tx, context.seal, ledger, counting, scope, page),
        ),
      };
    }
    case 'people': {
      const question = await peopleQuestion(context, measure, scope);
      const total = (await countPeopleWhere(context.tx, question, scope))[0]?.value ?? 0;
      return { total, rows: await personRows(context, await listPeopleWhere(context.tx, question, scope, page)) };
    }
    case 'decisions': {
      if (!context.catalogue.policies.has(measure.policy)) return subjectRows(context, measure, scope, page);
      const slot = (await readPolicySlots(context.tx)).get(measure.policy);
      if (slot === undefined) return { total: 0, rows: [] };
      const filter = { slot, outcome: outcomes.indexOf(measure.outcome), area: scope.area };
      const { people, total } = await listStanding(context.tx, filter, page);
      return { total, rows: await personRows(context, people) };
    }
    case 'villages': {
      const villages = await areasWithin(context.tx, scope.area, 'village');
      const shown = villages.slice((page.page - 1) * page.pageSize, page.page * page.pageSize);
      return {
        total: villages.length,
        rows: shown.map(({ code, name }) => ({
          kind: 'village',
          id: code,
          title: shortAreaName(name),
          area: code,
          areaName: shortAreaName(name),
        })),
      };
    }
  }
}

type EntriesMeasure = Extract<Measure, { of: 'entries' }>;

async function openedRows(context: Context, measure: EntriesMeasure, scope: MeasureScope, { page, pageSize }: Page) {
  const ledger = context.catalogue.ledgers.get(measure.ledger)!;
  const first = (page - 1) * pageSize;
  const shown: StoredEntry[] = [];
  let total = 0;
  for await (const entry of countedEntries(context, ledger, measure, scope)) {
    if (total >= first && total < first + pageSize) shown.push(entry);
    total += 1;
  }
  return { total, rows: await entryRows(context, measure.ledger, shown) };
}

async function entryRows(context: Context, ledgerId: string, entries: readonly StoredEntry[]): Promise<FigureRow[]> {
  const ledger = context.catalogue.ledgers.get(ledgerId)!;
  const names = await namesFor(context, ledger, entries);
  return entries.map(({ id, area, stage, values }) => ({
    kind: 'entry',
    id,
    title: entryTitle(ledger, values, names),
    area,
    areaName: shortAreaName(names.get(area) ?? area),
    ledger: ledgerId,
    stage,
    values: shownValues(ledger, values, names),
  }));
}

async function subjectRows(
  context: Context,
  { policy, outcome }: Extract<Measure, { of: 'decisions' }>,
  { area, on }: MeasureScope,
  { page, pageSize }: Page,
): Promise<{ total: number; rows: FigureRow[] }> {
  const { decided } = await decidedIn(context, policy, { on, area });
  const counted = decided.filter(({ decision }) => decision.outcome === outcome).map(({ seat }) => seat);
  const shown = counted.slice((page - 1) * pageSize, page * pageSize);
  const names = await areaNames(
    context.tx,
    shown.map((seat) => seat.area),
  );
  const rows = shown.map(({ id, kind, name, area: place }) => ({
    kind,
    id,
    title: name,
    area: place,
    areaName: shortAreaName(names.get(place) ?? place),
  }));
  return { total: counted.length, rows };
}

async function personRows(
  { tx }: Context,
  people: readonly { id: string; area: AreaCode; name: string }[],
): Promise<FigureRow[]> {
  const names = await areaNames(
    tx,
    people.map(({ area }) => area),
  );
  return people.map(({ id, area, name }) => ({
    kind: 'person',
    id,
    title: name,
    area,
    areaName: shortAreaName(names.get(area) ?? area),
  }));
}
