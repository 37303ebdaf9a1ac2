import type { RowsByTable, TableName } from "../../../contracts/rows.ts";
import type { PlaceRecordsReader, PlaceRecords, Recorded } from "../../../ports/place-records.ts";
import type { Subject } from "../../../contracts/subject.ts";
import { allAs, type Program, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { spotOf } from "./spot.ts";
import { of, type SqlDatabase } from "./sql-database.ts";
import { defaultLocation } from "./touch-lookup.ts";

/** What happened around a shortage. */
export function createSqlPlaceRecords(database: SqlDatabase): PlaceRecordsReader {
  return {
    of: (subject, since) => database.read(of(subject.installation_id), placeRecords(subject, since)),
  };
}

const NOTHING: PlaceRecords = {
  sales_lines: [],
  purchase_lines: [],
  receipt_lines: [],
  movements: [],
  return_lines: [],
  production_orders: [],
};

const HERE = "installation_id = ? and item_code = ? and location_code in (?, ?)";
const IN_ORDER = "record_id, form, line_no";

function* placeRecords(subject: Subject, since: string): Program<PlaceRecords> {
  const spot = spotOf(subject, yield* defaultLocation(subject.installation_id, subject.item_code));
  if (spot === null) return NOTHING;
  const here = <T extends TableName>(table: T, day: string) =>
    allAs(
      (row) => recorded(table, row),
      `select * from ${table} where ${HERE} and ${day} >= ? order by ${day}, ${IN_ORDER}`,
      ...[...spot, since],
    );
  /** Older ones that are still open: found by an index of their own. */
  const open = <T extends TableName>(table: T, day: string, is_open: string) =>
    allAs(
      (row) => recorded(table, row),
      `select * from ${table} where ${HERE} and ${is_open} and ${day} < ? order by ${day}, ${IN_ORDER}`,
      ...[...spot, since],
    );
  const [open_sales, sales, open_purchases, purchases, receipt_lines, movements, return_lines, production_orders] =
    yield* together([
      open("sales_line", "ordered_on", "line_state = 'open'"),
      here("sales_line", "ordered_on"),
      open("purchase_line", "ordered_on", "is_open = 1"),
      here("purchase_line", "ordered_on"),
      here("receipt_line", "received_on"),
      here("movement", "moved_on"),
      here("return_line", "returned_on"),
      allAs(
        (row) => recorded("production_order", row),
        `select * from production_order where installation_id = ? and item_code = ? and (start_on >= ? or is_open = 1)
       order by start_on, ${IN_ORDER}`,
        ...[subject.installation_id, subject.item_code, since],
      ),
    ]);
  return {
    sales_lines: [...open_sales, ...sales].filter(({ line_state }) => line_state !== "cancelled"),
    purchase_lines: [...open_purchases, ...purchases],
    ...{ receipt_lines, movements, return_lines, production_orders },
  };
}

function recorded<T extends TableName>(table: T, row: Parameters<typeof readRow>[1]): Recorded<RowsByTable[T]> {
  return { ...readRow(table, row), record_id: String(row["record_id"]) };
}
