/** Cuts text into pieces that speech engines finish: at sentence ends, never longer than the limit (Chrome stops long utterances). */
export const LONGEST = 120;

export function sentencesOf(text: string, longest: number = LONGEST): string[] {
  const words = text.replace(/\s+/g, ' ').trim();
  const sentences = words.match(/[^。！？；!?;]+[。！？；!?;]*/g) ?? [];
  return sentences
    .flatMap((sentence) => shorten(sentence.trim(), longest))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A sentence that is too long breaks at its last comma before the limit, or at the limit. */
function shorten(sentence: string, longest: number): string[] {
  const characters = [...sentence];
  if (characters.length <= longest) return [sentence];
  const head = characters.slice(0, longest);
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf('、'), head.lastIndexOf('：'), head.lastIndexOf(','));
  const end = comma > 0 ? comma + 1 : longest;
  return [characters.slice(0, end).join(''), ...shorten(characters.slice(end).join('').trim(), longest)];
}
