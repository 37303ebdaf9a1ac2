import type { ReactNode } from "react";
import styles from "./operating.module.css";

/** A row of figures under its name. */
export interface FigureRow {
  readonly name: string;
  readonly cells: readonly ReactNode[];
}

interface FigureTableProps {
  /** What the table shows, for those who cannot see it. */
  readonly caption: string;
  /** The corner and the columns. */
  readonly heads: readonly [string, ...string[]];
  readonly rows: readonly FigureRow[];
}

/** A compact table of figures; it scrolls by itself where the page is narrow. */
export function FigureTable({ caption, heads, rows }: FigureTableProps) {
  const [corner, ...columns] = heads;
  return (
    <div className={styles["scroller"]} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column, i) => (
                <td key={column}>{cells[i]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
