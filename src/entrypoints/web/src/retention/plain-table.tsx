import styles from "./retention.module.css";

interface PlainTableProps {
  /** What the table shows, for those who cannot see it. */
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly string[])[];
}

/** A table of texts; it scrolls by itself where the page is narrow. */
export function PlainTable({ caption, heads, rows }: PlainTableProps) {
  return (
    <div className={styles["scroller"]} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells], i) => (
            <tr key={`${i} ${name}`}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1] ?? at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
