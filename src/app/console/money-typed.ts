/** An amount in yuan as somebody typed it, in fen; undefined where it is none. */
export function fenTyped(text = ''): number | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim().replace(/[,，]/g, ''));
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
