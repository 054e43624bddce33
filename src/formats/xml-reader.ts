/**
 * Reads XML piece by piece, as it is inflated: elements, text, nothing else. A document type is refused, so no entity can be declared and
 * none is expanded but the five of XML itself. Prefixes of names are dropped: some writers say `x:row` where others say `row`.
 */
import { Problem } from '../values/problem.ts';

export interface XmlHandler {
  /** `attributes` is the text between the name and `>`: read one with `attributeOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Decoded text. A text may come in several pieces. */
  text(text: string): void;
}

export interface XmlReader {
  write(piece: string): void;
  end(): void;
}

export function xmlReader(handler: XmlHandler): XmlReader {
  let rest = '';
  const write = (piece: string): void => {
    const source = rest === '' ? piece : rest + piece;
    rest = source.slice(readTokens(source, handler));
    if (rest.length > 1_000_000) throw new Problem('file-hostile', { why: '标记过长' });
  };
  return {
    write,
    end: () => {
      if (rest.trim() !== '') throw new Problem('file-not-a-workbook', { why: '内容不完整' });
    },
  };
}

/** Reads all whole tokens and gives the position of the first that is not whole. */
function readTokens(source: string, handler: XmlHandler): number {
  let at = 0;
  for (;;) {
    const start = source.indexOf('<', at);
    if (start < 0) return keepEntity(source, at, source.length, handler);
    if (start > at) handler.text(decodeXml(source.slice(at, start)));
    const next = source.charCodeAt(start + 1);
    const end =
      next === 33 || next === 63 ? readDeclaration(source, start, handler) : readElement(source, start, handler);
    if (end < 0) return start;
    at = end;
  }
}

/** Text at the end of a piece: an entity that is cut in two waits for the rest. */
function keepEntity(source: string, from: number, to: number, handler: XmlHandler): number {
  const ampersand = source.lastIndexOf('&', to);
  const cut = ampersand >= from && to - ampersand < 12 && source.indexOf(';', ampersand) < 0 ? ampersand : to;
  if (cut > from) handler.text(decodeXml(source.slice(from, cut)));
  return cut;
}

/** Comments, CDATA and instructions; −1 when it is not whole yet. */
function readDeclaration(source: string, start: number, handler: XmlHandler): number {
  if (source.length < start + 9) return -1;
  const close = (mark: string): number => {
    const end = source.indexOf(mark, start + 2);
    return end < 0 ? -1 : end + mark.length;
  };
  if (source.startsWith('<?', start)) return close('?>');
  if (source.startsWith('<!--', start)) return close('-->');
  if (!source.startsWith('<![CDATA[', start)) throw new Problem('file-hostile', { why: '含有文档类型声明' });
  const end = close(']]>');
  if (end > 0) handler.text(source.slice(start + 9, end - 3));
  return end;
}

function readElement(source: string, start: number, handler: XmlHandler): number {
  const end = endOfTag(source, start);
  if (end < 0) return -1;
  if (source.charCodeAt(start + 1) === 47) {
    handler.close(withoutPrefix(source.slice(start + 2, end).trimEnd()));
    return end + 1;
  }
  const empty = source.charCodeAt(end - 1) === 47;
  const inside = source.slice(start + 1, empty ? end - 1 : end);
  const space = inside.search(/\s/);
  const name = withoutPrefix(space < 0 ? inside : inside.slice(0, space));
  handler.open(name, space < 0 ? '' : inside.slice(space));
  if (empty) handler.close(name);
  return end + 1;
}

/** `>` may stand inside a quoted value. Every character is looked at once, however the quotes are set. */
function endOfTag(source: string, start: number): number {
  let from = start + 1;
  for (;;) {
    const end = source.indexOf('>', from);
    if (end < 0) return -1;
    const quote = openQuote(source, from, end);
    if (quote === '') return end;
    const closed = source.indexOf(quote, end + 1);
    if (closed < 0) return -1;
    from = closed + 1;
  }
}

/** The quote that is open at `end` when none is at `start`. */
function openQuote(source: string, start: number, end: number): string {
  let open = '';
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code !== 34 && code !== 39) continue;
    const char = code === 34 ? '"' : "'";
    if (open === '') open = char;
    else if (open === char) open = '';
  }
  return open;
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The decoded value of an attribute, whatever its prefix; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let from = 0; ; ) {
    const at = attributes.indexOf(name, from);
    if (at < 0) return undefined;
    const before = attributes.charCodeAt(at - 1);
    const match =
      before <= 32 || before === 58
        ? /^\s*=\s*(["'])/.exec(attributes.slice(at + name.length, at + name.length + 8))
        : null;
    if (match) {
      const start = at + name.length + match[0].length;
      const end = attributes.indexOf(match[1]!, start);
      return decodeXml(attributes.slice(start, end < 0 ? undefined : end));
    }
    from = at + name.length;
  }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole;
    const code =
      entity[1] === 'x' || entity[1] === 'X' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
