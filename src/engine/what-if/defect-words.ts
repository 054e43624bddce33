/** Why rules can not be used, for somebody who filled in a form and not for who writes packs: which policy or value, what is wrong, what to do. */
import { formatFen } from '../../values/money.ts';
import { type Catalogue, rulesOf } from '../catalogue.ts';

export interface DefectWords {
  readonly zh: string;
  readonly en: string;
}

/** What `catalogueOf` threw, each defect once. */
export function defectsInWords(catalogue: Catalogue, message: string): DefectWords {
  const defects = message
    .replace(/^the packs have \d+ defects:\n/, '')
    .split('\n')
    .map((line) => defectWords(catalogue, line.replace(/^- /, '')));
  return { zh: together(defects, 'zh', '；'), en: together(defects, 'en', '; ') };
}

const together = (defects: readonly DefectWords[], language: keyof DefectWords, between: string): string =>
  [...new Set(defects.map((each) => each[language]))].join(between);

function defectWords(catalogue: Catalogue, defect: string): DefectWords {
  const [, kind, id, rest] = /^(policy|parameter) "([^"]+)"(.*)$/s.exec(defect) ?? [];
  if (kind === undefined) return said(defect);
  const { zh, en } = reasonOf(rest!);
  const title = kind === 'policy' ? rulesOf(catalogue, id!)?.rules.policies.get(id!) : undefined;
  const label = catalogue.parameters.get(id!)?.label;
  if (kind === 'policy') return { zh: `“${title?.title ?? id}”${zh}`, en: `${title?.titleEn ?? id}: ${en}` };
  return { zh: `参数“${label ?? id}”${zh}`, en: `parameter “${id}”: ${en}` };
}

/** As it stands, where nobody but the writer of a pack can have caused it. */
const said = (defect: string): DefectWords => ({ zh: `规则内部有问题（${defect}），请联系维护人员`, en: defect });

/** By what the check says. */
const reasons: readonly (readonly [RegExp, (...found: string[]) => DefectWords])[] = [
  [
    /can give (-?\d+) to (-?\d+), beyond/,
    (_, low, high) => ({
      zh: `按这样算，结果最大会到 ${largest(low!, high!)}，超过系统能准确计算的范围。请看填的数是不是多了零，单位对不对`,
      en: `as it is worked out the result can reach ${largest(low!, high!)}, more than can be computed exactly; see whether a number has too many zeros or the wrong unit`,
    }),
  ],
  [
    /is too large to be exact/,
    () => ({
      zh: '按这样的比例算，结果太大，不能精确到分。请看比例的分子、分母和单位对不对',
      en: 'at this rate the result is too large to be exact to the fen; see whether the rate and the units are right',
    }),
  ],
  [
    /can be below zero \((-?\d+) fen\)/,
    (_, fen) => ({
      zh: `按这样算，应发的钱可能小于零（${formatFen(Number(fen))}）。请看填的数，或在算法里写明不低于零`,
      en: `the amount can be below zero (${Number(fen) / 100} yuan); see the numbers, or write that it is zero at least`,
    }),
  ],
  [
    /“portion” divides by (-?\d+)/,
    () => ({
      zh: '算法里要用零去除。请把作除数的数填成 1 以上',
      en: 'it would divide by zero; give the divisor 1 or more',
    }),
  ],
  [
    /it needs a table/,
    () => ({ zh: '要按档次分别填数，不能只填一个数', en: 'it needs a number for each class, not one number' }),
  ],
  [/it is a table without keys|it is a rate, not a number/, () => ({ zh: '只能填一个数', en: 'it takes one number' })],
  [/a rate is a fraction/, () => ({ zh: '要填比例，例如 20%', en: 'it takes a rate, as 20 %' })],
  [/its row “([^”]+)” is no value/, (_, row) => ({ zh: `没有“${row}”这一档`, en: `there is no class “${row}”` })],
  [/has no row “([^”]+)”/, (_, row) => ({ zh: `缺“${row}”这一档的数`, en: `the number for “${row}” is missing` })],
  [
    /is not a whole number of 32 bits/,
    () => ({
      zh: '填的数太大或不是整数，最大 2147483647（金额按分算，约 2147 万元）',
      en: 'the number is too large or not whole; the largest is 2147483647 (money is counted in fen)',
    }),
  ],
  [
    /has no default value before (\S+)/,
    (_, from) => ({
      zh: `要用到的参数从 ${from} 才有数。请把生效日期定在这天以后`,
      en: `a parameter it reads has no value before ${from}; let it begin on that day or later`,
    }),
  ],
  [/it has no criteria/, () => ({ zh: '一个条件也没有', en: 'it has no criterion' })],
  [
    /it has (\d+) criteria, the most is (\d+)/,
    (_, count, most) => ({
      zh: `有 ${count} 个条件，最多 ${most} 个`,
      en: `it has ${count} criteria, the most is ${most}`,
    }),
  ],
];

function reasonOf(rest: string): DefectWords {
  for (const [pattern, words] of reasons) {
    const found = pattern.exec(rest);
    if (found) return words(...found);
  }
  const bare = rest.replace(/^[^:]*:\s*/, '');
  return { zh: `的规则内部有问题（${bare}），请联系维护人员`, en: bare };
}

const largest = (low: string, high: string): string =>
  Math.max(Math.abs(Number(low)), Math.abs(Number(high))).toLocaleString('en-US');
