/** Breaks a paper's title into lines of a good shape: whole words, a trapezoid or a diamond, no lonely character on the last line. */
import type { Run } from '../define/filled-paper.ts';

/** Characters of 22 pt that stand on one line of 156 mm, one less than fit, so that a full line does not touch both margins. */
const CAPACITY = 19;
/** Beyond this there is no good shape to look for, and too many ways to try. */
const MOST_LINES = 4;
const NEVER_FIRST = /^[\p{Pe}\p{Pf}、，。；：！？的等及]|^[人者站县乡镇村户员化性类金费款室][\p{Pe}、的]?$/u;
const NEVER_LAST = /[\p{Ps}\p{Pi}]$/u;
/** The kind of paper at the end of a title is one word: 工作总结, 实施方案. */
const KIND =
  /(?:工作|实施|情况|活动|专项)*(?:总结|报告|通知|请示|批复|意见|方案|计划|通报|纪要|公示|公告|通告|决定|办法|台账|函)$/u;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Width in characters: digits and Latin letters take half of one. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);

export function titleLines(runs: readonly Run[]): string[] {
  const pieces = piecesOf(runs);
  const total = widthOf(pieces.join(''));
  if (total <= CAPACITY) return [pieces.join('')];
  const fewest = Math.ceil(total / CAPACITY);
  if (fewest > MOST_LINES) return byWidth(pieces.join(''));
  const candidates = [...arrangements(pieces, fewest), ...arrangements(pieces, fewest + 1)];
  const best = candidates.reduce<{ lines: string[]; cost: number } | undefined>((found, lines) => {
    const cost = costOf(lines) + (lines.length - fewest) * 60;
    return found === undefined || cost < found.cost ? { lines, cost } : found;
  }, undefined);
  return best?.lines ?? byWidth(pieces.join(''));
}

/** Stretches of the title between which a line may end. */
function piecesOf(runs: readonly Run[]): string[] {
  const text = runs.map((run) => run.text).join('');
  const kindStart = text.length - (KIND.exec(text)?.[0].length ?? 0);
  const pieces: string[] = [];
  let position = 0;
  for (const word of runs.flatMap(wordsOf)) {
    const previous = pieces.at(-1);
    const joined =
      previous !== undefined && (NEVER_FIRST.test(word) || NEVER_LAST.test(previous) || position > kindStart);
    if (joined) pieces[pieces.length - 1] = previous + word;
    else pieces.push(word);
    position += word.length;
  }
  return pieces;
}

function wordsOf({ text, fixed }: Run): string[] {
  if (fixed && widthOf(text) <= CAPACITY) return [text];
  return [...words.segment(text)].map(({ segment }) => segment);
}

/** All ways to set the pieces in a number of lines that fit. Titles are short: a few thousand at most, cut off by the width. */
function* arrangements(pieces: readonly string[], lines: number): Generator<string[]> {
  const rest = pieces.join('');
  if (lines === 1) {
    if (widthOf(rest) <= CAPACITY) yield [rest];
    return;
  }
  if (widthOf(rest) > CAPACITY * lines) return;
  for (let end = 1; end <= pieces.length - (lines - 1); end += 1) {
    const first = pieces.slice(0, end).join('');
    if (widthOf(first) > CAPACITY) return;
    for (const others of arrangements(pieces.slice(end), lines - 1)) yield [first, ...others];
  }
}

/** Neighbouring lines differ by about four characters; equal lines, an hourglass and a short last line are ugly. */
function costOf(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const steps = widths.slice(1).map((width, index) => width - (widths[index] as number));
  const uneven = steps.reduce((sum, step) => sum + (Math.abs(step) - 4) ** 2 + (Math.abs(step) < 1 ? 12 : 0), 0);
  const hourglass = steps.some((step, index) => step > 0 && (steps[index - 1] ?? 0) < 0) ? 80 : 0;
  const shortest = Math.min(...widths);
  return (
    uneven +
    hourglass +
    (shortest < 4 ? 100 : 0) +
    lines.slice(0, -1).reduce((sum, line) => sum + (line.endsWith('关于') ? 40 : 0), 0)
  );
}

/** A title whose words do not fit any line is broken by width alone. */
function byWidth(text: string): string[] {
  const lines = [''];
  for (const character of text) {
    if (widthOf(lines.at(-1) + character) > CAPACITY) lines.push('');
    lines[lines.length - 1] += character;
  }
  return lines;
}
