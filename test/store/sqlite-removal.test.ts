import { describe, expect, it } from "@jest/globals";
import { createSqliteAssessments } from "../../src/adapters/store/sqlite-assessments.ts";
import { createSqliteCustomerData } from "../../src/adapters/store/sqlite-customer-data.ts";
import { openSqlite, type SqliteDriver } from "../../src/adapters/store/sqlite-driver.ts";
import { createSqliteInbox } from "../../src/adapters/store/sqlite-inbox.ts";
import { createSqliteRecords } from "../../src/adapters/store/sqlite-records.ts";
import { createSqliteRegistry } from "../../src/adapters/store/sqlite-registry.ts";
import { createSqliteSubjects } from "../../src/adapters/store/sqlite-subjects.ts";
import {
  anAlertRule,
  aCustomer,
  anItem,
  aMovement,
  aPurchaseLine,
  aReceiptLine,
  aSalesLine,
  aStockLevel,
  aSupplier,
} from "./row-builders.ts";
import { aChange, anAssessment, anEffect, anEntry, aSubject, SHOP } from "./store-builders.ts";

/** Every row that a record can say. */
const ROWS = [
  anItem(),
  aSupplier(),
  aCustomer(),
  aStockLevel(),
  aSalesLine(),
  aPurchaseLine(),
  aReceiptLine(),
  aMovement(),
  anAlertRule(),
  { table: "location", row: { location_code: "WH", location_name: "主仓", location_kind: null } } as const,
];

/** Tables that hold something of the installation, and those that could. */
function tablesOf(sqlite: SqliteDriver) {
  const owned = sqlite
    .all("select m.name from sqlite_schema m, pragma_table_info(m.name) c where c.name = 'installation_id'")
    .map(({ name }) => String(name));
  const filled = owned.filter((table) => sqlite.get(`select 1 from ${table} where installation_id = ?`, SHOP));
  return { owned: [...new Set(owned)].sort(), filled: [...new Set(filled)].sort() };
}

async function fillEverything(sqlite: SqliteDriver): Promise<void> {
  const registry = createSqliteRegistry(sqlite);
  await registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 5 });
  const ids = { installation_id: SHOP, app_id: "app", entry_id: "entry", push_token: "token", push_secret: "sealed" };
  await registry.saveBinding({ ...ids, form: "item", fields: [], synced_through: null });
  await registry.saveSetting(SHOP, "zone", "Asia/Shanghai");
  const erasure = { code_mark: "mark", pseudonym: "erased-1", erased_at: 5 };
  await createSqliteCustomerData(sqlite).markErased(SHOP, erasure);
  await createSqliteInbox(sqlite).append([anEntry("d1")]);
  await createSqliteRecords(sqlite).apply(ROWS.map((row, i) => aChange(`r${i}`, [row])));
  const [claimed] = await createSqliteSubjects(sqlite).claimDirty(SHOP, 1, 9_000, 1_000);
  if (claimed === undefined) throw new Error(`nothing asks for an assessment of ${aSubject().item_code}`);
  await createSqliteAssessments(sqlite).commit([{ claimed, assessment: anAssessment(), effects: [anEffect("e1")] }]);
}

describe("the tables of a removed installation", () => {
  it("hold nothing of it any more, each of them", async () => {
    const sqlite = openSqlite(":memory:");
    await fillEverything(sqlite);
    const before = tablesOf(sqlite);
    expect(before.filled).toEqual(before.owned);
    await createSqliteRegistry(sqlite).removeInstallation(SHOP);
    expect(tablesOf(sqlite).filled).toEqual([]);
    sqlite.close();
  });
});
