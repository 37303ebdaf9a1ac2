import type { CanonicalRow } from "../../contracts/rows.ts";
import { claimOf } from "./row-claims.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";
import { deliveriesOf } from "./sqlite-past-deliveries.ts";
import { subjectsOfItem } from "./sqlite-subject-list.ts";
import type { TouchLookup } from "./touched-places.ts";

/** What the kept rows of an installation tell about which subjects a change touches. */
export function createSqliteTouchLookup(sqlite: SqliteDriver, installation_id: string): TouchLookup {
  return {
    defaultLocation: (item_code) => defaultLocation(sqlite, installation_id, item_code),
    subjectsOfItem: (item_code) => subjectsOfItem(sqlite, installation_id, item_code),
    itemsOfSupplier: (supplier_code) => itemsOfSupplier(sqlite, installation_id, supplier_code),
    deliveriesOf: (order) => deliveriesOf(sqlite, installation_id, order),
    hasUnplacedRows: (item_code) => hasUnplacedRows(sqlite, installation_id, item_code),
    isContested: (row) => isContested(sqlite, installation_id, row),
  };
}

/** Where rows of an item lie that name no location: at its stock record with the lowest id. */
export function defaultLocation(sqlite: SqliteDriver, installation_id: string, item_code: string): string | null {
  const found = sqlite.get(
    `select location_code from stock_level where installation_id = ? and item_code = ?
     order by record_id, form, line_no limit 1`,
    installation_id,
    item_code,
  );
  return found === undefined ? null : String(found["location_code"]);
}

function itemsOfSupplier(sqlite: SqliteDriver, installation_id: string, supplier_code: string): readonly string[] {
  const items = sqlite.all(
    "select item_code from item where installation_id = ? and supplier_code = ?",
    installation_id,
    supplier_code,
  );
  return items.map(({ item_code }) => String(item_code));
}

function hasUnplacedRows(sqlite: SqliteDriver, installation_id: string, item_code: string): boolean {
  const key = [installation_id, item_code] as const;
  const found = sqlite.get(
    `select 1 where exists (select 1 from sales_line where installation_id = ? and item_code = ? and location_code = '')
       or exists (select 1 from purchase_line
         where installation_id = ? and item_code = ? and location_code = '' and is_open = 1)
       or exists (select 1 from movement where installation_id = ? and item_code = ? and location_code = '')`,
    ...key,
    ...key,
    ...key,
  );
  return found !== undefined;
}

function isContested(sqlite: SqliteDriver, installation_id: string, row: CanonicalRow): boolean {
  const claim = claimOf(row);
  if (claim.length === 0) return false;
  const found = sqlite.get(
    `select count(distinct record_id) as claimants from ${row.table}
     where installation_id = ? and ${claim.map(([column]) => `${column} = ?`).join(" and ")}`,
    installation_id,
    ...claim.map(([, value]) => value),
  );
  return Number(found?.["claimants"]) > 1;
}
