/** Three people whose numbers, amounts and illnesses stand nowhere else, brought in by lists as offices keep them; and what to look for. */
import type { County } from './setup.ts';
import { idNumber, places } from './setup.ts';

export interface Canary {
  readonly name: string;
  readonly id: string;
  readonly certificate: string;
  readonly phone: string;
  readonly guardianPhone: string;
  readonly card: string;
  readonly address: string;
  readonly medicine: string;
  readonly hospital: string;
  /** Yuan a year of the household. */
  readonly income: string;
  /** Yuan a month, drawn elsewhere. */
  readonly allowance: string;
}

export const canaries: readonly Canary[] = [1, 2, 3].map((number): Canary => {
  const id = idNumber('621223', `195${number}-06-17`, 780 + number);
  return {
    name: `望金雀${'甲乙丙'[number - 1]}`,
    id,
    certificate: `${id}61`,
    phone: `1875551940${number}`,
    guardianPhone: `1875552940${number}`,
    card: `621788${number}700045${number}9183`,
    address: `金丝雀巷一百零${number}号`,
    medicine: `氯氮平金雀${number}号片`,
    hospital: `金雀岭第${number}精神病院`,
    income: `1876${number}432.19`,
    allowance: `1765${number}21.87`,
  };
});

/** What lists paid is no secret: they are published. What somebody draws elsewhere counts as income, and is. */
const PAID = '1764.87';

/** Wrong in each cell that can be wrong: a file that was looked at and never applied. */
export const wrongCells = ['621223195706179990', '1875553940', '6217887000459', '62122319570617999961'] as const;

const yuanForms = (text: string): string[] => {
  const fen = text.replace('.', '');
  const [whole = '', cents = ''] = text.split('.');
  return [text, fen, `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`];
};

/** Every text that must not be seen whole. */
export const secrets: readonly string[] = [
  ...canaries.flatMap(({ name: _, income, allowance, ...numbers }) => [
    ...Object.values(numbers),
    ...yuanForms(income),
    ...yuanForms(allowance),
  ]),
  ...wrongCells,
];

export const secretsIn = (text: string): string[] => secrets.filter((secret) => text.includes(secret));

/** In a copy of the database bytes are written in hexadecimal digits. */
export const secretsInBytes = (text: string): string[] =>
  secrets.filter((secret) => text.includes(Buffer.from(secret).toString('hex')));

export const lists: Readonly<Record<string, { readonly fileName: string; readonly rows: readonly string[] }>> = {
  'disability-roster': {
    fileName: '花名册.csv',
    rows: [
      '宕昌县残疾人花名册',
      '序号,姓名,身份证号,残疾证号,类别,等级,监护人姓名,监护人电话,联系电话,乡镇,村,详细住址',
      ...canaries.map(
        (one, index) =>
          `${index + 1},${one.name},${one.id},${one.certificate},精神,一级,守雀人,${one.guardianPhone},${one.phone},城关镇,下坝社区,${one.address}`,
      ),
    ],
  },
  'two-subsidy-payment': {
    fileName: '发放表.csv',
    rows: [
      '宕昌县残疾人两项补贴发放表（2026年5月）',
      '序号,姓名,身份证号,乡镇,村,生活补贴,合计,银行账号',
      ...canaries.map((one, index) => `${index + 1},${one.name},${one.id},城关镇,下坝社区,${PAID},${PAID},${one.card}`),
    ],
  },
  'mental-health-case': {
    fileName: '随访登记.csv',
    rows: [
      '严重精神障碍患者随访登记',
      '序号,姓名,身份证号,诊断,确诊医院,药名剂量,监护人电话,住址,乡镇,村',
      ...canaries.map(
        (one, index) =>
          `${index + 1},${one.name},${one.id},双相障碍,${one.hospital},${one.medicine},${one.guardianPhone},${one.address},城关镇,下坝社区`,
      ),
    ],
  },
  'low-income-household': {
    fileName: '低保名册.csv',
    rows: [
      '农村最低生活保障家庭花名册',
      '序号,乡镇,村,户主姓名,户主身份证号,保障类别,姓名,与户主关系,身份证号,家庭年收入,账号',
      ...canaries.map(
        (one, index) =>
          `${index + 1},城关镇,下坝社区,${one.name},${one.id},一类,${one.name},户主,${one.id},${one.income},${one.card}`,
      ),
    ],
  },
};

export const wrongList = {
  fileName: '有错的花名册.csv',
  rows: [
    '宕昌县残疾人花名册',
    '序号,姓名,身份证号,残疾证号,类别,等级,联系电话,乡镇,村',
    `1,望金雀丁,${wrongCells[0]},${wrongCells[3]},精神,一级,${wrongCells[1]},城关镇,下坝社区`,
    `2,望金雀戊,${canaries[0]!.id},${wrongCells[3]},精神,九级,${wrongCells[2]},城关镇,没有的村`,
  ],
};

export interface Hatched {
  readonly people: readonly string[];
  readonly entries: readonly { readonly ledger: string; readonly entry: string }[];
  readonly applied: readonly string[];
  readonly previewed: string;
  readonly assertion: string;
}

const fileOf = ({ fileName, rows }: { readonly fileName: string; readonly rows: readonly string[] }) => ({
  file: new Uint8Array(Buffer.from(rows.join('\n'))),
  fileName,
});

/** Brought in by the village they live in. */
export async function hatch({ system, staff }: County): Promise<Hatched> {
  const at = system.as(staff.village.caller);
  const applied: string[] = [];
  for (const [ledger, list] of Object.entries(lists)) {
    const { importId, wrong } = await at.import.preview({ ...fileOf(list), ledger });
    if (wrong.length > 0) throw new Error(`${ledger}: ${JSON.stringify(wrong)}`);
    await at.import.apply({ importId });
    applied.push(importId);
  }
  const previewed = (await at.import.preview({ ...fileOf(wrongList), ledger: 'disability-roster' })).importId;
  const people: string[] = [];
  for (const { id } of canaries) people.push((await at.person.find({ number: id })).people[0]!.id);
  for (const [index, person] of people.entries()) {
    const value = Math.round(Number(canaries[index]!.allowance) * 100);
    await at.person.recordFact({
      person,
      fact: 'otherLivingAllowance',
      value,
      from: '2026-01-01',
      reason: '本人带来的存折',
    });
  }
  const entries = [];
  for (const ledger of Object.keys(lists))
    for (const { entry } of (await at.entry.list({ ledger, area: places.village })).entries)
      entries.push({ ledger, entry });
  const file = await at.person.read({ person: people[0]! });
  return { people, entries, applied, previewed, assertion: file.facts[0]!.assertion };
}
