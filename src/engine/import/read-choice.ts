/** Words for yes and no, and for the values of a choice. */
import type { Choice } from '../../define/field.ts';
import { bareText, withoutBrackets } from './clean-text.ts';

const YES =
  /^(是|√|✓|✔|☑|●|■|1|Y|YES|有|对|真|T|TRUE|已|能|需要?|具备|享受|属于|参保?|达到|符合|适合|可以?|同意|普通)/iu;
const NO = /^(否|×|✕|✗|✘|╳|☐|□|X|0|N|NO|无|没有?|非|不|未|空|假|F|FALSE|[-—–―]+|一般户?)/iu;

const TICK = '[√✓✔☑■●]';
const TICK_BEFORE = new RegExp(`${TICK}(是|有|否|无)`, 'gu');
const TICK_BEHIND = new RegExp(`(是|有|否|无)${TICK}`, 'gu');

/** □是 ☑否: a form with both words, one of them ticked. Undefined when it is no such form. */
function tickedOf(text: string): boolean | null | undefined {
  if (!/[是有].*[否无]|[否无].*[是有]/u.test(text) || text.length > 20) return undefined;
  // A box before the words belongs to the word behind it.
  const before = new RegExp(`^(${TICK}|[□☐○])`, 'u').test(text);
  const words = new Set([...text.matchAll(before ? TICK_BEFORE : TICK_BEHIND)].map(([, word]) => word));
  if (words.size !== 1) return null;
  return words.has('是') || words.has('有');
}

/** `true`, `false`, null for doubt. Blank cells never come here: blank is not no. */
export function readYesNo(text: string, label: string): boolean | null {
  const bare = bareText(text);
  if (bare === '') return null;
  const ticked = tickedOf(bare);
  if (ticked !== undefined) return ticked;
  if (/^(不详|不清楚|未知|待核实|待查|不确定|未填|\?|？)/u.test(bare)) return null;
  if (NO.test(bare)) return false;
  if (YES.test(bare) && !/^(1\d|Y\p{L}{4,})/u.test(bare)) return true;
  // 脱贫户 below 是否脱贫户, 关锁 below 是否关锁.
  return bare.length >= 2 && bareText(label).includes(bare) ? true : null;
}

/** The words of a choice, the longest first, so that 并发性白内障 is found before 白内障. */
interface Word {
  readonly word: string;
  readonly choice: Choice;
}

const known = new WeakMap<readonly Choice[], readonly Word[]>();

function wordsOf(values: readonly Choice[]): readonly Word[] {
  let words = known.get(values);
  if (words === undefined) {
    words = values
      .flatMap((choice) =>
        [choice.label, choice.id, ...(choice.synonyms ?? [])].map((word) => ({ word: wordOf(word), choice })),
      )
      .sort((a, b) => b.word.length - a.word.length);
    known.set(values, words);
  }
  return words;
}

const wordOf = (text: string): string => bareText(text).toUpperCase();

export interface ChoiceOptions {
  /** A digit is the choice's code: the category's 1–7. */
  readonly byCode?: boolean;
  /** Yes and no come first: √ below 是否低保. */
  readonly yesNoFirst?: boolean;
}

/** The choice that a text names, wholly or by the longest word in it; undefined when it names none. */
export function readChoice(text: string, values: readonly Choice[], options: ChoiceOptions = {}): Choice | undefined {
  const words = wordsOf(values);
  const bare = wordOf(text);
  const exact = (wanted: string) => words.find(({ word }) => word === wanted)?.choice;
  const yesNo = () => {
    const answer = readYesNo(text, '');
    return answer === null ? undefined : exact(answer ? '是' : '否');
  };
  if (options.yesNoFirst && /^([01]|[^\p{L}\d]+|[XYNTF])$/u.test(bare)) {
    const answer = yesNo();
    if (answer !== undefined) return answer;
  }
  const coded = options.byCode && /^\d$/.test(bare) ? values.find(({ code }) => code === Number(bare)) : undefined;
  return (
    exact(bare) ??
    coded ??
    exact(wordOf(withoutBrackets(text))) ??
    // 男性, 女孩.
    exact(bare.replace(/^([男女])[性孩生士童]$/u, '$1')) ??
    yesNo() ??
    inside(withoutBrackets(bare), words) ??
    inside(bare, words) ??
    abbreviated(bare, words)
  );
}

/** 灵活 for 灵活就业: the beginning of words of one choice only. */
function abbreviated(text: string, words: readonly Word[]): Choice | undefined {
  if (!/^\p{Script=Han}{2,}$/u.test(text)) return undefined;
  const found = new Set(words.filter(({ word }) => word.startsWith(text)).map(({ choice }) => choice));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The longest word of two or more characters that stands in the text and is not denied right before it. */
function inside(text: string, words: readonly Word[]): Choice | undefined {
  for (const { word, choice } of words) {
    if (word.length < 2 || /^[\x20-\x7e]+$/.test(word)) continue;
    const at = text.indexOf(word);
    if (at >= 0 && !/[未不非无没]$/u.test(text.slice(0, at))) return choice;
  }
  return undefined;
}

/** 视力、听力 are two. Null when one of the parts names none; one choice when all parts name the same. */
export function readSeveral(text: string, values: readonly Choice[]): readonly Choice[] | null {
  const parts = withoutBrackets(text)
    .split(/[、,，/\\;；+&和及]|\s+/u)
    .filter((part) => part !== '');
  if (parts.length < 2) return null;
  const found = new Set<Choice>();
  for (const part of parts) {
    const choice = readChoice(part, values, { byCode: true });
    if (choice === undefined) return null;
    found.add(choice);
  }
  return [...found];
}

/** 长子, 四女, 之妻, 大儿子: the order and 之 fall away. */
export function readRelation(text: string, values: readonly Choice[]): Choice | undefined {
  const whole = readChoice(text, values);
  if (whole !== undefined) return whole;
  const bare = withoutBrackets(bareText(text))
    .replace(/^(户主)?[之的]/u, '')
    .replace(/^(长|次|大|二|三|四|五|六|七|小|幼|独生|继|养)(?=.)/u, '');
  return readChoice(bare, values) ?? readChoice(`${bare.replace(/[子女儿]$/u, '')}`, values) ?? kin(bare, values);
}

const KIN: readonly (readonly [RegExp, string])[] = [
  [/^(子|儿|女|儿子|女儿|闺女|孩子|子女)$/u, 'child'],
  [/^(妻|妻子|夫|丈夫|老婆|爱人|媳妇)$/u, 'spouse'],
  [/^(父|母|爸|妈|父亲|母亲|爸爸|妈妈|继父|继母|养父|养母|岳父|岳母|公公|婆婆|公婆)$/u, 'parent'],
  [/^(孙|孙子|孙女|外孙|外孙女|外孙子|曾孙|曾孙女|重孙)$/u, 'grandchild'],
  [/^(兄|弟|姐|妹|哥|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹)$/u, 'sibling'],
  [/^(祖父|祖母|爷爷|奶奶|外公|外婆|姥姥|姥爷|外祖父|外祖母)$/u, 'grandparent'],
  [/^(儿媳|儿媳妇|女婿|媳|婿|孙媳|孙媳妇)$/u, 'childInLaw'],
  [
    /^(侄|侄子|侄女|外甥|外甥女|叔|叔叔|伯|伯父|姑|姑姑|舅|舅舅|嫂|嫂子|弟媳|弟妹|其他|其他亲属|非亲属|寄养|保姆)$/u,
    'other',
  ],
];

function kin(text: string, values: readonly Choice[]): Choice | undefined {
  const id = KIN.find(([pattern]) => pattern.test(text))?.[1];
  return values.find((choice) => choice.id === id);
}
