/** What a file would change, before anything is written: new, same, changed and wrong rows. Afterwards: what it did, and the way back. */
import { openSumWords } from '../open-sum-words.ts';
import { Button } from '../ui/button.tsx';
import { count } from '../ui/format.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { Operations } from './desk.ts';
import { type ImportState, importMarks } from './import-list.tsx';
import { type ConsoleFrame, ConsolePage } from './layout.tsx';
import { paths } from './paths.ts';

export type ImportTab = 'wrong' | 'changed' | 'new' | 'same';

export interface ImportPreviewProps {
  readonly frame: ConsoleFrame;
  readonly import: {
    readonly id: string;
    readonly file: string;
    readonly ledger: string;
    readonly state: ImportState;
    readonly rows: number;
    readonly new: number;
    readonly same: number;
    readonly changed: number;
    /** Rows with at least one wrong cell. */
    readonly wrong: number;
    /** A list of payments: looked at for clashes before it is written. */
    readonly pays: boolean;
  };
  readonly tab: ImportTab;
  /** Of the open tab; the others are empty. */
  readonly wrongCells: readonly WrongCell[];
  readonly changes: readonly ChangedRow[];
  readonly lines: readonly ImportedRow[];
  /** Of a list of another county that is not written yet. */
  readonly elsewhere?: NamesMatched | null;
  /** Of a list of payments that is not written yet. */
  readonly openSums?: readonly OpenSum[];
  readonly page: number;
  readonly pages: number;
}

type OpenSum = Awaited<ReturnType<Operations['import']['read']>>['openSums'][number];

interface NamesMatched {
  /** `title`: null for what means none of our benefits. */
  readonly names: readonly { readonly benefit: string; readonly title: string | null; readonly rows: number }[];
  readonly unmatched: number;
}

export interface WrongCell {
  readonly sheet: string;
  /** As Excel shows it. */
  readonly row: number;
  /** Letter and heading: E 残疾证号 */
  readonly column: string;
  readonly reason: string;
}

interface NamedRow {
  readonly sheet: string;
  /** As Excel shows it. */
  readonly row: number;
  readonly who: string;
  /** The entry that the row became or changes. */
  readonly href?: string;
}

export interface ChangedRow extends NamedRow {
  readonly differences: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

export interface ImportedRow extends NamedRow {
  readonly place: string;
  /** Of a list of another county: which of our benefits the row means. */
  readonly ourBenefit?: string;
}

const tabs: readonly { readonly id: ImportTab; readonly label: string }[] = [
  { id: 'wrong', label: '有错' },
  { id: 'changed', label: '有变化' },
  { id: 'new', label: '新增' },
  { id: 'same', label: '没变' },
];

export function ImportPreviewPage(props: ImportPreviewProps) {
  const { frame, import: found, tab, page, pages } = props;
  return (
    <ConsolePage
      frame={frame}
      title={found.file}
      section="imports"
      actions={<StatusMark {...importMarks[found.state]} />}
    >
      <p>台账：{found.ledger}</p>
      <KeyFigures
        figures={[
          { label: '数据行', value: count(found.rows) },
          { label: '新增', value: count(found.new) },
          { label: '有变化', value: count(found.changed) },
          { label: '没变', value: count(found.same) },
          { label: '有错', value: count(found.wrong) },
        ]}
      />
      {props.elsewhere && <Elsewhere matched={props.elsewhere} />}
      {(props.openSums ?? []).map((sum) => (
        <Notice tone="warn">
          <p>{openSumWords(sum)}</p>
        </Notice>
      ))}
      <Next {...props} />
      <nav aria-label="按结果看">
        <ul class="switch">
          {tabs.map(({ id, label }) => (
            <li>
              <a href={paths.importRows(found.id, { show: id })} aria-current={id === tab ? 'page' : undefined}>
                {label} {count(found[id])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Rows {...props} />
      <Pager base={paths.import(found.id)} query={{ show: tab }} page={page} pages={pages} />
    </ConsolePage>
  );
}

/** Only what has a name of ours can be compared with what we pay. */
function Elsewhere({ matched: { names, unmatched } }: { readonly matched: NamesMatched }) {
  return (
    <>
      {unmatched > 0 && (
        <Notice tone="warn">
          <p>
            有 {count(unmatched)} 行对不上本县的任何一项待遇，写入以后也不会和本县的发放比对。请照本县的叫法改好再导入。
          </p>
        </Notice>
      )}
      <Table
        caption="表上的待遇是本县的哪一项"
        rows={names}
        empty="没有能写入的行。"
        columns={[
          { id: 'benefit', label: '表上写的', rowHeading: true, cell: ({ benefit }) => benefit },
          {
            id: 'ours',
            label: '本县的待遇',
            cell: ({ title }) => title ?? <StatusMark tone="warn" word="对不上" />,
          },
          { id: 'rows', label: '行数', number: true, cell: ({ rows }) => count(rows) },
        ]}
      />
    </>
  );
}

/** What can be done now, and what it will do. */
function Next({ import: { id, state, wrong, pays, new: fresh, changed } }: ImportPreviewProps) {
  const marked = (
    <a class="button quiet" href={paths.importMarked(id)}>
      下载标出错处的表
    </a>
  );
  if (state === 'undone')
    return (
      <Notice>
        <p>这次导入已经撤销，登记回到导入之前。</p>
      </Notice>
    );
  if (state === 'applied')
    return (
      <form method="post" action={paths.importUndo(id)} class="actions">
        <Button kind="danger">撤销这次导入</Button>
        {wrong > 0 && marked}
      </form>
    );
  return (
    <form method="post" action={paths.importApply(id)} class="stack-small">
      <p>
        {fresh + changed === 0 ? '没有要写入的。' : `确认后写入 ${count(fresh)} 行新增、${count(changed)} 行变化。`}
        {wrong > 0 && `有错的 ${count(wrong)} 行不写入，改好再导入一次。`}
        写入以后还能撤销。
      </p>
      {pays && fresh + changed > 0 && <BeforePayment id={id} />}
      <div class="actions">
        {fresh + changed > 0 && <Button>确认写入</Button>}
        {wrong > 0 && marked}
      </div>
    </form>
  );
}

function BeforePayment({ id }: { readonly id: string }) {
  return (
    <>
      <p>
        还没有发的，先看<a href={paths.clashesIn(id)}>这份表上的重复与冲突</a>。有没决定的或者超过上限的，不能写入。
      </p>
      <label class="option" for="paidAlready">
        <input type="checkbox" id="paidAlready" name="paidAlready" value="yes" />
        <span>已经发出去了，照实登记</span>
      </label>
    </>
  );
}

function Rows({ tab, wrongCells, changes, lines }: ImportPreviewProps) {
  if (tab === 'wrong') return <WrongTable cells={wrongCells} />;
  if (tab === 'changed') return <ChangeTable changes={changes} />;
  return (
    <Table
      caption={tab === 'new' ? '新增的行' : '没有变化的行'}
      rows={lines}
      empty="没有这样的行。"
      columns={[
        ...whereAndWho,
        { id: 'place', label: '乡镇、村', cell: ({ place }) => place },
        ...(lines.some(({ ourBenefit }) => ourBenefit !== undefined)
          ? [{ id: 'ours', label: '本县的待遇', cell: ({ ourBenefit }: ImportedRow) => ourBenefit }]
          : []),
      ]}
    />
  );
}

const whereAndWho: Column<NamedRow>[] = [
  { id: 'sheet', label: '工作表', cell: ({ sheet }) => sheet },
  { id: 'row', label: '行号', number: true, cell: ({ row }) => String(row) },
  {
    id: 'who',
    label: '姓名或对象',
    rowHeading: true,
    cell: ({ who, href }) => (href === undefined ? who : <a href={href}>{who}</a>),
  },
];

function WrongTable({ cells }: { readonly cells: readonly WrongCell[] }) {
  return (
    <Table
      caption="有错的格子"
      rows={cells}
      empty="没有错误。"
      columns={[
        { id: 'sheet', label: '工作表', cell: ({ sheet }) => sheet },
        { id: 'row', label: '行号', number: true, cell: ({ row }) => String(row) },
        { id: 'column', label: '列', rowHeading: true, cell: ({ column }) => column },
        { id: 'reason', label: '错在哪里', cell: ({ reason }) => reason },
      ]}
    />
  );
}

function ChangeTable({ changes }: { readonly changes: readonly ChangedRow[] }) {
  return (
    <Table
      caption="有变化的行"
      rows={changes}
      empty="没有变化。"
      columns={[
        ...whereAndWho,
        {
          id: 'differences',
          label: '原来 → 现在',
          cell: ({ differences }) => (
            <>
              {differences.map(({ label, before, after }) => (
                <div>
                  {label}：<del class="old">{before}</del> → <ins>{after}</ins>
                </div>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
