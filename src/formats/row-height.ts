/** How high a row must be for its wrapped texts: office programs do not work it out for files that others wrote. */

/** Points of one line of the 11-point text. */
const LINE = 15;
/** Excel shows no row higher than this. */
const HIGHEST = 409;

/** `widths` in characters, as columns have them. Undefined: one line will do. */
export function heightOfRow(texts: readonly (string | null)[], widths: readonly number[]): number | undefined {
  const lines = texts.reduce((most, text, column) => Math.max(most, linesOf(text ?? '', widths[column] ?? 14)), 1);
  return lines === 1 ? undefined : Math.min(lines * LINE + 3, HIGHEST);
}

/** A Chinese character takes two places; the last place of a line may stay empty, and the edges of the cell take one. */
function linesOf(text: string, width: number): number {
  const places = Math.max(width - 2, 2);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(placesOf(line) / places)), 0);
}

const placesOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + (character.codePointAt(0)! < 0x2e80 ? 1 : 2), 0);
