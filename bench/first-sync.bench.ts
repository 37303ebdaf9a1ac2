/**
 * The first sync of 100,000 records with the platform's limits on: how long it takes beside the least that the limits
 * allow (100 records a call, 30 calls a second), and how fast it would be without them.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createSystemClock } from "../src/adapters/system/system-clock.ts";
import type { Addon } from "../src/assembly/addon.ts";
import { composeAddon } from "../src/compose.ts";
import type { FieldValues } from "../src/contracts/form.ts";
import { openStore } from "../src/assembly/open-store.ts";
import { aSilentLog, INSTALLATION } from "../test/support/a-shop-addon.ts";
import type { Figure, StoreKind } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { type BenchPlatform, setLimits, startBenchPlatform } from "./support/bench-platform.ts";
import { onStore } from "./support/bench-store.ts";
import { durableWrites } from "./support/durable-write.ts";

const RECORDS = 100_000;
const FORMS = ["item", "stock_level"] as const;
const PAGE = 100;
const CALLS_PER_SECOND = 30;
const SHARE = 500;
/** Batches on their way to the sandbox at once while it is filled. */
const SIDE_BY_SIDE = 8;

export const STORES: readonly StoreKind[] = ["sqlite", "postgres"];

/** Runs the bench. */
export function run({ store }: { readonly store: StoreKind }): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const platform = await startBenchPlatform(join(folder, "platform"));
    try {
      await fill(platform, join(folder, "filler"));
      const free = await onStore(store, (url) => synced(platform, join(folder, "free"), url, true));
      await setLimits(platform, true);
      const limited = await onStore(store, (url) => synced(platform, join(folder, "limited"), url, false));
      return [...figures(limited, free), ...durableWrites(folder)];
    } finally {
      await platform.stop();
    }
  });
}

function figures(limited: number, free: number): readonly Figure[] {
  const least = RECORDS / PAGE / CALLS_PER_SECOND;
  const figure = (name: string, value: number, unit: string, aim: string | null): Figure => {
    return { name, value: Math.round(value * 100) / 100, unit, aim };
  };
  return [
    figure(`first sync of ${RECORDS} records within the platform's limits`, limited, "s", null),
    figure("the least that the limits allow", least, "s", null),
    figure("first sync beside that least", limited / least, "times", "< 1.15"),
    figure("records a second without limits", RECORDS / free, "1/s", `> ${PAGE * CALLS_PER_SECOND}`),
  ];
}

function open(platform: BenchPlatform, data_dir: string, database_url: string | null, is_unlimited: boolean) {
  return openStore({ data_dir, database_url }).then((store) =>
    composeAddon({
      ...{ store, data_dir, is_unlimited, clock: createSystemClock({}), log: aSilentLog(), onChange: () => undefined },
      ...{ base_url: platform.url, api_key: platform.api_key, public_url: null, sandbox_origin: platform.origin },
    }),
  );
}

async function installed(addon: Addon, { app_id }: BenchPlatform) {
  await addon.installApp({ installation_id: INSTALLATION, app_id, name: "大店" });
  addon.bindings.forget();
  return addon.bindings.all(INSTALLATION);
}

async function fill(platform: BenchPlatform, data_dir: string): Promise<void> {
  const addon = await open(platform, data_dir, null, true);
  try {
    const bindings = await installed(addon, platform);
    for (const form of FORMS) {
      const binding = bindings.find((bound) => bound.form === form);
      if (binding === undefined) throw new Error(`${form} is not bound`);
      const pages = Array.from({ length: RECORDS / FORMS.length / PAGE }, (_, page) => rowsOf(form, page));
      const next = pages.values();
      const writer = async () => {
        for (const rows of next) await addon.platform.createRecords(binding, rows, randomUUID());
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, writer));
    }
  } finally {
    await addon.close();
  }
}

function rowsOf(form: (typeof FORMS)[number], page: number): readonly FieldValues[] {
  return Array.from({ length: PAGE }, (_, index): FieldValues => {
    const item_code = `SKU-${page * PAGE + index}`;
    return form === "item"
      ? {
          item_code,
          item_name: `商品 ${item_code}`,
          category: `类别 ${page % 40}`,
          purchase_cost: 12.5,
          sale_price: 30,
        }
      : { item_code, location_code: "CK-1", on_hand: index * 3, allocated: 0, on_order: 0, backorder: 0 };
  });
}

/** From the first call until everything read is kept in its rows (s). */
async function synced(
  platform: BenchPlatform,
  data_dir: string,
  database_url: string | null,
  is_unlimited: boolean,
): Promise<number> {
  const addon = await open(platform, data_dir, database_url, is_unlimited);
  try {
    await installed(addon, platform);
    const begun_at = performance.now();
    let working = Promise.resolve();
    const makeRoom = () => (working = working.then(() => drain(addon)));
    await addon.reconcileAll({ sweep: false, makeRoom, onProgress: () => undefined });
    await makeRoom();
    const seconds = (performance.now() - begun_at) / 1_000;
    const kept = await Promise.all(FORMS.map((form) => addon.store.records.count(INSTALLATION, form)));
    const count = kept.reduce((sum, one) => sum + one, 0);
    if (count !== RECORDS) throw new Error(`${count} records are kept of ${RECORDS}`);
    return seconds;
  } finally {
    await addon.close();
  }
}

async function drain({ workInbox }: Addon): Promise<void> {
  while ((await workInbox(SHARE)) > 0);
}
