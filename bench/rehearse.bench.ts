/** How many item days a second a rehearsal lives through, and how long it keeps pushes of the same process waiting. */
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createRehearse } from "../src/app/rehearse/rehearse.ts";
import { rehearsalRequest } from "../src/contracts/rehearsal.ts";
import { addDays, DAY_MS } from "../src/domain/calendar/day.ts";
import { DEFAULT_POOLED_MODEL } from "../src/domain/forecast/pooled-model.ts";
import { type PolicyChoice, type RehearsedItem, rehearsePolicy } from "../src/domain/simulation/rehearse-policy.ts";
import type { CanonicalRow } from "../src/contracts/rows.ts";
import type { Store } from "../src/ports/store.ts";
import { anItem, aSalesLine, aStockLevel } from "../test/store/row-builders.ts";
import { aChange, SHOP } from "../test/store/store-builders.ts";
import { type DemandSample, generatedSamples } from "./demand-samples.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";

const ITEMS = 1_000;
const DAYS = 183;
const TODAY = "2026-11-23";
const RUNS = 3;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  const samples = generatedSamples(ITEMS);
  const items = samples.map(rehearsedItem);
  return [
    figure(
      "item days per second and core, engine",
      daysPerSecond(items, { rules: "engine", service_level: 0.95 }),
      "1/s",
    ),
    figure(
      "item days per second and core, textbook",
      daysPerSecond(items, { rules: "textbook", service_level: 0.95 }),
      "1/s",
    ),
    figure("item days per second and core, thresholds", daysPerSecond(items, { rules: "thresholds" }), "1/s"),
    ...(await inBenchFolder((folder) => wholeRehearsal(join(folder, "stockguard.db"), samples))),
  ];
}

function figure(name: string, value: number, unit: string, aim: string | null = null): Figure {
  return { name, value: Math.round(value * 10) / 10, unit, aim };
}

/** Median of three runs over all items, after one run to warm up. */
function daysPerSecond(items: readonly RehearsedItem[], choice: PolicyChoice): number {
  const rates = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    for (const item of items) rehearsePolicy(item, choice);
    return (items.length * DAYS * 1_000) / (performance.now() - start);
  });
  return rates.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

function rehearsedItem({ quantity }: DemandSample): RehearsedItem {
  const past = quantity.slice(0, -DAYS);
  const usual = past.reduce((sum, units) => sum + units, 0) / past.length;
  return {
    past: { values: Float64Array.from(past), positions: Float64Array.from(past, (_, i) => i % 7) },
    terms: {
      ...{ lead_time_days: 9, lead_time_sd_days: 2, review_period_days: 7, cover_days: 7, is_count: true },
      ...{ moq: null, order_multiple: null },
    },
    pooled: DEFAULT_POOLED_MODEL,
    ...{ limit: 0.1, minimum_stock: Math.ceil(usual * 9), alert_policy: { cool_down_ms: DAY_MS } },
    demand: quantity.slice(-DAYS),
    opening: { opening_stock: Math.ceil(usual * 20), on_its_way: [] },
    lead_days: quantity.slice(-DAYS).map((_, day) => 7 + (day % 5)),
  };
}

/** The use case on SQLite, from the rows to the report. */
async function wholeRehearsal(path: string, samples: readonly DemandSample[]): Promise<readonly Figure[]> {
  const store = createSqliteStore({ path });
  try {
    await fill(store, samples);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const memory = process.memoryUsage().rss;
    let most = memory;
    let held_at = performance.now();
    const held: number[] = [];
    const breathe = async () => {
      held.push(performance.now() - held_at);
      most = Math.max(most, process.memoryUsage().rss);
      await new Promise(setImmediate);
      held_at = performance.now();
    };
    const clock = { now: () => Date.now(), today: () => TODAY };
    delay.enable();
    const start = performance.now();
    const outcome = await createRehearse({ ...store, clock, breathe })(
      SHOP,
      rehearsalRequest.parse({}),
      () => undefined,
    );
    const seconds = (performance.now() - start) / 1_000;
    delay.disable();
    if (outcome.kind !== "rehearsed") throw new Error("too little to rehearse");
    const { items, item_days, groups } = outcome.report;
    const policies = groups[0]?.points.length ?? 0;
    held.sort((a, b) => a - b);
    return [
      figure(`whole rehearsal of ${items} items on SQLite, ${policies} policies`, seconds, "s"),
      figure("item days and policies per second", (item_days * policies) / seconds, "1/s"),
      figure("time between two breaths, p99", held[Math.floor(held.length * 0.99)] ?? 0, "ms"),
      figure("time between two breaths, longest (what the items teach each other)", held.at(-1) ?? 0, "ms"),
      figure("event loop delay, p99", delay.percentile(99) / 1e6, "ms"),
      figure("memory grown by", (most - memory) / 1e6, "MB"),
    ];
  } finally {
    await store.close();
  }
}

async function fill(store: Store, samples: readonly DemandSample[]): Promise<void> {
  await store.registry.saveInstallation({ installation_id: SHOP, name: SHOP, app_id: "app", created_at: 0 });
  for (const [i, { quantity }] of samples.entries()) {
    const item_code = `SKU-${i}`;
    const first = addDays(TODAY, -quantity.length);
    const lines = quantity.flatMap((units, day): CanonicalRow[] =>
      units === 0
        ? []
        : [
            aSalesLine({
              item_code,
              order_no: `${i}-${day}`,
              ordered_on: addDays(first, day),
              quantity: units,
              line_state: "closed",
            }),
          ],
    );
    await store.records.apply([
      aChange(`i-${i}`, [anItem({ item_code, minimum_stock: null })]),
      aChange(`l-${i}`, [aStockLevel({ item_code })]),
      aChange(`o-${i}`, lines),
    ]);
  }
  await store.tidy();
}
