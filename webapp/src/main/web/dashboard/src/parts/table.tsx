import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { go } from "../route/place";
import { Exports } from "./exports";
import type { Cell } from "./csv";
import { useKeys } from "./keys";
import { Empty } from "./states";

export interface Column<T> {
  key: string;
  title: string;
  /** What is exported and sorted by. */
  value: (row: T) => Cell;
  /** What is shown, where that is more than the value. */
  cell?: (row: T) => ComponentChildren;
  number?: boolean;
  className?: string;
  /** Is left out on small screens. */
  low?: boolean;
  /** Is told elsewhere in the row, and a column of exports only. */
  exported?: boolean;
}

interface Props<T> {
  name: string;
  title?: ComponentChildren;
  columns: Column<T>[];
  rows: T[];
  path?: string;
  /** Where a row leads to. */
  goes?: (row: T) => string | undefined;
  empty?: ComponentChildren;
  /** j, k and Enter go through the rows. */
  keys?: boolean;
  aside?: ComponentChildren;
  most?: number;
}

const MOST_SHOWN = 500;

/** A table with sorting and export: all tables of the dashboard but the live one. */
export function Table<T>(props: Props<T>) {
  const [sort, setSort] = useState<{ key: string; down: boolean }>();
  const [all, setAll] = useState(false);
  const rows = useMemo(() => sorted(props.rows, props.columns, sort), [props.rows, props.columns, sort]);
  const columns = props.columns.filter(({ exported }) => !exported);
  const most = props.most ?? MOST_SHOWN;
  const shown = all ? rows : rows.slice(0, most);

  const body = useRef<HTMLTableSectionElement>(null);
  const [chosen, setChosen] = useState<number>();
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, chosen === undefined ? 0 : chosen + step));
    setChosen(next);
    body.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const enter = (): void => {
    const url = chosen === undefined || !shown[chosen] ? undefined : props.goes?.(shown[chosen]);
    if (url) go(url);
  };
  useKeys(props.keys ? { j: () => move(1), k: () => move(-1), Enter: enter } : {});

  const sortBy = (column: Column<T>): void =>
    setSort((now) => (now?.key !== column.key ? { key: column.key, down: !!column.number } : { key: column.key, down: !now.down }));
  return (
    <>
      <header>
        {props.title && <h2>{props.title}</h2>}
        {props.aside}
        <span class="grow" />
        {props.rows.length > 0 && (
          <Exports
            name={props.name}
            header={props.columns.map((column) => column.key)}
            rows={() => rows.map((row) => props.columns.map((column) => column.value(row)))}
            path={props.path}
          />
        )}
      </header>
      {rows.length === 0 ? (
        <Empty>{props.empty ?? "Nothing here."}</Empty>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label={typeof props.title === "string" ? props.title : props.name}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column.key}
                    scope="col"
                    class={`${column.number ? "num" : ""} ${column.low ? "low" : ""}`}
                    aria-sort={sort?.key === column.key ? (sort.down ? "descending" : "ascending") : undefined}
                  >
                    <button type="button" onClick={() => sortBy(column)}>
                      {column.title}
                      {sort?.key === column.key && <span aria-hidden="true">{sort.down ? " ↓" : " ↑"}</span>}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {shown.map((row, index) => (
                <Row key={index} row={row} columns={columns} url={props.goes?.(row)} selected={index === chosen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < rows.length && (
        <div class="empty">
          <button type="button" class="button" onClick={() => setAll(true)}>
            Show all {rows.length}
          </button>
        </div>
      )}
    </>
  );
}

function Row<T>({ row, columns, url, selected }: { row: T; columns: Column<T>[]; url?: string; selected: boolean }) {
  // the first cell has a link for keyboards and screen readers; the row is a larger target for the mouse
  const follow = (click: MouseEvent): void => {
    if (url && !(click.target instanceof Element && click.target.closest("a, button")) && !getSelection()?.toString()) go(url);
  };
  return (
    <tr class={url ? "goes" : ""} aria-selected={selected || undefined} onClick={follow}>
      {columns.map((column, at) => {
        const content = column.cell ? column.cell(row) : String(column.value(row) ?? "–");
        return (
          <td key={column.key} class={`${column.number ? "num" : ""} ${column.low ? "low" : ""} ${column.className ?? ""}`}>
            {at === 0 && url && !column.cell ? <a href={url}>{content}</a> : content}
          </td>
        );
      })}
    </tr>
  );
}

function sorted<T>(rows: T[], columns: Column<T>[], sort?: { key: string; down: boolean }): T[] {
  const column = columns.find(({ key }) => key === sort?.key);
  if (!column || !sort) return rows;
  const sign = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(column.value(a), column.value(b)));
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (a === undefined || a === null) return -1;
  if (b === undefined || b === null) return 1;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}
