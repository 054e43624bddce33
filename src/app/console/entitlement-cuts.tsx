/** What rules between policies took away from one of them: which months, how much, in favour of what, and by which clause. */
import { formatFen } from '../../values/money.ts';
import { periodWords } from '../correction-words.ts';
import { sourceWords } from '../ui/source-words.ts';
import type { PolicyLine } from './entitlement-grid.tsx';

type Period = PolicyLine['periods'][number];
type Cut = Period['cuts'][number];

interface CutRun {
  readonly cut: Cut;
  readonly first: string;
  last: string;
  /** What is left. */
  readonly amountFen: number | null;
}

export function EntitlementCuts({ line }: { readonly line: PolicyLine }) {
  const runs = runsOf(line.periods);
  if (runs.length === 0) return null;
  return (
    <>
      <p>和别的待遇碰到一起，按规定少发的：</p>
      <ul>
        {runs.map((run) => (
          <li>
            {run.first === run.last ? periodWords(run.first) : `${periodWords(run.first)}至${periodWords(run.last)}`}：
            {wordsOf(run, line.every)}
            {run.cut.rule !== null && <div class="muted">{sourceWords(run.cut.rule.source)}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Neighbouring periods with the same cut are one line. */
function runsOf(periods: readonly Period[]): CutRun[] {
  const runs: CutRun[] = [];
  let before: CutRun[] = [];
  for (const { period, cuts, amountFen } of periods) {
    before = cuts.map((cut) => {
      const same = before.find(
        (run) =>
          run.amountFen === amountFen && run.cut.by === cut.by && run.cut.kind === cut.kind && run.cut.fen === cut.fen,
      );
      if (same === undefined) {
        const run = { cut, first: period, last: period, amountFen };
        runs.push(run);
        return run;
      }
      same.last = period;
      return same;
    });
  }
  return runs;
}

function wordsOf({ cut: { by, kind, fen, rule }, amountFen }: CutRun, every: PolicyLine['every']): string {
  const each = every === 'year' ? '每年' : '每月';
  const why = rule === null ? '' : `。${rule.because}`;
  if (kind === 'excluded') return `改发“${by}”，这项的${formatFen(fen)}不发${why}。`;
  return `${each}少发${formatFen(fen)}，发${formatFen(amountFen ?? 0)}${why}。`;
}
