import {
  canonicalPhone,
  isKnownProvinceCode,
  passesLuhn,
  type ResidentIdFault,
  readResidentId,
} from '../../values/identity.ts';
import { parseCertificateNumber } from '../../values/resident-id.ts';
import type { Cell } from '../../values/sheet.ts';
import { bareText, withoutBrackets } from './clean-text.ts';
import type { Normalise, Normalised } from './normalised.ts';
import type { RuleId } from './rules.ts';

const FAULTS: Record<ResidentIdFault, { wrong: 'id-precision-lost' | 'id-invalid' | 'id-checksum'; message?: string }> =
  {
    'precision-lost': { wrong: 'id-precision-lost' },
    checksum: { wrong: 'id-checksum' },
    length: { wrong: 'id-invalid', message: '身份证号位数不对，应为 18 位。请核对证件后改正。' },
    characters: { wrong: 'id-invalid' },
    birth: { wrong: 'id-invalid', message: '身份证号里的出生日期不对。请核对证件后改正。' },
  };

const REPAIRS: Record<string, RuleId> = {
  'fifteen-digits': 'id-fifteen-digits',
  'letter-for-digit': 'id-letter-for-digit',
  'from-certificate': 'id-from-certificate',
};

export const normaliseResidentId: Normalise = (text, cell, { today }) => {
  if (/^(无|没有|暂无|未办|未上户|无户口|新生儿|待办|办理中)/u.test(text))
    return { value: null, rules: ['dash-is-blank'] };
  const reading = readResidentId(withoutBrackets(bareText(text)), { typedAsNumber: cell.kind === 'number', today });
  if ('fault' in reading) return lengthMessage(FAULTS[reading.fault], text);
  const rules: RuleId[] = [];
  if (reading.repaired !== undefined) rules.push(REPAIRS[reading.repaired]!);
  else if (reading.id !== cell.text) rules.push('spelling');
  if (!isKnownProvinceCode(reading.id)) rules.push('id-area-unknown');
  return { value: reading.id, rules };
};

function lengthMessage(fault: (typeof FAULTS)[ResidentIdFault], text: string): Normalised {
  const count = bareText(text).length;
  return fault.message?.includes('位数')
    ? { ...fault, message: `身份证号有 ${count} 位，应为 18 位。请核对证件后改正。` }
    : fault;
}

/** Whether the identity number in it is sound is asked of the whole row: `check-row.ts`. */
export const normaliseCertificate: Normalise = (text, cell) => {
  const bare = bareText(text).toUpperCase();
  if (/^(未办|未评|没有|暂无|无|办理中|待办|丢失|遗失|申请中|过期)/u.test(bare))
    return { value: null, rules: ['dash-is-blank'] };
  if (isCut(bare, cell))
    return {
      wrong: 'id-precision-lost',
      message: '残疾证号被表格软件当成数字，后几位已经丢失。请把该列设为文本格式后重新填写。',
    };
  const clean = withoutBrackets(bare).replace(/[·.'’"“”]/gu, '');
  const number = parseCertificateNumber(clean) ?? parseCertificateNumber(withDigits(clean));
  if (number === undefined) return { wrong: 'certificate-invalid', message: certificateHint(bare) };
  const written = `${number.residentId}${number.category}${number.level}${number.reissue === 0 ? '' : `B${number.reissue}`}`;
  const rules: RuleId[] = written === cell.text ? [] : ['spelling'];
  if (number.reissue > 0) rules.push('certificate-reissued');
  return { value: written, rules };
};

/** O for 0, I and L for 1. Whether that was right, the check of the identity number in it tells. */
const withDigits = (text: string): string => text.replace(/[OQ]/g, '0').replace(/[IL]/g, '1');

const isCut = (text: string, cell: Cell): boolean =>
  (cell.kind === 'number' && text.length >= 16) || /^\d(\.\d+)?E\+?0*1[5-9]$|^\d{16,}\.0+$/.test(text);

function certificateHint(text: string): string {
  if (/^\d{17}[\dX]$/.test(text)) return '只有 18 位，缺最后两位（类别和等级）。请按残疾人证补全。';
  return `残疾证号有 ${text.length} 位，应为 20 位，换发的带 B1。请核对证件后改正。`;
}

const DOTS = /[·•・･.．‧∙●]/gu;

export const normaliseName: Normalise = (text, cell) => {
  const rules: RuleId[] = [];
  let name = withoutBrackets(text);
  if (name !== text) rules.push('name-brackets');
  // Names in Latin letters keep their spaces; in Chinese characters spaces only make two-character names as wide as three.
  name = /\p{Script=Han}/u.test(name) ? name.replace(/\s/gu, '').replace(DOTS, '·') : name.replace(/\s+/gu, ' ');
  name = name.replace(/^·+|·+$/gu, '');
  if (name === '') return { value: null };
  if (rules.length === 0 && name !== cell.text) rules.push('name-spelling');
  if (/[\d?？*]/u.test(name)) rules.push('name-unusual');
  return { value: name, rules };
};

export const normalisePhone: Normalise = (text, cell) => {
  const bare = withoutBrackets(text);
  if (bare === '' || /^(无|没有|空号|停机)/u.test(bare)) return { value: null, rules: ['dash-is-blank'] };
  // What a program once took for a number ends in .0.
  const whole = canonicalPhone(text) ?? canonicalPhone(bare.replace(/\.0$/u, ''));
  if (whole !== undefined) return { value: whole, rules: whole === cell.text ? [] : ['phone-spelling'] };
  const restored = /^[1-9]\d{9,10}$/.test(bare) ? canonicalPhone(`0${bare}`) : undefined;
  if (restored !== undefined) return { value: restored, rules: ['phone-zero-restored'] };
  const found = bare
    .split(/[/、,，;；|\n\s]+|或|和/u)
    .map((part) => canonicalPhone(part.replace(/[^\d+-]/gu, '')))
    .filter((phone) => phone !== undefined);
  if (found.length > 1) return { value: found[0]!, rules: ['phone-several'] };
  return found.length === 1 ? { value: found[0]!, rules: ['phone-spelling'] } : { wrong: 'phone-invalid' };
};

export const normaliseAccount: Normalise = (text, cell) => {
  const bare = bareText(text).replace(/[-'’]/gu, '');
  if (isCut(bare.toUpperCase(), cell))
    return {
      wrong: 'account-invalid',
      message: '银行账号被表格软件当成数字，后几位已经丢失。请把该列设为文本格式后重新填写。',
    };
  if (!/^\d{8,24}$/.test(bare)) return { wrong: 'account-invalid' };
  const rules: RuleId[] = bare === cell.text ? [] : ['spelling'];
  if (/^\d{16}$|^\d{19}$/.test(bare) && !passesLuhn(bare)) rules.push('account-check-digit');
  return { value: bare, rules };
};
