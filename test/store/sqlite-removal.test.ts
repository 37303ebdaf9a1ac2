import { describe, expect, it } from "@jest/globals";
import { createSqlStore } from "../../src/adapters/store/sql/create-sql-store.ts";
import { openSqlite, type SqliteDriver } from "../../src/adapters/store/sqlite/open-sqlite.ts";
import { createSqliteDatabase } from "../../src/adapters/store/sqlite/sqlite-database.ts";
import { fillInstallation } from "./filled-installation.ts";
import { SHOP } from "./store-builders.ts";

/** Tables that hold something of the installation, and those that could. */
function tablesOf(sqlite: SqliteDriver) {
  const owned = sqlite
    .all("select m.name from sqlite_schema m, pragma_table_info(m.name) c where c.name = 'installation_id'")
    .map(({ name }) => String(name));
  const filled = owned.filter((table) => sqlite.get(`select 1 from ${table} where installation_id = ?`, SHOP));
  return { owned: [...new Set(owned)].sort(), filled: [...new Set(filled)].sort() };
}

describe("the tables of a removed installation", () => {
  it("hold nothing of it any more, each of them", async () => {
    const sqlite = openSqlite(":memory:");
    const store = createSqlStore(createSqliteDatabase(sqlite));
    await fillInstallation(store, SHOP);
    const before = tablesOf(sqlite);
    expect(before.filled).toEqual(before.owned);
    await store.registry.removeInstallation(SHOP);
    expect(tablesOf(sqlite).filled).toEqual([]);
    sqlite.close();
  });
});
