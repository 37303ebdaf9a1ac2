import type { Day } from "../../domain/calendar/day.ts";
import type { PurchaseLineRow, SalesLineRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { DayQuantity, SubjectFacts } from "../../ports/subjects.ts";
import { readRow } from "./row-tables.ts";
import type { SqliteDriver, SqliteList, SqliteRow } from "./sqlite-driver.ts";
import { pastDeliveries } from "./sqlite-past-deliveries.ts";
import { defaultLocation } from "./sqlite-touch-lookup.ts";

/** An item of an installation at the locations whose rows count: where it lies and, for its first stock record, none. */
type Spot = readonly [installation_id: string, item_code: string, location_code: string, or_location_code: string];

/** All that the rows tell of a subject; demand and movements from `since` on. */
export function subjectFacts(sqlite: SqliteDriver, subject: Subject, since: Day): SubjectFacts {
  const { installation_id, item_code } = subject;
  const item = newestRow(sqlite, "item", installation_id, item_code);
  const supplier_code = text(item?.["supplier_code"]);
  const supplier = supplier_code === null ? null : newestRow(sqlite, "supplier", installation_id, supplier_code);
  const spot = spotOf(subject, defaultLocation(sqlite, installation_id, item_code));
  return {
    item: item === null ? null : readRow("item", item),
    stock_level: stockLevel(sqlite, subject),
    supplier: supplier === null ? null : readRow("supplier", supplier),
    demand: spot === null ? [] : demand(sqlite, spot, since),
    known_since: spot === null ? null : knownSince(sqlite, spot),
    movements: spot === null ? [] : movements(sqlite, spot, since),
    open_sales_lines: spot === null ? [] : openSalesLines(sqlite, spot),
    open_purchase_lines: spot === null ? [] : openPurchaseLines(sqlite, spot),
    past_deliveries: supplier_code === null ? [] : pastDeliveries(sqlite, installation_id, supplier_code),
  };
}

/** Rows that name no location lie at the item's first stock record; where there is one, nothing lies nowhere. */
function spotOf({ installation_id, item_code, location_code }: Subject, first: string | null): Spot | null {
  if (location_code === (first ?? "")) return [installation_id, item_code, location_code, ""];
  return location_code === "" ? null : [installation_id, item_code, location_code, location_code];
}

/** Where two records claim the same code, the one with the higher version counts. */
export function newestRow(
  sqlite: SqliteDriver,
  table: "item" | "supplier" | "customer",
  installation_id: string,
  code: string,
): SqliteRow | null {
  const found = sqlite.get(
    `select * from ${table} where installation_id = ? and ${table}_code = ?
     order by version desc, record_id, form, line_no limit 1`,
    installation_id,
    code,
  );
  return found ?? null;
}

function stockLevel(
  sqlite: SqliteDriver,
  { installation_id, item_code, location_code }: Subject,
): SubjectFacts["stock_level"] {
  const row = sqlite.get(
    `select * from stock_level where installation_id = ? and item_code = ? and location_code = ?
     order by version desc, record_id, form, line_no limit 1`,
    installation_id,
    item_code,
    location_code,
  );
  return row === undefined ? null : { ...readRow("stock_level", row), record_id: String(row["record_id"]) };
}

function demand(sqlite: SqliteDriver, spot: Spot, since: Day): readonly DayQuantity[] {
  return sqlite
    .lists(
      `select ordered_on as day, sum(quantity) as quantity from sales_line
       where installation_id = ? and item_code = ? and location_code in (?, ?) and ordered_on >= ?
         and line_state <> 'cancelled'
       group by ordered_on order by ordered_on`,
      ...spot,
      since,
    )
    .map(dayQuantity);
}

function movements(sqlite: SqliteDriver, spot: Spot, since: Day): readonly DayQuantity[] {
  return sqlite
    .lists(
      `select moved_on as day, sum(quantity) as quantity from movement
       where installation_id = ? and item_code = ? and location_code in (?, ?) and moved_on >= ?
       group by moved_on order by moved_on`,
      ...spot,
      since,
    )
    .map(dayQuantity);
}

function knownSince(sqlite: SqliteDriver, spot: Spot): Day | null {
  const found = sqlite.get(
    `select min(day) as day from (
       select min(ordered_on) as day from sales_line
         where installation_id = ? and item_code = ? and location_code in (?, ?)
       union all
       select min(moved_on) as day from movement
         where installation_id = ? and item_code = ? and location_code in (?, ?)) first_days`,
    ...spot,
    ...spot,
  );
  return text(found?.["day"]);
}

function openSalesLines(sqlite: SqliteDriver, spot: Spot): readonly SalesLineRow[] {
  return sqlite
    .all(
      `select * from sales_line
       where installation_id = ? and item_code = ? and location_code in (?, ?)
         and line_state = 'open' and quantity > shipped_quantity
       order by ordered_on, order_no, record_id, form, line_no`,
      ...spot,
    )
    .map((row) => readRow("sales_line", row));
}

function openPurchaseLines(sqlite: SqliteDriver, spot: Spot): readonly PurchaseLineRow[] {
  return sqlite
    .all(
      `select * from purchase_line
       where installation_id = ? and item_code = ? and location_code in (?, ?)
         and is_open = 1 and quantity > received_quantity
       order by expected_on is null, expected_on, purchase_order_no, record_id, form, line_no`,
      ...spot,
    )
    .map((row) => readRow("purchase_line", row));
}

function dayQuantity([day, quantity]: SqliteList): DayQuantity {
  return { day: String(day), quantity: Number(quantity) };
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === "string" ? value : null;
}
