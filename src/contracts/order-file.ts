/** A row of an order file as text, by column name, with its place in the file (the first row of data is 2). */
export interface FileRow {
  readonly row_number: number;
  readonly cells: Readonly<Record<string, string>>;
}
