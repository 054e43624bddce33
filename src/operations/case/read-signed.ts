/**
 * Reads a signed workbook back: which cases are confirmed, which are disputed and how, which were changed, and which belong to rules that no longer
 * hold. What counts is kept beside the case; a second time adds nothing.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type CellEdit, judgeSigned } from '../../engine/case/signed-row.ts';
import { openWorkbook } from '../../formats/workbook.ts';
import { addSignOffs, type SignOff } from '../../store/case-sign-off.ts';
import { isPlainDate } from '../../values/date.ts';
import { Problem } from '../../values/problem.ts';
import { Bytes } from '../inputs.ts';
import { operation } from '../operation.ts';
import { casesOfPolicies, type KeyedCase } from './case-lines.ts';
import { type SignedLine, signedLines } from './signed-sheets.ts';

export interface SignedCase {
  readonly sheet: string;
  readonly row: number;
  readonly policy: string;
  readonly title: string;
  readonly signedBy: string;
  readonly remark: string;
  readonly edits: readonly CellEdit[];
  /** What the rules say. */
  readonly computed: string;
  readonly computedFen: number | null;
}

export interface SignedResult {
  readonly file: string;
  readonly rows: number;
  readonly confirmed: number;
  readonly disputed: readonly SignedCase[];
  /** Nothing written, or what was written does not count and why. */
  readonly unsigned: number;
  readonly unclear: readonly { readonly sheet: string; readonly row: number; readonly problem: string }[];
  /** Rows whose rules have changed since the workbook was written. */
  readonly stale: readonly { readonly sheet: string; readonly row: number; readonly title: string }[];
  /** Not read before. */
  readonly added: number;
}

export const readSigned = operation({
  id: 'case.read-signed',
  title: '读回签字的样例核对表',
  titleEn: 'Read a signed workbook of worked cases',
  kind: 'write',
  input: z.object({ file: Bytes, fileName: z.string().min(1).max(255) }),
  allow: { roles: ['county', 'system'] },
  route: { method: 'post', path: '/cases/signed' },
  async run({ file, fileName }, { catalogue, tx, at }): Promise<SignedResult> {
    const lines = await signedLines(await openWorkbook(file, fileName));
    if (lines.length === 0) throw new Problem('file-not-a-workbook', { why: '没有“核对码”一栏，不是导出的样例核对表' });
    const known = new Map(casesOfPolicies(catalogue, {}).flatMap(({ cases }) => cases.map((each) => [each.key, each])));
    const current = lines.flatMap((line) => {
      const found = known.get(line.key);
      return found === undefined ? [] : [{ line, found, signed: judgeSigned(line.cells, writtenCells(found)) }];
    });
    const counting = current.filter(({ signed }) => signed.verdict !== 'open');
    const added = await addSignOffs(
      tx,
      counting.map(({ line, found, signed }) => signOffOf(line, found, signed, fileName)),
      at,
    );
    const open = current.filter(({ signed }) => signed.verdict === 'open');
    return {
      file: fileName,
      rows: lines.length,
      confirmed: counting.filter(({ signed }) => signed.verdict === 'confirmed').length,
      disputed: counting.filter(({ signed }) => signed.verdict === 'disputed').map(disputedCase),
      unsigned: open.filter(({ signed }) => signed.problem === null).length,
      unclear: open.flatMap(({ line: { sheet, row }, signed: { problem } }) =>
        problem === null ? [] : [{ sheet, row, problem }],
      ),
      stale: lines
        .filter(({ key }) => !known.has(key))
        .map(({ sheet, row, cells }) => ({ sheet, row, title: cells.title })),
      added,
    };
  },
  trail: (_, { rows, confirmed, disputed, added }) => ({
    subject: 'cases',
    detail: { rows, confirmed, disputed: disputed.length, added },
  }),
});

type Judged = ReturnType<typeof judgeSigned>;

const writtenCells = ({ title, on, given, expected, expectedFen }: KeyedCase) => ({
  title,
  on,
  given,
  expected,
  amount: expectedFen === null ? '' : String(expectedFen / 100),
});

function disputedCase({ line, found, signed }: { line: SignedLine; found: KeyedCase; signed: Judged }): SignedCase {
  const { sheet, row, cells } = line;
  const { policy, title, computed, computedFen } = found;
  return {
    sheet,
    row,
    policy,
    title,
    signedBy: cells.signedBy,
    remark: cells.remark,
    edits: signed.edits,
    computed,
    computedFen,
  };
}

function signOffOf(line: SignedLine, found: KeyedCase, signed: Judged, fileName: string): SignOff {
  const { cells } = line;
  const said = {
    key: found.key,
    policy: found.policy,
    title: found.title,
    verdict: signed.verdict as SignOff['verdict'],
    signedBy: cells.signedBy,
    signedOn: dayOf(cells.signedOn),
    remark: cells.remark,
    edits: signed.edits,
  };
  return { ...said, id: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24), fileName };
}

/** 2026-05-20, 2026.5.20, 2026年5月20日; anything else is no day. */
function dayOf(text: string): SignOff['signedOn'] {
  const parts = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  if (parts === null) return null;
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  return isPlainDate(day) ? day : null;
}
