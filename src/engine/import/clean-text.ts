/** One spelling of what people type: half width, no invisible characters, no stray spaces. The raw text is kept beside it. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ufffd]/gu;

/** NFKC, invisible characters and a leading apostrophe gone, runs of spaces made one, ends trimmed. */
export function cleanText(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text) && !text.startsWith("'")) return text;
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^['‘’`]+/u, '')
    .trim();
}

/** For comparing words: besides, no spaces at all and no brackets of either width around nothing. */
export const bareText = (text: string): string => cleanText(text).replace(/\s/gu, '');

/** What people write into a cell instead of leaving it empty. For yes and no these words mean no: ask there first. */
export const saysNothing = (text: string): boolean =>
  /^([-—–―_/\\.。·、~～?？*]+|无|暂无|没有|空|不详|未知|不清楚|未填|N\/?A|NULL|NONE)$/iu.test(text);

/** Brackets and what is in them, of either width: `肢体（下肢）` → `肢体`. */
export const withoutBrackets = (text: string): string => text.replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]?/gu, '').trim();

/** What stands in brackets: `张三（已故）` → `已故`. */
export const bracketed = (text: string): string =>
  [...text.matchAll(/[([【〔{]([^)\]】〕}]*)[)\]】〕}]?/gu)].map((match) => match[1]).join(' ');
