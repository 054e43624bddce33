/** What the form of a draft needs: its parameters with their values through time, and what stands in its inputs at first. */
import type { ParameterValue } from '../../define/parameter.ts';
import { dependenciesOf } from '../../engine/entitlement/affected.ts';
import type { RuleDraft } from '../../engine/what-if/draft.ts';
import { type AreaCode, contains } from '../../values/area.ts';
import { addMonths, firstOfMonth } from '../../values/date.ts';
import { type ShownParameter, valueLines, valuesFrom } from '../ui/parameter-words.ts';
import { type ConsoleHost, type DeskContext, queryOf } from './desk.ts';
import { paths } from './paths.ts';
import { type FormPart, heldOn, partsOf, type Typed, typedValue } from './rule-form.ts';

/** Parameters named in the address, `p=a,b`. */
const named = (c: DeskContext): string[] =>
  (c.req.query('p') ?? '')
    .split(',')
    .filter((id) => id !== '')
    .slice(0, 20);

/** A new draft: the values that hold, to be typed over; from the first of next month on. */
export function blankForm(c: DeskContext, host: ConsoleHost): Typed {
  const from = addMonths(firstOfMonth(host.today()), 1);
  const parts = partsOf(host.catalogue, named(c));
  const { area } = c.var.desk.session;
  return { ...cellsOf(parts, (part) => heldOn(part.parameter, from, area)), from, area };
}

/** A draft as it stands, with one parameter more when the address adds one. */
export function formOfDraft(c: DeskContext, host: ConsoleHost, draft: RuleDraft): Typed {
  const values = new Map(draft.values.map((value) => [value.parameter, value]));
  const parts = partsOf(host.catalogue, [...values.keys(), ...named(c)]);
  const [first] = draft.values;
  const area = first?.area ?? c.var.desk.session.area;
  return {
    ...cellsOf(parts, ({ parameter }) => values.get(parameter.id)?.value ?? heldOn(parameter, draft.from, area)),
    ...Object.fromEntries(
      parts.map(({ place, parameter }) => [`clause${place}`, values.get(parameter.id)?.clause ?? '']),
    ),
    from: draft.from,
    area,
    title: draft.title,
    paper: draft.paper.paper,
    issued: draft.paper.toConfirm ? 'no' : 'yes',
  };
}

const cellsOf = (parts: readonly FormPart[], valueIn: (part: FormPart) => ParameterValue | undefined): Typed =>
  Object.assign(
    {},
    ...parts.map((part) => ({ [`parameter${part.place}`]: part.parameter.id, ...typedValue(part, valueIn(part)) })),
  );

export function formProps({ catalogue, places }: ConsoleHost, county: AreaCode, ids: readonly string[]) {
  const parts = partsOf(catalogue, ids);
  const readers = dependenciesOf(catalogue);
  const policies = new Set(parts.flatMap(({ parameter }) => readers.readersOfParameter(parameter.id)));
  return {
    parts,
    shown: new Map(parts.map((part) => [part.parameter.id, shownIn(part, county)])),
    areas: [{ id: county, label: `全县（${places.nameOf(county)}）` }, ...places.below(county)],
    policies: [...policies].map((id) => ({ id, title: catalogue.policies.get(id)!.title })),
    rowLabel: (part: FormPart, row: string) => row.split('|').map((word, index) => keyWords(part, word, index)),
  };
}

/** With the values of the county, of what lies in it, and of what lies above it, newest first. */
function shownIn({ parameter, keys }: FormPart, county: AreaCode): ShownParameter {
  const values = parameter.values.filter(({ area }) => contains(area, county) || contains(county, area));
  return { ...parameter, keys, values: values.toSorted((a, b) => (a.from < b.from ? 1 : -1)) };
}

const numerals = '〇一二三四五六七八九';

function keyWords({ keys }: FormPart, word: string, index: number): string {
  const fact = keys[index];
  if (fact?.kind === 'choice') return fact.values?.find(({ id }) => id === word)?.label ?? word;
  if (fact?.kind === 'boolean') return word === 'true' ? '是' : '否';
  return fact?.unit === '级' ? `${numerals[Number(word)] ?? word}级` : `${word}${fact?.unit ?? ''}`;
}

/** All parameters that some policy reads, or those whose name or policy has the word in it. */
export function parametersProps(c: DeskContext, { catalogue, today }: ConsoleHost) {
  const query = queryOf(c, ['q', 'p', 'draft']);
  const readers = dependenciesOf(catalogue);
  const { area } = c.var.desk.session;
  const others = named(c);
  const lines = [...catalogue.parameters.values()].map((parameter) => {
    const keys = parameter.by.flatMap((fact) => catalogue.facts.get(fact) ?? []);
    const own = { ...parameter, keys, values: parameter.values.filter((held) => contains(held.area, area)) };
    const [held] = valuesFrom(own, today());
    return {
      id: parameter.id,
      label: parameter.label,
      now: held === undefined ? [] : valueLines(own, held.value),
      policies: readers
        .readersOfParameter(parameter.id)
        .map((id) => ({ id, title: catalogue.policies.get(id)!.title })),
      href: query['draft'] ? paths.ruleEdit(query['draft'], parameter.id) : paths.newRule([...others, parameter.id]),
    };
  });
  const word = query['q'] ?? '';
  const found = lines.filter(
    ({ id, label, policies }) =>
      policies.length > 0 &&
      !others.includes(id) &&
      (label.includes(word) || policies.some(({ title }) => title.includes(word))),
  );
  return { parameters: found, query, keep: ['p', 'draft'] };
}
