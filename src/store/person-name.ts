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

/** What was typed, as the key columns hold it: `Ou Yang`, `xi'an` and `Lǚ` become `ouyang`, `xian` and `lv`. */
export const typedLetters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('u\u0308', 'v')
    .replace(/[\u0300-\u036f\s'·]/gu, '');
