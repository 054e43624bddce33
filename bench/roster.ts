/**
 * An untidy roster as a county's office sends it, any number of rows: a title over the header, dates in several spellings, spaces in names, a few
 * mistyped numbers. Written as Excel writes it, with one table of shared texts.
 */
import { type CellValue, writeXlsxStream } from 'hucre';
import { COUNTY, catalogue } from '../src/main/catalogue.ts';
import { diceOf } from '../src/operations/demonstration/dice.ts';
import { loadAreas } from '../src/store/areas/load-areas.ts';
import type { HouseholdToLoad, PersonToLoad } from '../src/store/load-rows.ts';
import { type Area, shortAreaName } from '../src/values/area.ts';
import { type DayNumber, fromDayNumber, inChinese, toDayNumber } from '../src/values/date.ts';
import { DAY } from './county.ts';
import { households } from './people.ts';

const HEADER = [
  ...['序号', '姓名', '性别', '民族', '出生日期', '身份证号码', '残疾类别', '残疾等级', '残疾证号', '发证日期'],
  ...['有效期至', '婚姻状况', '文化程度', '户口性质', '联系电话', '乡镇', '村', '详细住址', '是否低保', '备注'],
];
/** Excel counts days from the end of 1899. */
const EXCEL_1970 = 25569;
const MISTYPED = 0.005;
const today = toDayNumber(DAY);

export interface Roster {
  readonly bytes: Buffer;
  readonly columns: number;
  /** Rows whose identity number was mistyped. */
  readonly mistyped: number;
}

export async function makeRoster(rows: number): Promise<Roster> {
  const pieces: Uint8Array[] = [];
  const dice = diceOf(1, 'roster');
  let mistyped = 0;
  const all = function* (): Generator<CellValue[]> {
    yield ['宕昌县残疾人花名册'];
    yield HEADER;
    const people = holders(rows);
    for (let sequence = 1; sequence <= rows; sequence++) {
      const { value, done } = people.next();
      if (done) throw new RangeError('there are no more people');
      const wrong = dice.chance(MISTYPED);
      if (wrong) mistyped += 1;
      yield rowOf(dice, sequence, value.household, value.person, wrong);
    }
  };
  for await (const piece of writeXlsxStream(all(), { name: '花名册', inlineStrings: false })) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), columns: HEADER.length, mistyped };
}

function* holders(rows: number): Generator<{ household: HouseholdToLoad; person: PersonToLoad }> {
  const source = households(rows + 1000);
  for (let next = source.next(); !next.done; next = source.next()) {
    const household = next.value;
    for (const person of household.members)
      if (
        latest(person.assertions, 'disabilityLevel') !== undefined &&
        latest(person.assertions, 'diedOn') === undefined
      )
        yield { household, person };
  }
}

type Dice = ReturnType<typeof diceOf>;

function rowOf(
  dice: Dice,
  sequence: number,
  { village, assertions, address }: HouseholdToLoad,
  { name, secrets, assertions: own }: PersonToLoad,
  wrong: boolean,
): CellValue[] {
  const place = areas.get(village)!;
  const birth = latest(own, 'birthDate')!.value!;
  const level = latest(own, 'disabilityLevel')!;
  const valid = latest(own, 'certificateValidUntil')?.value;
  const id = secrets.residentId!;
  const told = [labelOf('sex', latest(own, 'sex')?.value), dice.chance(0.97) ? '汉族' : '藏族', dateAs(dice, birth)];
  const disability = [
    labelOf('disabilityCategory', latest(own, 'disabilityCategory')?.value),
    dice.chance(0.8) ? level.value : ['一级', '二级', '三级', '四级'][level.value! - 1]!,
    secrets.certificateNumber!,
    dateAs(dice, level.from),
    valid == null ? null : dateAs(dice, valid),
  ];
  const life = [
    dice.one(['未婚', '已婚', '丧偶', '离婚']),
    dice.one(['文盲', '小学', '小学', '初中', '初中', '高中', '大专']),
    labelOf('registration', latest(assertions, 'registration')?.value),
    secrets.phone ?? null,
  ];
  const home = [areas.get(place.parent!)!.name, shortAreaName(place.name), address];
  const aid = [labelOf('lowIncome', latest(assertions, 'lowIncome')?.value), dice.chance(0.05) ? '长期外出' : null];
  const spaced = dice.chance(0.02) ? [...name].join(' ') : name;
  return [sequence, spaced, ...told, wrong ? mistype(id) : id, ...disability, ...life, ...home, ...aid];
}

const areas: ReadonlyMap<string, Area> = new Map(loadAreas(COUNTY).areas.map((area) => [area.code, area]));

/** What was said last and holds today. */
const latest = (assertions: PersonToLoad['assertions'], fact: string) =>
  assertions.findLast((said) => said.fact === fact && said.from <= today && (said.to === null || said.to > today));

const labelOf = (fact: string, code: number | null | undefined): string | null =>
  catalogue.facts.get(fact)?.values?.find((value) => value.code === code)?.label ?? null;

function dateAs(dice: Dice, day: DayNumber): CellValue {
  const date = fromDayNumber(day);
  switch (dice.weighted([60, 15, 10, 10, 5])) {
    case 0:
      return date;
    case 1:
      return date.replaceAll('-', '.');
    case 2:
      return date.replaceAll('-', '');
    case 3:
      return inChinese(date);
    default:
      return day + EXCEL_1970;
  }
}

/** Two neighbouring digits change places where that can be seen by the check character. */
function mistype(id: string): string {
  const at = [...id].findIndex((digit, index) => index >= 6 && digit !== id[index + 1] && index < 16);
  return id.slice(0, at) + id[at + 1]! + id[at]! + id.slice(at + 2);
}
