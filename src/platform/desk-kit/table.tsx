import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { useWords } from './words.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** numbers stand at the end */
  readonly end?: boolean;
  readonly sorts?: boolean;
}

export interface Sorting {
  readonly by: string;
  readonly down: boolean;
}

export interface TableProps<Row> {
  /** what the table holds, for those who do not see it */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Enter or a click on the row */
  readonly onOpen?: (row: Row) => void;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** keyset paging: there is more behind the last row */
  readonly more?: { readonly take: () => void; readonly waiting: boolean } | undefined;
  /** on a phone each row is a block of lines */
  readonly stacks?: boolean;
  /** "more than 1,000", "212 of 212" */
  readonly foot?: ReactNode;
}

/** Stands for the rows out of sight. */
// biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row cannot be focused
const Gap = ({ high }: { high: number }) => <tr aria-hidden="true" style={{ height: high }} />;

const ROW = 33;
const MANY = 200;

/** Rows by keyboard: ↑ ↓ Home End, Enter opens. Over 200 rows only those in sight are in the page. */
export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  sorting,
  onSort,
  more,
  stacks,
  foot,
}: TableProps<Row>) {
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const isLong = rows.length > MANY;
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const shown = isLong ? virtual.getVirtualItems().map((v) => v.index) : rows.map((_, at) => at);
  const before = isLong ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0;
  const last = virtual.getVirtualItems().at(-1);
  const after = isLong && last ? virtual.getTotalSize() - last.end : 0;

  const focusRow = (at: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, at));
    setStop(to);
    if (isLong) virtual.scrollToIndex(to);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`tr[data-row="${to}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, at: number, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + 15,
      PageUp: at - 15,
    }[event.key];
    if (to !== undefined) focusRow(to);
    else if (event.key === 'Enter' && onOpen) onOpen(row);
    else return;
    event.preventDefault();
  };

  return (
    <div>
      <div
        ref={frame}
        className={`t-frame${isLong ? ' t-frame-tall' : ''}${stacks ? ' t-stack' : ''}`}
        style={isLong ? { maxHeight: '70vh' } : undefined}
      >
        <table className="t" aria-label={label} aria-rowcount={more ? -1 : rows.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => {
                const isSorted = sorting?.by === column.id;
                return (
                  <th
                    key={column.id}
                    scope="col"
                    className={column.end ? 'end' : undefined}
                    aria-sort={isSorted ? (sorting.down ? 'descending' : 'ascending') : undefined}
                  >
                    {column.sorts && onSort ? (
                      <button
                        type="button"
                        className="t-sort"
                        onClick={() => onSort({ by: column.id, down: isSorted ? !sorting.down : false })}
                      >
                        {column.head}
                        {isSorted && <span aria-hidden="true">{sorting.down ? ' ↓' : ' ↑'}</span>}
                      </button>
                    ) : (
                      column.head
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Gap high={before} />}
            {shown.map((at) => {
              const row = rows[at] as Row;
              return (
                <tr
                  key={rowKey(row)}
                  ref={isLong ? virtual.measureElement : undefined}
                  data-index={isLong ? at : undefined}
                  data-row={onOpen ? at : undefined}
                  aria-rowindex={at + 2}
                  tabIndex={onOpen ? (at === Math.min(stop, rows.length - 1) ? 0 : -1) : undefined}
                  onFocus={() => setStop(at)}
                  onKeyDown={(event) => onKeyDown(event, at, row)}
                  onClick={(event) => {
                    if (onOpen && !(event.target as HTMLElement).closest('a,button,input')) onOpen(row);
                  }}
                >
                  {columns.map((column) => (
                    <td key={column.id} className={column.end ? 'end' : undefined}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {after > 0 && <Gap high={after} />}
          </tbody>
        </table>
      </div>
      {(foot || more) && (
        <div className="t-foot">
          {foot && <span>{foot}</span>}
          {more && (
            <Button kind="bare" small busy={more.waiting} onClick={more.take}>
              {t('kit.more')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
