import type { CountLineRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { Counts } from "../../../ports/counts.ts";
import { allAs, firstAs, type Program, type SqlRow } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

const NEWEST_FIRST = "counted_on desc, record_id desc, form desc, line_no desc";

/** Counts of stock. */
export function createSqlCounts(database: SqlDatabase): Counts {
  const read = (installation_id: string, text: string, ...values: readonly string[]) =>
    database.read(of(installation_id), allAs(countLine, text, installation_id, ...values));
  return {
    ofPlace: ({ installation_id, item_code, location_code }, since) =>
      read(
        installation_id,
        `select * from count_line where installation_id = ? and item_code = ? and location_code = ? and counted_on >= ?
         order by ${NEWEST_FIRST}`,
        item_code,
        location_code,
        since,
      ),

    differing: (installation_id, since) =>
      read(
        installation_id,
        `select * from (select count_line.*,
           row_number() over (partition by item_code, location_code order by ${NEWEST_FIRST}) as place_no
         from count_line where installation_id = ? and counted_on >= ?) newest
         where place_no = 1 and book_quantity <> counted_quantity order by item_code, location_code`,
        since,
      ),
  };
}

/** The newest count of a place. */
export function lastCount({ installation_id, item_code, location_code }: Subject): Program<CountLineRow | null> {
  return firstAs(
    countLine,
    `select * from count_line where installation_id = ? and item_code = ? and location_code = ?
     order by ${NEWEST_FIRST} limit 1`,
    installation_id,
    item_code,
    location_code,
  );
}

function countLine(row: SqlRow): CountLineRow {
  return readRow("count_line", row);
}
