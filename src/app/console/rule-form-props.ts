/** What the form of a draft needs: its parameters with their values through time, and what stands in its inputs at first. */
import { contains } from '../../values/area.ts';
import { addMonths, firstOfMonth } from '../../values/date.ts';
import { awaitsPaper, valueLines, valuesFrom } from '../ui/parameter-words.ts';
import { type ConsoleHost, type DeskContext, type Operations, queryOf } from './desk.ts';
import { paths } from './paths.ts';
import { type FormPart, fromName, partsOf, type Typed, typedValue } from './rule-form.ts';

type Draft = Awaited<ReturnType<Operations['rule']['read']>>['draft'];

/** Parameters named in the address, `p=a,b`. */
const named = (c: DeskContext): string[] =>
  (c.req.query('p') ?? '')
    .split(',')
    .filter((id) => id !== '')
    .slice(0, 20);

/** A new draft: the values that hold, to be typed over; from the first of next month on. */
export async function blankForm(c: DeskContext, host: ConsoleHost): Promise<Typed> {
  const from = addMonths(firstOfMonth(host.today()), 1);
  const { operations, session } = c.var.desk;
  const parts = partsOf((await operations.rule.parameters({ ids: named(c), on: from })).parameters);
  return { ...cellsOf(parts, ({ parameter }) => parameter.held), from, area: session.area };
}

/**
 * The values of a draft in one of its places, with one parameter more when the address adds one; for one more place the values that hold there. `was`
 * names the place that is changed.
 */
export async function formOfDraft(c: DeskContext, { places }: ConsoleHost, draft: Draft): Promise<Typed> {
  const { operations, session } = c.var.desk;
  const changed = new Set(draft.values.map((value) => value.area));
  const asked = c.req.query('area') ?? '';
  const was = changed.has(asked) ? asked : asked === 'new' ? '' : (draft.values[0]?.area ?? '');
  const free = places.below(session.area).find(({ id }) => !changed.has(id))?.id;
  const area = was || (changed.size > 0 ? (free ?? session.area) : session.area);
  const own = was === '' ? draft.values : draft.values.filter((value) => value.area === was);
  const values = new Map(own.map((value) => [value.parameter, value]));
  const ids = [...values.keys(), ...named(c)];
  const parts = partsOf((await operations.rule.parameters({ ids, on: draft.from, area })).parameters);
  const drafted = ({ parameter }: FormPart) => (was === '' ? undefined : values.get(parameter.id));
  return {
    ...cellsOf(parts, (part) => drafted(part)?.value ?? part.parameter.held),
    ...Object.fromEntries(parts.map((part) => [`clause${part.place}`, drafted(part)?.clause ?? ''])),
    ...Object.fromEntries(parts.map((part) => [fromName(part.place), drafted(part)?.from ?? ''])),
    from: draft.from,
    was,
    area,
    title: draft.title,
    paper: draft.paper.paper,
    issued: draft.paper.toConfirm ? 'no' : 'yes',
  };
}

const cellsOf = (parts: readonly FormPart[], valueIn: (part: FormPart) => FormPart['parameter']['held']): Typed =>
  Object.assign(
    {},
    ...parts.map((part) => ({ [`parameter${part.place}`]: part.parameter.id, ...typedValue(part, valueIn(part)) })),
  );

export async function formProps({ var: { desk } }: DeskContext, { places }: ConsoleHost, ids: readonly string[]) {
  const { area } = desk.session;
  const parts = partsOf((await desk.operations.rule.parameters({ ids: [...ids] })).parameters);
  const policies = new Map(parts.flatMap(({ parameter }) => parameter.policies.map((each) => [each.id, each])));
  return {
    parts,
    areaOf: places.reachOf,
    areas: [{ id: area, label: `全县（${places.nameOf(area)}）` }, ...places.below(area)],
    policies: [...policies.values()],
    rowLabel: (part: FormPart, row: string) => row.split('|').map((word, index) => keyWords(part, word, index)),
  };
}

const numerals = '〇一二三四五六七八九';

function keyWords({ parameter: { keys } }: FormPart, word: string, index: number): string {
  const fact = keys[index];
  if (fact?.kind === 'choice') return fact.values?.find(({ id }) => id === word)?.label ?? word;
  if (fact?.kind === 'boolean') return word === 'true' ? '是' : '否';
  return fact?.unit === '级' ? `${numerals[Number(word)] ?? word}级` : `${word}${fact?.unit ?? ''}`;
}

/** All parameters that some policy reads, or those whose name or policy has the word in it. */
export async function parametersProps(c: DeskContext, { today }: ConsoleHost) {
  const query = queryOf(c, ['q', 'p', 'draft', 'confirm']);
  const { operations, session } = c.var.desk;
  const others = named(c);
  const { parameters } = await operations.rule.parameters({ q: query['q'] });
  const lines = parameters.map((parameter) => {
    const own = { ...parameter, values: parameter.values.filter((held) => contains(held.area, session.area)) };
    const [held] = valuesFrom(own, today());
    const { id, label, policies } = parameter;
    return {
      id,
      label,
      policies,
      toConfirm: awaitsPaper(own, today()),
      now: held === undefined ? [] : valueLines(own, held.value),
      href: query['draft'] ? paths.ruleEdit(query['draft'], id) : paths.newRule([...others, id]),
    };
  });
  const asked = query['confirm'] === 'open' ? lines.filter(({ toConfirm }) => toConfirm) : lines;
  return { parameters: asked.filter(({ id }) => !others.includes(id)), query, keep: ['p', 'draft'] };
}
