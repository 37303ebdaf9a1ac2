/**
 * The add-on as a process of its own, installed on a sandbox with a small shop that it has read and assessed: run by
 * Node with its setting as JSON in the only argument; prints `ready` and what a bench must know of it.
 */
import { randomUUID } from "node:crypto";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { drained, INSTALLATION, startShopAddon } from "../../test/support/a-shop-addon.ts";
import type { AddonProcessSetting, ReadyAddon } from "./bench-addon.ts";
import { benchShop } from "./bench-shop.ts";

/** A shop of thousands of items takes its time (ms). */
const DRAINED_WITHIN_MS = 170_000;

// Written by `startBenchAddon`.
const setting = JSON.parse(process.argv[2] ?? "{}") as AddonProcessSetting;
const { data_dir, platform, item_count, database_url, is_paused } = setting;
const clock = createSystemClock();
const running = await startShopAddon({ clock, data_dir, platform, database_url, api_key: platform.api_key });
process.on("SIGTERM", () => void running.stop().then(() => process.exit(0)));

const { addon } = running;
await addon.installApp({ installation_id: INSTALLATION, app_id: platform.app_id, name: "小店" });
addon.bindings.forget();
const bindings = await addon.bindings.all(INSTALLATION);
for (const [form, rows] of benchShop(clock.today(), item_count)) {
  const binding = bindings.find((bound) => bound.form === form);
  if (binding !== undefined) await addon.platform.createRecords(binding, rows, randomUUID());
}
await running.reconcile(false);
await drained(running, undefined, DRAINED_WITHIN_MS);
if (is_paused) await running.pipeline.stop();

const stock = bindings.find(({ form }) => form === "stock_level");
if (stock === undefined) throw new Error("no stock form is bound");
const { entry_id, push_token, push_secret } = stock;
const ready: ReadyAddon = { board_url: running.board_url, app_id: platform.app_id, entry_id, push_token, push_secret };
process.stdout.write(`ready ${JSON.stringify(ready)}\n`);
