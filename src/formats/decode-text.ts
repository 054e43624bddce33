/** Bytes of a text file → text. What Chinese office programs write without saying so is GB18030. */
import { Problem } from '../values/problem.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
}

/** Throws `file-not-a-workbook` for bytes that are no text in any of the encodings. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode(bytes, 'utf-16le') ?? '', encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode(bytes, 'utf-16be') ?? '', encoding: 'utf-16be' };
  if (hasControls(bytes)) throw new Problem('file-not-a-workbook', { why: '不是表格，也不是文本' });
  // A wrong label is commoner than GB18030 bytes that happen to be sound UTF-8, so the label is not asked.
  const text = decode(bytes, 'utf-8');
  if (text !== undefined) return { text, encoding: 'utf-8' };
  const chinese = decode(bytes, 'gb18030');
  if (chinese !== undefined) return { text: chinese, encoding: 'gb18030' };
  throw new Problem('file-not-a-workbook', { why: '文字编码无法识别' });
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasControls(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) return true;
  }
  return false;
}
