/**
 * The demonstration county's payment list of the two allowances for one month, as the office would send it: most who are entitled, not all of them,
 * so that somebody is entitled and not paid. It is brought in like any other workbook.
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

export async function paymentList(
  tx: Transaction,
  seal: Seal,
  options: { entitled: readonly Entitled[]; seed: number; month: { year: number; month: number } },
): Promise<Uint8Array<ArrayBuffer>> {
  const { entitled, seed, month } = options;
  const dice = diceOf(seed, 'payment list');
  const paid = entitled.filter(() => dice.chance(PAID));
  const people = await tx.sql<{ id: string; name: string; sealed: Buffer }>`
    select id, name, id_sealed as sealed from person
    where county = ${tx.scope.county} and id_sealed is not null and id = any(${paid.map(({ person }) => person)}::uuid[])`;
  const byId = new Map(people.map((person) => [person.id, person]));
  const yuan = (fen: number): number | null => (fen === 0 ? null : fen / 100);
  const rows = paid.flatMap(({ person, livingFen, nursingFen }, index) => {
    const found = byId.get(person);
    if (found === undefined) return [];
    const number = openSecret(seal, 'residentId', found.id, found.sealed);
    return [[index + 1, found.name, number, yuan(livingFen), yuan(nursingFen), (livingFen + nursingFen) / 100]];
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
