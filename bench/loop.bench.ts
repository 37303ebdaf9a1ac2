/**
 * The whole loop: someone edits stock on the platform, the platform pushes, the add-on assesses the item and writes its
 * severity back. The sandbox (limits off) and the add-on are processes of their own; the times are the sandbox's.
 */
import { join } from "node:path";
import type { Figure, StoreKind } from "./run.ts";
import { startBenchAddon } from "./support/bench-addon.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { startBenchPlatform } from "./support/bench-platform.ts";
import { onStore } from "./support/bench-store.ts";
import { quantile } from "./support/quantiles.ts";
import { type EditsOutcome, editStock } from "./support/stock-edits.ts";

type EditsAt = (per_second: number, seconds: number) => Promise<EditsOutcome>;

const ITEMS = 300;
const RATE = 300;
const SECONDS = 20;
const WARM_UP_SECONDS = 4;
/** Rates tried for the highest one that is kept up with, upwards. */
const RATES = [50, 100, 200, 300, 350, 400, 500, 650, 800, 1_000];
const SECONDS_OF_RATE = 8;
/** A rate is kept up with while 99 % of the severities are written within this (ms). */
const KEPT_UP_MS = 500;

export const STORES: readonly StoreKind[] = ["sqlite", "postgres"];

/** Runs the bench. */
export function run({ store }: { readonly store: StoreKind }): Promise<readonly Figure[]> {
  return onStore(store, measure);
}

function measure(database_url: string | null): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const platform = await startBenchPlatform(join(folder, "platform"));
    try {
      const data_dir = join(folder, "addon");
      const addon = await startBenchAddon({ data_dir, platform, item_count: ITEMS, database_url, is_paused: false });
      const { origin } = platform;
      const { entry_id } = addon;
      try {
        return await figures((per_second, seconds) => editStock({ origin, entry_id, per_second, seconds }));
      } finally {
        await addon.stop();
      }
    } finally {
      await platform.stop();
    }
  });
}

async function figures(editsAt: EditsAt): Promise<readonly Figure[]> {
  await editsAt(RATES[0] ?? 1, WARM_UP_SECONDS);
  const outcome = await editsAt(RATE, SECONDS);
  const kept_up = await highestKeptUp(editsAt);
  const times = allTimes(outcome);
  const at = `push → severity written at ${RATE} edits/s, each changing its item's severity`;
  return [
    figure(`p50 of ${at}`, quantile(times, 0.5), "ms", null),
    figure(`p99 of ${at}`, quantile(times, 0.99), "ms", "< 500"),
    figure(`edits whose severity was not seen within ${outcome.interval_ms} ms`, outcome.unseen, "edits", "0"),
    figure("edits accepted by the platform meanwhile", outcome.edits_per_second, "1/s", null),
    figure(`most edits with p99 < ${KEPT_UP_MS} ms`, kept_up, "1/s", `≥ ${RATE}`),
  ];
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value), unit, aim };
}

/** The highest accepted rate before the first that is not kept up with, at a second try either. */
async function highestKeptUp(editsAt: EditsAt): Promise<number> {
  let highest = 0;
  for (const rate of RATES) {
    let outcome = await editsAt(rate, SECONDS_OF_RATE);
    if (!isKeptUp(outcome)) outcome = await editsAt(rate, SECONDS_OF_RATE);
    if (!isKeptUp(outcome)) break;
    highest = outcome.edits_per_second;
  }
  return highest;
}

function isKeptUp(outcome: EditsOutcome): boolean {
  return quantile(allTimes(outcome), 0.99) < KEPT_UP_MS;
}

/** An edit whose severity was not seen in time took as long as there was, at the least. */
function allTimes({ latencies_ms, unseen, interval_ms }: EditsOutcome): readonly number[] {
  return [...latencies_ms, ...Array.from({ length: unseen }, () => interval_ms)];
}
