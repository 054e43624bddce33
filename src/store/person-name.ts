/** How names are sorted and typed: pinyin, with the character itself where no reading is known. */
import { customPinyin, pinyin } from 'pinyin-pro';

customPinyin({ 宕昌: 'tàn chāng' });

export interface NameKeys {
  /** Syllables apart: `ou yang jing`. */
  readonly pinyin: string;
  /** `oyj` */
  readonly initials: string;
}

/** Names as they are kept: outer and double spaces gone, one kind of dot. Characters are never replaced by others. */
export const tidyName = (name: string): string =>
  name
    .replace(/[\u00A0\u3000\s]+/gu, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/\s*[•・．‧∙]\s*/gu, '·');

/** Of a person's name: the first characters are read as a surname (单 is shan). */
export const nameKeys = (name: string): NameKeys => keysOf(name, true);

/** Of a place: 宕昌 is tan chang. */
export const placeKeys = (name: string): NameKeys => keysOf(name, false);

function keysOf(name: string, isPerson: boolean): NameKeys {
  const read = pinyin(name, { toneType: 'none', type: 'array', surname: isPerson ? 'head' : 'off', v: true });
  const syllables = read.map((syllable) => syllable.toLowerCase().replace(/[·\s]/gu, '')).filter((it) => it !== '');
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => [...syllable][0]).join('') };
}

const COMPOUND =
  /^(欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|南门|羊舌|微生|拓跋|左丘|西门|第五)(?=.)/u;

/** The name without its surname; of names with dots what stands behind the last one. */
export function givenNameOf(name: string): string {
  if (name.includes('·')) return name.slice(name.lastIndexOf('·') + 1);
  return COMPOUND.test(name) ? name.replace(COMPOUND, '') : [...name].slice(1).join('');
}

/** What was typed, as the key columns hold it: `Ou Yang`, `xi'an` and `Lǚ` become `ouyang`, `xian` and `lv`. */
export const typedLetters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('u\u0308', 'v')
    .replace(/[\u0300-\u036f\s'·]/gu, '');
