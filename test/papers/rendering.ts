/** Turns Word documents into pages with LibreOffice and says where each piece of text stands, in points from the upper left corner. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const output = (command: string, args: readonly string[]): string | undefined => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 });
  } catch {
    return undefined;
  }
};

const office = ['soffice', 'libreoffice'].find((command) => output(command, ['--version']) !== undefined);

/** Why pages can not be made on this machine; undefined when they can. */
export function reasonToSkip(): string | undefined {
  if (office === undefined) return 'LibreOffice is not installed';
  if (!output('fc-list', [':lang=zh-cn'])) return 'no Chinese font is installed';
  return output('which', ['pdftotext']) === undefined ? 'pdftotext (poppler-utils) is not installed' : undefined;
}

/** The lines of each page of each document, top to bottom. All documents in one start of LibreOffice, which takes a second. */
export function render(documents: readonly Uint8Array[]): Line[][][] {
  const folder = mkdtempSync(join(tmpdir(), 'fuzhu-papers-'));
  try {
    const names = documents.map((_, index) => join(folder, `paper-${index}`));
    for (const [index, bytes] of documents.entries()) writeFileSync(`${names[index]}.docx`, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const files = names.map((name) => `${name}.docx`);
    if (
      output(office ?? 'soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]) ===
      undefined
    ) {
      throw new Error('LibreOffice did not convert the papers');
    }
    return names.map((name) => pagesOf(output('pdftotext', ['-bbox', `${name}.pdf`, '-']) ?? ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g;

function pagesOf(boxes: string): Line[][] {
  return boxes
    .split('<page ')
    .slice(1)
    .map((page) => {
      const lines: Line[] = [];
      for (const [, left, top, right, bottom, text] of page.matchAll(WORD)) {
        const word = {
          text: text as string,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        };
        const last = lines.at(-1);
        // Latin and Chinese words of a line differ a little in height.
        if (last && Math.abs((last.top + last.bottom - word.top - word.bottom) / 2) < 4) {
          lines[lines.length - 1] = { ...last, text: last.text + word.text, right: word.right };
        } else lines.push(word);
      }
      return lines;
    });
}
