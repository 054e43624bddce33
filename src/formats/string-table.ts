/**
 * Many texts kept as bytes: a workbook's shared texts. As strings they would hold on to every piece of XML they were cut from;
 * as bytes 100,000 rows of texts take what they weigh.
 */
export interface StringTable {
  readonly size: number;
  add(text: string): void;
  /** Empty when there is no such number. */
  get(index: number): string;
}

export function stringTable(): StringTable {
  let bytes = Buffer.allocUnsafe(65_536);
  let ends = new Uint32Array(1024);
  let size = 0;
  let used = 0;
  return {
    get size() {
      return size;
    },
    add(text) {
      // A UTF-16 unit takes at most three bytes.
      const need = used + text.length * 3;
      if (need > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(need, bytes.length + Math.min(bytes.length, 8_388_608)));
        bytes.copy(larger, 0, 0, used);
        bytes = larger;
      }
      if (size === ends.length) {
        const longer = new Uint32Array(ends.length * 2);
        longer.set(ends);
        ends = longer;
      }
      used += bytes.write(text, used);
      ends[size++] = used;
    },
    get: (index) =>
      index >= 0 && index < size ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]) : '',
  };
}
