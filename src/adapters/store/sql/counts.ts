import type { Day } from "../../../domain/calendar/day.ts";
import type { CountLineRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { Counts } from "../../../ports/counts.ts";
import { allAs, firstAs, type Program, type SqlRow } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { type Spot, spotOf } from "./spot.ts";
import { of, type SqlDatabase } from "./sql-database.ts";
import { defaultLocation } from "./touch-lookup.ts";

const NEWEST_FIRST = "counted_on desc, record_id desc, form desc, line_no desc";

/** Where a count lies: at the item's first stock record where it names no location. */
const PLACED = `case when location_code <> '' then location_code else coalesce(
  (select l.location_code from stock_level l
   where l.installation_id = count_line.installation_id and l.item_code = count_line.item_code
   order by l.record_id, l.form, l.line_no limit 1), '') end`;

/** Counts of stock. */
export function createSqlCounts(database: SqlDatabase): Counts {
  return {
    ofPlace: (subject, since) => database.read(of(subject.installation_id), countsOf(subject, since)),
    differing: (installation_id, since) => database.read(of(installation_id), differing(installation_id, since)),
  };
}

function* countsOf(subject: Subject, since: Day): Program<readonly CountLineRow[]> {
  const spot = spotOf(subject, yield* defaultLocation(subject.installation_id, subject.item_code));
  if (spot === null) return [];
  return yield* allAs(
    (row) => countAt(spot[2], row),
    `select * from count_line
     where installation_id = ? and item_code = ? and location_code in (?, ?) and counted_on >= ?
     order by ${NEWEST_FIRST}`,
    ...spot,
    since,
  );
}

function differing(installation_id: string, since: Day): Program<readonly CountLineRow[]> {
  return allAs(
    (row) => countAt(String(row["placed"]), row),
    `select * from (select placed_count.*,
       row_number() over (partition by item_code, placed order by ${NEWEST_FIRST}) as place_no
     from (select count_line.*, ${PLACED} as placed
       from count_line where installation_id = ? and counted_on >= ?) placed_count) newest
     where place_no = 1 and book_quantity <> counted_quantity order by item_code, placed`,
    installation_id,
    since,
  );
}

/** The newest count of a place. */
export function lastCount(spot: Spot): Program<CountLineRow | null> {
  return firstAs(
    (row) => countAt(spot[2], row),
    `select * from count_line where installation_id = ? and item_code = ? and location_code in (?, ?)
     order by ${NEWEST_FIRST} limit 1`,
    ...spot,
  );
}

function countAt(location_code: string, row: SqlRow): CountLineRow {
  return { ...readRow("count_line", row), location_code };
}
