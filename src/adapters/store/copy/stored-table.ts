import type { SqlList } from "../sql/program.ts";

/** A table as it lies in a store. */
export interface StoredTable {
  readonly name: string;
  /** In the order of the alphabet, which is the same in every engine. */
  readonly columns: readonly string[];
  /** What its rows are ordered by. */
  readonly key: readonly string[];
}

/** The tables of a store at one moment, whatever goes on meanwhile. */
export interface TableReader {
  /** By name; without the list of migrations. */
  tables(): Promise<readonly StoredTable[]>;
  /** The one number that a statement finds, in words that every engine understands. */
  number(text: string): Promise<number>;
  /** All rows as lists in the order of the columns, by the key, a share at a time. */
  read(table: StoredTable): AsyncIterable<readonly SqlList[]>;
  close(): Promise<void>;
}

/** The tables of a store that is being filled; nobody else may use it meanwhile. */
export interface TableWriter extends TableReader {
  isEmpty(): Promise<boolean>;
  /** Removes all rows and notes that the store is not whole, so that nobody works on half of the data. */
  begin(): Promise<void>;
  write(table: StoredTable, rows: readonly SqlList[]): Promise<void>;
  /** Lets new rows come after the copied ones, and takes the note away. */
  finish(): Promise<void>;
}

/** Rows of one share. */
export const SHARE = 1_000;

/** Columns that rows are numbered by come first: two engines may have chosen other keys for such a table. */
export function orderOf(columns: readonly string[], key: readonly string[]): readonly string[] {
  return columns.includes("id") ? ["id"] : key;
}
