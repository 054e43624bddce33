/** Reads the files in a zip that this project wrote: enough to look into a Word document in tests. */
import { inflateRawSync } from 'node:zlib';

export function filesIn(zip: Uint8Array): Map<string, string> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const path = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name));
    const local = view.getUint32(at + 42, true);
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = zip.subarray(data, data + view.getUint32(at + 20, true));
    files.set(path, new TextDecoder().decode(view.getUint16(at + 10, true) === 0 ? packed : inflateRawSync(packed)));
    at += 46 + name + extra + comment;
  }
  return files;
}
