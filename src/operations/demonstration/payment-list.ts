/**
 * The demonstration county's payment list of the two allowances for one month, as the office would send it: most who are entitled, not all of them,
 * so that somebody is entitled and not paid; a few by an old level, and a few who had died before the office knew. It is brought in like any other
 * workbook.
 */
import { writeTables } from '../../formats/xlsx.ts';
import type { Transaction } from '../../store/database.ts';
import { openSecret } from '../../store/person-secret.ts';
import type { Seal } from '../../store/seal.ts';
import { diceOf } from './dice.ts';

export interface Entitled {
  readonly person: string;
  /** Integer fen a month; zero when not entitled to that one. */
  readonly livingFen: number;
  readonly nursingFen: number;
}

const PAID = 0.93;
/** One in so many of those who receive the nursing allowance stands on the list with the least that anybody gets. */
const BY_OLD_LEVEL = 800;
/** One in so many of the dead who would get it. */
const NOT_KNOWN_DEAD = 30;
/** One in so many receives it in another county, too. */
const RECEIVE_ELSEWHERE = 2000;

export async function paymentList(
  tx: Transaction,
  seal: Seal,
  options: {
    entitled: readonly Entitled[];
    /** People with a high level who died before the month. */
    dead: readonly string[];
    seed: number;
    month: { year: number; month: number };
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { entitled, dead, seed, month } = options;
  const paid = asTheOfficeKnew(onTheList(entitled, seed), dead);
  const known = await identitiesOf(
    tx,
    seal,
    paid.map(({ person }) => person),
  );
  const yuan = (fen: number): number | null => (fen === 0 ? null : fen / 100);
  const rows = paid.flatMap(({ person, livingFen, nursingFen }, index) => {
    const found = known.get(person);
    if (found === undefined) return [];
    return [[index + 1, found.name, found.number, yuan(livingFen), yuan(nursingFen), (livingFen + nursingFen) / 100]];
  });
  const bytes = await writeTables([
    {
      name: '两项补贴',
      title: `宕昌县残疾人两项补贴发放表（${month.year}年${month.month}月）`,
      subtitle: '填报单位：宕昌县民政局    单位：元',
      columns: [
        { heading: '序号', format: 'number' },
        { heading: '姓名', format: 'text' },
        { heading: '身份证号', format: 'text', width: 22 },
        { heading: '生活补贴', format: 'yuan' },
        { heading: '护理补贴', format: 'yuan' },
        { heading: '合计', format: 'yuan' },
      ],
      rows,
    },
  ]);
  return new Uint8Array(bytes);
}

function onTheList(entitled: readonly Entitled[], seed: number): Entitled[] {
  const dice = diceOf(seed, 'payment list');
  return entitled.filter(() => dice.chance(PAID));
}

interface Identity {
  readonly name: string;
  readonly number: string;
}

async function identitiesOf(tx: Transaction, seal: Seal, ids: readonly string[]): Promise<Map<string, Identity>> {
  const people = await tx.sql<{ id: string; name: string; sealed: Buffer }>`
    select id, name, id_sealed as sealed from person
    where county = ${tx.scope.county} and id_sealed is not null and id = any(${ids}::uuid[])`;
  return new Map(
    people.map(({ id, name, sealed }) => [id, { name, number: openSecret(seal, 'residentId', id, sealed) }]),
  );
}

function asTheOfficeKnew(paid: readonly Entitled[], dead: readonly string[]): Entitled[] {
  const nursed = paid.filter(({ nursingFen }) => nursingFen > 0);
  if (nursed.length === 0) return [...paid];
  const nursingFen = Math.min(...nursed.map((each) => each.nursingFen));
  const more = nursed.filter((each) => each.nursingFen > nursingFen).map(({ person }) => person);
  const byOldLevel = new Set(some(more, Math.floor(nursed.length / BY_OLD_LEVEL)));
  return [
    ...paid.map((each) => (byOldLevel.has(each.person) ? { ...each, nursingFen } : each)),
    ...some(dead, Math.floor(dead.length / NOT_KNOWN_DEAD)).map((person) => ({ person, livingFen: 0, nursingFen })),
  ];
}

/** So many, from all over the list. */
const some = (list: readonly string[], count: number): string[] =>
  list.filter((_, index) => count > 0 && index % Math.ceil(list.length / count) === 0);

/** What a neighbouring county answers about a few of those who receive the nursing allowance here: they receive it there, too. */
export async function answerFromElsewhere(
  tx: Transaction,
  seal: Seal,
  { entitled, seed, month }: { entitled: readonly Entitled[]; seed: number; month: { year: number; month: number } },
): Promise<Uint8Array<ArrayBuffer>> {
  const nursed = onTheList(entitled, seed)
    .filter(({ nursingFen }) => nursingFen > 0)
    .map(({ person }) => person);
  const known = await identitiesOf(tx, seal, some(nursed, Math.ceil(nursed.length / RECEIVE_ELSEWHERE)));
  const bytes = await writeTables([
    {
      name: '核对表',
      title: '外地享受待遇核对表',
      subtitle: '填报单位：礼县民政局    单位：元',
      columns: ['序号', '姓名', '身份证号', '享受地区', '补贴名称', '享受开始月份', '月发放金额'].map((heading) => ({
        heading,
      })),
      rows: [...known.values()].map(({ name, number }, index) => [
        `${index + 1}`,
        name,
        number,
        '礼县',
        '重度残疾人护理补贴',
        `${month.year}年${month.month}月`,
        '100',
      ]),
    },
  ]);
  return new Uint8Array(bytes);
}
