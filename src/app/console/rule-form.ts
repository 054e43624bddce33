/** New values of parameters as a form asks for them: money in yuan, rates in percent, one input for each cell of a table. */
import type { Parameter, ParameterValue } from '../../define/parameter.ts';
import type { operations } from '../../operations/all.ts';
import type { Bound } from '../../operations/bound.ts';
import type { AreaCode } from '../../values/area.ts';
import { isPlainDate } from '../../values/date.ts';

export type Typed = Readonly<Record<string, string>>;
export type GivenDraft = Omit<Parameters<Bound<typeof operations>['rule']['save']>[0], 'draft' | 'seen' | 'clauses'>;

/** A parameter with what is known about it. */
export type KnownParameter = Awaited<ReturnType<Bound<typeof operations>['rule']['parameters']>>['parameters'][number];

/** One parameter in the form. Its inputs are named `v<place>.<row>`. */
export interface FormPart {
  readonly place: number;
  readonly parameter: KnownParameter;
  /** Rows of its table, in order; one empty row for a single value. */
  readonly rows: readonly string[];
}

export const cellName = (place: number, row: string): string => `v${place}.${row}`;

/** The day from which one value holds, when it is not the draft's. */
export const fromName = (place: number): string => `from${place}`;

/** One number for every row of a table. */
export const allName = (place: number): string => `all${place}`;

export function partsOf(parameters: readonly KnownParameter[]): FormPart[] {
  return parameters.map((parameter, place): FormPart => {
    const rows = new Set(
      parameter.values.flatMap(({ value }) =>
        typeof value === 'object' && 'table' in value ? Object.keys(value.table) : [],
      ),
    );
    return { place, parameter, rows: parameter.by.length === 0 ? [''] : [...rows] };
  });
}

/** The values as they stand on a day, as somebody would type them. */
export function typedValue(part: FormPart, value: ParameterValue | null): Typed {
  const { place, parameter, rows } = part;
  return Object.fromEntries(rows.map((row) => [cellName(place, row), typedCell(parameter, value, row)]));
}

function typedCell({ kind }: Parameter, value: ParameterValue | null, row: string): string {
  if (value === null) return '';
  const cell = typeof value === 'object' && 'table' in value ? value.table[row] : value;
  if (cell === undefined) return '';
  if (typeof cell === 'object') return String(Number(((cell.of / cell.in) * 100).toFixed(4)));
  return kind === 'money' ? String(cell / 100) : String(cell);
}

type Reading<T> = { readonly value: T } | { readonly error: string };

export const readers: Record<Parameter['kind'], (text: string) => Reading<number | { of: number; in: number }>> = {
  money: (text) => {
    const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text);
    if (match === null) return { error: '请填金额，单位为元，最多两位小数' };
    return { value: Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) };
  },
  integer: (text) => (/^\d{1,9}$/.test(text) ? { value: Number(text) } : { error: '请填不小于 0 的整数' }),
  rate: (text) => {
    const match = /^(\d{1,3})(?:\.(\d{1,4}))?%?$/.exec(text);
    if (match === null) return { error: '请填百分数，例如 12.5' };
    const decimals = match[2] ?? '';
    return { value: { of: Number(match[1] + decimals), in: 100 * 10 ** decimals.length } };
  },
};

export interface ReadForm {
  readonly draft: GivenDraft;
  readonly errors: Typed;
}

/** What was typed, as a draft; `clauses` are kept from the draft that is changed. */
export function readRuleForm(parts: readonly FormPart[], typed: Typed, county: AreaCode): ReadForm {
  const errors: Record<string, string> = {};
  const { title = '', paper = '', from = '', area = '' } = typed;
  if ([...title.trim()].length < 4) errors['title'] = '请填标题，至少 4 个字';
  if ([...paper.trim()].length < 4) errors['paper'] = '请填文件的文号或名称，至少 4 个字；还没有印发的，写拟稿的名称';
  if (!isPlainDate(from)) errors['from'] = '请填从哪天起执行';
  const values = parts.map((part) => ({
    parameter: part.parameter.id,
    area: area || county,
    value: readPart(part, typed, errors),
    ...((typed[`clause${part.place}`] ?? '').trim() === '' ? {} : { clause: typed[`clause${part.place}`]!.trim() }),
    ...ownDay(typed, part, errors),
  }));
  return { draft: { title, paper, toConfirm: typed['issued'] !== 'yes', from, values }, errors };
}

/** A day of its own for one value: nothing when it is left empty or is the draft's. */
function ownDay(
  { from = '', ...typed }: Typed,
  { place }: FormPart,
  errors: Record<string, string>,
): { from?: string } {
  const name = fromName(place);
  const day = (typed[name] ?? '').trim();
  if (day === '' || day === from) return {};
  if (!isPlainDate(day)) errors[name] = '请填从哪天起执行，和下面的日期一样的就空着';
  else if (isPlainDate(from) && day < from) errors[name] = '不能早于下面的日期；下面填最早的一天';
  return { from: day };
}

function readPart({ place, parameter, rows }: FormPart, typed: Typed, errors: Record<string, string>): ParameterValue {
  const cells = rows.map((row) => {
    const same = (typed[allName(place)] ?? '').trim();
    const name = same === '' ? cellName(place, row) : allName(place);
    const text = (typed[name] ?? '').normalize('NFKC').replace(/[,，\s]|元$/g, '');
    const reading = text === '' ? { error: '请填新的数额，不变的照填' } : readers[parameter.kind](text);
    if ('error' in reading) errors[name] = reading.error;
    return [row, 'value' in reading ? reading.value : 0] as const;
  });
  if (parameter.by.length === 0) return cells[0]![1];
  return { table: Object.fromEntries(cells) as Record<string, number> };
}
