/** A plain table. Sorting is a link in the heading; on narrow screens the rows become labelled cards, and the roles keep it a table for readers. */
import type { Child } from 'hono/jsx';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => Child;
  readonly number?: boolean;
  /** Dates and numbers that must not be broken over two lines. */
  readonly whole?: boolean;
  /** The heading of the row, one per table. */
  readonly rowHeading?: boolean;
  /** Where the heading leads, and how the table is sorted by this column now. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | 'none' };
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What to say when there are no rows. */
  readonly empty?: string;
  /** Rows stay rows on narrow screens: for small tables of numbers. */
  readonly flat?: boolean;
  /** The caption is said, but already stands above in another form. */
  readonly quietCaption?: boolean;
}

/** Browsers drop a table's own meaning once rows are laid out as cards; said again, it stays. */
const said = (role: string) => ({ role });

/** Rows with links are a long way by keyboard; from so many on the table can be passed over. */
const LONG = 20;

/** The frame scrolls, so the keyboard must be able to reach it. */
export function Table<Row>({
  caption,
  columns,
  rows,
  empty = '没有符合条件的记录。',
  flat = false,
  quietCaption = false,
}: TableProps<Row>) {
  const end = rows.length > LONG ? endOf(caption) : undefined;
  return (
    <section class={flat ? 'scroll' : 'scroll cards'} tabindex={0} aria-label={caption}>
      {end !== undefined && (
        <a class="visually-hidden" href={`#${end}`}>
          跳过这张表
        </a>
      )}
      <table {...said('table')}>
        <caption class={quietCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead {...said('rowgroup')}>
          <tr {...said('row')}>
            {columns.map((column) => (
              <Heading column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...said('rowgroup')}>
          {rows.map((row) => (
            <tr {...said('row')}>
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="empty">{empty}</p>}
      {end !== undefined && (
        <p id={end} class="visually-hidden" tabindex={-1}>
          表格到此为止
        </p>
      )}
    </section>
  );
}

/** Captions differ on a page, so they tell its tables apart. */
const endOf = (caption: string): string => `end-${caption.replace(/[^\p{L}\p{N}]+/gu, '-')}`;

const arrows = { ascending: 'M5 2l4 6H1z', descending: 'M5 14l4-6H1z', none: 'M5 1l3 5H2zM5 15l3-5H2z' } as const;

function Heading<Row>({ column: { label, number, sort } }: { readonly column: Column<Row> }) {
  return (
    <th scope="col" {...said('columnheader')} class={number ? 'number' : undefined} aria-sort={sort?.now}>
      {sort === undefined ? (
        label
      ) : (
        <a href={sort.href}>
          {label}
          <svg aria-hidden="true" viewBox="0 0 10 16" width="8" height="12">
            <path d={arrows[sort.now]} />
          </svg>
        </a>
      )}
    </th>
  );
}

function Cell<Row>({
  column: { label, number, whole, rowHeading, cell },
  row,
}: {
  readonly column: Column<Row>;
  readonly row: Row;
}) {
  const shared = { class: number ? 'number' : whole ? 'whole' : undefined, 'data-label': label };
  return rowHeading ? (
    <th scope="row" {...said('rowheader')} {...shared}>
      {cell(row)}
    </th>
  ) : (
    <td {...said('cell')} {...shared}>
      {cell(row)}
    </td>
  );
}
