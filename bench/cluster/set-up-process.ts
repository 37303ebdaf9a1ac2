/**
 * Sets up the shops of a run and ends: installs each on an app of its own, fills it, reads it and assesses it. Run by Node
 * with its setting as JSON in the only argument; what a sender must know of the shops is left in `shops.json`.
 */
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { FieldValue, FormBinding } from "../../src/contracts/form.ts";
import type { ShopRecords } from "../../test/support/a-shop-stock.ts";
import { startShopAddon } from "../../test/support/a-shop-addon.ts";
import { until } from "../../test/support/a-shop-until.ts";
import { benchShop } from "../support/bench-shop.ts";
import { type ClusterShop, itemPrefix, type PlannedShop } from "./cluster-shop.ts";
import type { SetUpSetting } from "./start-cluster.ts";

const DRAINED_WITHIN_MS = 170_000;

// Written by `start-cluster.ts`.
const setting = JSON.parse(process.argv[2] ?? "{}") as SetUpSetting;
const { data_dir, platform, database_url, shops } = setting;
const clock = createSystemClock();
const running = await startShopAddon({ clock, data_dir, platform, database_url, api_key: platform.api_key });
const { addon } = running;

const apps = new Map<string, string>();
for (const shop of shops) apps.set(shop.installation_id, await install(shop));
addon.bindings.forget();
for (const shop of shops) await fill(shop);
await running.reconcile(false);
for (const { installation_id } of shops)
  await until("all is assessed", () => isDrained(installation_id), DRAINED_WITHIN_MS);
await addon.store.tidy();
const ready: ClusterShop[] = [];
for (const shop of shops) ready.push(await described(shop));
writeFileSync(join(data_dir, "shops.json"), JSON.stringify(ready));
await running.stop();
process.stdout.write("ready\n");

async function install({ installation_id }: PlannedShop): Promise<string> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ name: installation_id });
  const answer = await fetch(`${platform.origin}/sandbox/apps`, { method: "POST", headers, body });
  // The sandbox answers a new app with its id.
  const { app_id } = (await answer.json()) as { app_id: string };
  await addon.installApp({ installation_id, app_id, name: installation_id });
  return app_id;
}

async function fill(shop: PlannedShop): Promise<void> {
  const bindings = await addon.bindings.all(shop.installation_id);
  for (const [form, rows] of withOwnCodes(benchShop(clock.today(), shop.item_count), shop)) {
    const binding = bindings.find((bound) => bound.form === form);
    if (binding !== undefined) await addon.platform.createRecords(binding, rows, randomUUID());
  }
}

/** The same shop with item codes that no other has. */
function withOwnCodes(records: ShopRecords, shop: PlannedShop): ShopRecords {
  const text = JSON.stringify(records).replaceAll('"SP-', `"${itemPrefix(shop)}`);
  // Only the codes are others.
  return JSON.parse(text) as ShopRecords;
}

async function isDrained(installation_id: string): Promise<boolean> {
  const { inbox, subjects, outbox } = addon.store;
  if ((await inbox.summary(installation_id)).waiting > 0) return false;
  if ((await subjects.dirtyCount(installation_id)) > 0) return false;
  const { waiting, held } = await outbox.counts(installation_id);
  return waiting + held === 0;
}

async function described(shop: PlannedShop): Promise<ClusterShop> {
  const { entry_id, push_token, push_secret } = await stockForm(shop);
  const records = await addon.store.records.list(shop.installation_id, "stock_level");
  const stock = records.map(({ record_id, values }) => ({ record_id, item_code: text(values["item_code"]) }));
  if (stock.length !== shop.item_count) throw new Error(`${shop.installation_id} has ${stock.length} stock records`);
  return { ...shop, app_id: apps.get(shop.installation_id) ?? "", entry_id, push_token, push_secret, stock };
}

async function stockForm({ installation_id }: PlannedShop): Promise<FormBinding> {
  const found = await addon.bindings.ofForm(installation_id, "stock_level");
  if (found === null) throw new Error(`no stock form is bound in ${installation_id}`);
  return found;
}

function text(value: FieldValue | undefined): string {
  if (typeof value === "string") return value;
  throw new Error("a stock record names no item");
}
