import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FormName } from "../../src/contracts/form.ts";
import { aKeptLog, drained, INSTALLATION, startShopAddon } from "./a-shop-addon.ts";
import { aMovableClock, type MovableClock } from "./a-shop-clock.ts";
import { aPlatform, type ShopPlatform, type ShownRecord } from "./a-shop-platform.ts";
import { aShop, type ShopRecords } from "./a-shop-stock.ts";

/** A sandbox with an installed app, a small shop in it, and the add-on that has read it once. */
export type ShopWorld = Awaited<ReturnType<typeof aShopWorld>>;

/** Later than the overlap of a poll, so that a poll reads only what changed since the first sync (ms). */
const BETWEEN_SYNC_AND_PLAY_MS = 8 * 60_000;
/** How far the clock moves at a time while something waits for its time (ms). */
const HURRY_MS = 1_000;

/** What may differ from one small shop to another. */
export interface ShopWorldOptions {
  readonly records?: ShopRecords;
  readonly item_count?: number;
  /** True where the platform can be closed and opened again. */
  readonly outlives?: boolean;
  /** Settings of the add-on by their environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long everything may take to be worked off (ms); as usual where left out. */
  readonly settled_within_ms?: number;
}

/** A shop on a platform of whatever kind. */
export type ShopOnPlatform = Awaited<ReturnType<typeof aShopOn<ShopPlatform>>>;

/** Sets up the whole of it: platform, app, forms, records, first sync, first assessment, first effects. */
export async function aShopWorld(options: ShopWorldOptions = {}) {
  const clock = aMovableClock();
  const data_dir = mkdtempSync(join(tmpdir(), "stockguard-loop-"));
  const platform = await aPlatform({
    clock,
    data_dir: options.outlives === true ? join(data_dir, "platform") : undefined,
  });
  return aShopOn({ clock, data_dir, platform }, options);
}

/** Where a shop opens: a platform that lives by the same clock, and a folder of its own, removed at the end. */
export interface ShopPlace<P extends ShopPlatform> {
  readonly clock: MovableClock;
  readonly data_dir: string;
  readonly platform: P;
}

/** Opens a shop on a platform that runs. */
export async function aShopOn<P extends ShopPlatform>(
  { clock, data_dir, platform }: ShopPlace<P>,
  options: Omit<ShopWorldOptions, "outlives">,
) {
  const app = await platform.control("POST", "/apps", { name: "小店" });
  const [app_id, api_key] = [String(app["app_id"]), String(app["api_key"])];
  const log = aKeptLog();
  const { settings = {} } = options;
  const running = await startShopAddon({ clock, data_dir, platform, api_key, log, settings });
  const { addon } = running;
  await addon.installApp({ installation_id: INSTALLATION, app_id, name: "小店" });
  addon.bindings.forget();
  const bindings = await addon.bindings.all(INSTALLATION);
  const bindingOf = (form: FormName) => {
    const found = bindings.find((binding) => binding.form === form);
    if (found === undefined) throw new Error(`no form ${form} is bound`);
    return found;
  };
  for (const [form, rows] of options.records ?? aShop(clock.today(), options.item_count)) {
    await addon.platform.createRecords(bindingOf(form), rows, randomUUID());
  }
  await running.reconcile(false);
  const hurry = () => clock.move(HURRY_MS);
  /** All pushes delivered, all they said taken in, all that follows done. */
  const settled = async () => {
    await platform.idle();
    await drained(running, hurry, options.settled_within_ms);
  };
  await settled();
  clock.move(BETWEEN_SYNC_AND_PLAY_MS);

  const records = (form: FormName) => platform.records(bindingOf(form).entry_id);
  return {
    ...{ clock, data_dir, platform, app_id, api_key, log, running, addon, bindingOf, records, settled },
    person: {
      create: (form: FormName, data: object) => platform.create(bindingOf(form).entry_id, data),
      edit: (form: FormName, record_id: string, data: object) =>
        platform.edit(bindingOf(form).entry_id, record_id, data),
      remove: (form: FormName, record_id: string) => platform.remove(bindingOf(form).entry_id, record_id),
      recover: (form: FormName, record_id: string) => platform.recover(bindingOf(form).entry_id, record_id),
      importRows: (form: FormName, rows: readonly object[]) => platform.importRows(bindingOf(form).entry_id, rows),
    },
    /** The records of a form that bear all of these values. */
    find: async (form: FormName, values: Readonly<Record<string, unknown>>): Promise<readonly ShownRecord[]> =>
      (await records(form)).filter((record) => Object.entries(values).every(([name, value]) => record[name] === value)),
    /** The one stock record of an item. */
    stockOf: async (item_code: string): Promise<ShownRecord> => {
      const [found, ...others] = (await records("stock_level")).filter((record) => record["item_code"] === item_code);
      if (found === undefined || others.length > 0) throw new Error(`not one stock record of ${item_code}`);
      return found;
    },
    close: async () => {
      await running.stop();
      await platform.close();
      rmSync(data_dir, { recursive: true, force: true });
    },
  };
}
