import type { ReactNode } from "react";
import styles from "./retention.module.css";

interface ScrolledTableProps {
  /** What the table shows, for those who cannot see it. */
  readonly caption: string;
  readonly heads: readonly string[];
  readonly look: "table" | "heat";
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the page is narrow. */
export function ScrolledTable({ caption, heads, look, children }: ScrolledTableProps) {
  return (
    <div className={styles["scroller"]} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles[look]}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
