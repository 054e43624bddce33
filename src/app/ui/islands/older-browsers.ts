/** What Chromium 86 lacks and our scripts and their renderer use. Does nothing in newer browsers. */
const lacking = (holder: object, name: string, value: unknown): void => {
  if (!(name in holder)) Object.defineProperty(holder, name, { value, configurable: true, writable: true });
};

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + Math.trunc(index) : Math.trunc(index)];
}

function findLastIndex<T>(this: readonly T[], holds: (item: T, index: number) => boolean): number {
  for (let index = this.length - 1; index >= 0; index--) if (holds(this[index] as T, index)) return index;
  return -1;
}

function findLast<T>(this: readonly T[], holds: (item: T, index: number) => boolean): T | undefined {
  return this[findLastIndex.call(this, holds as never)];
}

lacking(Array.prototype, 'at', at);
lacking(String.prototype, 'at', at);
lacking(Array.prototype, 'findLast', findLast);
lacking(Array.prototype, 'findLastIndex', findLastIndex);
lacking(Object, 'hasOwn', (holder: object, name: PropertyKey) => Object.hasOwn(holder, name));
