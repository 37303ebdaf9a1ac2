/**
 * How many pushes the add-on acknowledges, each durable before its answer, and how fast it answers at a fixed rate. The
 * add-on is a process of its own with its store on disk; this process sends signed pushes over kept-open connections.
 */
import { join } from "node:path";
import type { Figure, StoreKind } from "./run.ts";
import { startBenchAddon } from "./support/bench-addon.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { startBenchPlatform } from "./support/bench-platform.ts";
import { onStore } from "./support/bench-store.ts";
import { durableWrites } from "./support/durable-write.ts";
import { createPushLoad, type LoadOutcome } from "./support/push-load.ts";
import { median, quantile } from "./support/quantiles.ts";

type PushLoad = Awaited<ReturnType<typeof createPushLoad>>;

const WINDOWS = 3;
const WINDOW_MS = 5_000;
/** A minute in all. */
const LONG_WINDOWS = 12;
const AIMS = { sqlite: "≥ 12000", postgres: "≥ 8000" } as const;
/** More than are answered in a window. */
const PUSHES_OF_WINDOW = 120_000;
const WARM_UP_MS = 2_000;
const SMALL_SHOP = 10;

export const STORES: readonly StoreKind[] = ["sqlite", "postgres"];

/** Runs the bench. */
export async function run({ store }: { readonly store: StoreKind }): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => [
    ...(await withAddon({ folder: join(folder, "paused"), store, is_paused: true }, async (load) => [
      ...(await steady(load, { per_second: 1_000, behind: "pipeline paused", aim: null })),
      ...(await saturated(load, "pipeline paused", null)),
    ])),
    ...(await withAddon({ folder: join(folder, "running"), store, is_paused: false }, async (load) => [
      ...(await steady(load, { per_second: 1_000, behind: "pipeline running", aim: "< 20", windows: LONG_WINDOWS })),
      ...(await steady(load, { per_second: 4_000, behind: "pipeline running", aim: null })),
      ...(await saturated(load, "pipeline running", AIMS[store])),
    ])),
    ...durableWrites(folder),
  ]);
}

interface AddonWish {
  readonly folder: string;
  readonly store: StoreKind;
  readonly is_paused: boolean;
}

function withAddon(
  { store, ...wish }: AddonWish,
  measure: (load: PushLoad) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  return onStore(store, (database_url) => onDatabase({ ...wish, database_url }, measure));
}

async function onDatabase(
  { folder, is_paused, database_url }: Omit<AddonWish, "store"> & { readonly database_url: string | null },
  measure: (load: PushLoad) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const platform = await startBenchPlatform(join(folder, "platform"));
  try {
    const addon = await startBenchAddon({
      data_dir: join(folder, "addon"),
      platform,
      item_count: SMALL_SHOP,
      ...{ is_paused, database_url },
    });
    const load = await createPushLoad(addon);
    try {
      await load.steady(500, WARM_UP_MS);
      return await measure(load);
    } finally {
      load.close();
      await addon.stop();
    }
  } finally {
    await platform.stop();
  }
}

async function saturated(load: PushLoad, behind: string, aim: string | null): Promise<readonly Figure[]> {
  const windows = await inWindows(() => load.saturate(WINDOW_MS, PUSHES_OF_WINDOW));
  const value = Math.round(median(windows.map(({ acks_per_second }) => acks_per_second)));
  return [{ name: `durable acks, ${behind}`, value, unit: "1/s", aim }];
}

interface SteadyLoad {
  readonly per_second: number;
  readonly behind: string;
  readonly aim: string | null;
  readonly windows?: number;
}

async function steady(
  load: PushLoad,
  { per_second, behind, aim, windows: count = WINDOWS }: SteadyLoad,
): Promise<readonly Figure[]> {
  const windows = await inWindows(() => load.steady(per_second, WINDOW_MS), count);
  const figure = (share: number, name: string, its_aim: string | null): Figure => {
    const value = median(windows.map(({ latencies_ms }) => quantile(latencies_ms, share)));
    return {
      name: `${name} of acks at ${per_second}/s, ${behind}`,
      value: Math.round(value * 10) / 10,
      unit: "ms",
      aim: its_aim,
    };
  };
  const all = windows.flatMap(({ latencies_ms }) => latencies_ms);
  const whole = Math.round(10 * quantile(all, 0.99)) / 10;
  return [
    figure(0.5, "p50", null),
    figure(0.99, `p99, median of ${count} windows,`, null),
    { name: `p99 of acks at ${per_second}/s over all windows, ${behind}`, value: whole, unit: "ms", aim },
  ];
}

async function inWindows(window: () => Promise<LoadOutcome>, count = WINDOWS): Promise<readonly LoadOutcome[]> {
  const outcomes: LoadOutcome[] = [];
  for (let number = 0; number < count; number += 1) outcomes.push(await window());
  return outcomes;
}
