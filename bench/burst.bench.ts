/**
 * A burst: 50,000 pushes on 5,000 items as fast as they are acknowledged, then the time until every item is assessed and
 * its severity written to the platform (limits off). Half of the items end empty, half with plenty, so every written
 * severity can be checked against what the last push says.
 */
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import type { Figure, StoreKind } from "./run.ts";
import { startBenchAddon } from "./support/bench-addon.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { type BenchPlatform, startBenchPlatform } from "./support/bench-platform.ts";
import { onStore } from "./support/bench-store.ts";
import { createPushLoad, FIRST_NUMBER } from "./support/push-load.ts";
import type { PushedStock } from "./support/push-stream.ts";

const ITEMS = 5_000;
const PUSHES = 50_000;
const PLENTY = 500;
const BURST_MS = 60_000;
const POLL_MS = 250;
const GIVEN_UP_MS = 300_000;
const PAGE = 1_000;

interface StockRecord {
  readonly _id: string;
  readonly item_code: string;
  readonly alert_severity?: string;
}

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
      try {
        const records = await stockRecords(platform, addon.entry_id);
        const load = await createPushLoad(addon, (number) => pushed(records, number));
        const { acks_per_second } = await load.saturate(BURST_MS, PUSHES);
        const last_ack = performance.now();
        load.close();
        const unwritten = await drained(async () => (await stockRecords(platform, addon.entry_id)).filter(isUnwritten));
        const seconds = Math.round((performance.now() - last_ack) / 100) / 10;
        return [
          {
            name: `acks of ${PUSHES} pushes on ${ITEMS} items`,
            value: Math.round(acks_per_second),
            unit: "1/s",
            aim: null,
          },
          { name: "last ack → all assessed and written", value: seconds, unit: "s", aim: "< 30" },
          { name: "severities that are not what the last push says", value: unwritten, unit: "items", aim: "0" },
        ];
      } finally {
        await addon.stop();
      }
    } finally {
      await platform.stop();
    }
  });
}

/** Ten rounds over all items: empty and well stocked in turns, and at last as its code says. */
function pushed(records: readonly StockRecord[], number: number): PushedStock {
  const record = records[number % records.length];
  if (record === undefined) throw new Error("the shop has no stock");
  const isEmpty = isEmptied(record) === (Math.floor((number - FIRST_NUMBER) / records.length) % 2 === 1);
  return { record_id: record._id, item_code: record.item_code, on_hand: isEmpty ? 0 : PLENTY };
}

function isEmptied({ item_code }: StockRecord): boolean {
  return Number(item_code.replace(/\D/g, "")) % 2 === 1;
}

function isUnwritten(record: StockRecord): boolean {
  return (record.alert_severity === "缺货") !== isEmptied(record);
}

/** Waits until nothing is left; gives up when it takes far too long, with the number left. */
async function drained(left: () => Promise<readonly StockRecord[]>): Promise<number> {
  const until = performance.now() + GIVEN_UP_MS;
  for (;;) {
    const { length } = await left();
    if (length === 0 || performance.now() > until) return length;
    await rest(POLL_MS);
  }
}

async function stockRecords({ origin }: BenchPlatform, entry_id: string): Promise<readonly StockRecord[]> {
  const records: StockRecord[] = [];
  for (;;) {
    const after = records.at(-1)?._id ?? "";
    const response = await fetch(`${origin}/sandbox/forms/${entry_id}/records?limit=${PAGE}&after=${after}`);
    // As the sandbox's control API answers.
    const { data } = (await response.json()) as { data: readonly StockRecord[] };
    records.push(...data);
    if (data.length < PAGE) return records;
  }
}
