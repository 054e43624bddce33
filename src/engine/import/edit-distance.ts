/** How many characters must be typed, taken away or exchanged to make one text the other; gives up above `most` with `most + 1`. */
export function editDistance(one: string, other: string, most: number): number {
  const a = [...one];
  const b = [...other];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      line.push(Math.min(exchanged, above[j]! + 1, line[j - 1]! + 1));
    }
    if (Math.min(...line) > most) return most + 1;
    above = line;
  }
  return Math.min(above[b.length]!, most + 1);
}

/** Whether one character typed, left out or exchanged makes one text the other. Without memory: it is asked for each pair of heading and word. */
export function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}
