import { STORE_SCHEMA } from "../../src/adapters/store/postgres/open-postgres.ts";
import type { ClusterDatabase } from "./cluster-database.ts";
import { type ClusterShop, itemPrefix } from "./cluster-shop.ts";
import type { Violation } from "./violation.ts";

/** Tables of installations; with `item_code` where their rows name an item. */
async function tablesWith(database: ClusterDatabase, column: string): Promise<readonly string[]> {
  const found = await database.rows(
    "select table_name from information_schema.columns where table_schema = $1 and column_name = $2",
    [STORE_SCHEMA, column],
  );
  return found.map(({ table_name }) => String(table_name));
}

/** Rows of a shop that speak of another one's items, and rows of others that a connection opened for the shop can see. */
export async function foreignRows(
  database: ClusterDatabase,
  shops: readonly ClusterShop[],
): Promise<readonly Violation[]> {
  const owned = await tablesWith(database, "installation_id");
  const coded = await tablesWith(database, "item_code");
  const violations: Violation[] = [];
  for (const shop of shops) {
    for (const table of owned) violations.push(...(await seenOfOthers(database, shop, table)));
    for (const table of coded) violations.push(...(await codesOfOthers(database, shop, table)));
  }
  for (const table of owned) violations.push(...(await seenByNobody(database, table)));
  return violations;
}

async function seenOfOthers(
  database: ClusterDatabase,
  shop: ClusterShop,
  table: string,
): Promise<readonly Violation[]> {
  const { installation_id } = shop;
  const text = `select distinct installation_id from ${table}`;
  const seen = (await database.rows(text, [], installation_id)).map((row) => row["installation_id"]);
  const others = seen.filter((id) => id !== installation_id);
  return others.map((other) => ({ rule: "foreign_row_seen", detail: { installation_id, table, other } }));
}

async function codesOfOthers(
  database: ClusterDatabase,
  shop: ClusterShop,
  table: string,
): Promise<readonly Violation[]> {
  const { installation_id } = shop;
  // What is about no item, as the tag of a customer, names none.
  const text = `select item_code from ${table}
    where installation_id = $1 and item_code <> '' and not starts_with(item_code, $2) limit 3`;
  const found = await database.rows(text, [installation_id, itemPrefix(shop)]);
  return found.map((row) => ({ rule: "foreign_row", detail: { installation_id, table, ...row } }));
}

/** Whoever names no installation sees nothing. */
async function seenByNobody(database: ClusterDatabase, table: string): Promise<readonly Violation[]> {
  const found = await database.rows(`select installation_id from ${table} limit 1`, [], "");
  return found.map((row) => ({ rule: "foreign_row_seen", detail: { installation_id: null, table, ...row } }));
}
