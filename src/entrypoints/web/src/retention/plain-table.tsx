import type { ReactNode } from "react";
import { ScrolledTable } from "./scrolled-table.tsx";

interface PlainTableProps {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly [ReactNode, ...string[]])[];
}

/** A table of texts; the name of a row may be a link. */
export function PlainTable({ caption, heads, rows }: PlainTableProps) {
  return (
    <ScrolledTable caption={caption} heads={heads} look="table">
      {rows.map(([name, ...cells], i) => (
        <tr key={i}>
          <th scope="row">{name}</th>
          {cells.map((cell, at) => (
            <td key={heads[at + 1] ?? at}>{cell}</td>
          ))}
        </tr>
      ))}
    </ScrolledTable>
  );
}
