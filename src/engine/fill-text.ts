/** Words that people typed into ledgers, made fit to stand in an official paper. */

const CHINESE = '\\p{Script=Han}》〉”’）〕】';
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const HALF_WIDTH_MARK = new RegExp(`(?<=[${CHINESE}]) *([,;:?!]|\\.(?!\\d))+ *`, 'gu');
const BRACKETS = /\(([^()]*\p{Script=Han}[^()]*)\)/gu;
const SPACES_BETWEEN = /(?<=\p{Script=Han}|[，。；：、！？（）])\s+(?=\p{Script=Han}|[，。；：、！？（）])/gu;

/** Full-width marks after Chinese words, brackets around Chinese words, no spaces or line breaks between them. Numbers like 1:20 or 3.5 stay. */
export function officialPunctuation(text: string): string {
  return text
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(BRACKETS, '（$1）')
    .replace(HALF_WIDTH_MARK, (marks) => FULL_WIDTH[marks.trim()[0] as string] as string)
    .replace(SPACES_BETWEEN, '');
}

const CLOSING_MARKS = /[。；，、;,.\s]+$/u;

export interface Filled {
  readonly text: string;
  /** Names in the words for which there is no value. */
  readonly missing: readonly string[];
}

/**
 * Puts values into words: `{problem}，原因：{cause}。`. The closing mark of a value gives way to the words' own, a paragraph ends with a full stop,
 * and a value that is not there is said to be missing, never left out silently.
 */
export function fillWords(words: string, values: Readonly<Record<string, string | null | undefined>>): Filled {
  const missing: string[] = [];
  const text = words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = officialPunctuation(values[name] ?? '').replace(CLOSING_MARKS, '');
    if (value === '') missing.push(name);
    return value === '' ? NOT_FILLED : value;
  });
  return { text: closeSentence(text), missing };
}

/** What stands in the paper where the data has nothing; the paper's list of missing things names it. */
export const NOT_FILLED = '（未填）';

const closeSentence = (text: string): string =>
  /[。！？：；]$/u.test(text) ? text : `${text.replace(/[，、]$/u, '')}。`;
