/**
 * Fills the store of a night's shop and ends, so that what the filling needed is not counted as the night's. Run by Node
 * with its setting as JSON in the only argument; says how many sales lines it wrote.
 */
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { SHOP } from "../../test/store/store-builders.ts";
import { fillMasterData, fillSales, type NightlyShop } from "./nightly-shop.ts";

// Written by `nightly.bench.ts`.
const { path, shop } = JSON.parse(process.argv[2] ?? "{}") as { readonly path: string; readonly shop: NightlyShop };
const store = createSqliteStore({ path });
await store.registry.saveInstallation({ installation_id: SHOP, app_id: "app", name: "店", created_at: 1 });
await store.registry.saveSetting(SHOP, "is_ready", "true");
await fillMasterData(store, shop);
await store.close();
process.stdout.write(String(fillSales(path, shop)));
