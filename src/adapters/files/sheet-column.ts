/** What a cell holds. */
export type Cell = string | number | null;

/** A column of a sheet: its head, width, number format, and what it shows of a row. */
export interface Column<Row> {
  readonly title: string;
  readonly width: number;
  readonly format?: string;
  readonly cellOf: (row: Row) => Cell;
}
