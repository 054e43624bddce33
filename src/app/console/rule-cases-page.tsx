/** The worked cases under a draft, in words: those that were signed and come out otherwise, and examples of what changes on its first day. */
import { formatFen } from '../../values/money.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { outcomeMarks } from './decision-card.tsx';
import type { Operations } from './desk.ts';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

type Cases = Awaited<ReturnType<Operations['rule']['cases']>>;
type Line = Cases['signed'][number];

interface RuleCasesPageProps {
  readonly frame: ConsoleFrame;
  readonly draft: { readonly id: string; readonly title: string; readonly from: string };
  readonly cases: Cases;
}

export function RuleCasesPage({ frame, draft, cases }: RuleCasesPageProps) {
  const { tried, signed, examples } = cases;
  return (
    <ConsolePage
      frame={frame}
      title={`核对案例：${draft.title}`}
      section="rules"
      actions={
        <a class="button" href={paths.rule(draft.id)}>
          回到草案
        </a>
      }
    >
      {signed.length === 0 ? (
        <Notice tone="ok">
          <p>
            有关政策的 {tried} 个案例，按各自的日期算，结论都不变：草案不影响 {draft.from} 以前。
          </p>
        </Notice>
      ) : (
        <Notice tone="warn">
          <p>
            {tried} 个案例里有 {signed.length} 个结论改变：草案影响到已经签认的案例。请看是不是本意。
          </p>
        </Notice>
      )}
      {signed.length > 0 && <Lines caption="签认的案例，结论改变的" lines={signed} />}
      <Lines caption={`同样的人，在 ${draft.from} 认定：有变化的 ${examples.length} 个`} lines={examples} />
    </ConsolePage>
  );
}

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  return (
    <Table
      caption={caption}
      rows={lines}
      empty="没有变化。"
      columns={[
        { id: 'case', label: '案例', rowHeading: true, cell: ({ title }) => title },
        { id: 'policy', label: '政策', cell: ({ policyTitle }) => policyTitle },
        { id: 'before', label: '现行', cell: ({ before }) => resultWords(before) },
        { id: 'after', label: '草案', cell: ({ after }) => resultWords(after) },
      ]}
    />
  );
}

function resultWords({ outcome, amountFen, fails }: Line['before']): string {
  const { word } = outcomeMarks[outcome];
  if (outcome === 'eligible') return amountFen === null ? word : `${word}，${formatFen(amountFen)}`;
  return fails.length === 0 ? word : `${word}：${fails.join('；')}`;
}
