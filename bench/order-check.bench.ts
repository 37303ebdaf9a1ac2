/**
 * How soon an order of five lines is judged, with what to offer instead, in a shop of 100,000 items: units of three in ten are
 * kept aside for key customers, and two orders in ten are of a code that many people order under. `BENCH_ITEMS=2000` for less.
 */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createChineseCalendar } from "../src/adapters/calendar/create-chinese-calendar.ts";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createSystemClock } from "../src/adapters/system/system-clock.ts";
import { createLearnAcrossItems } from "../src/app/assess/learn-across-items.ts";
import { createPooledModels } from "../src/app/assess/pooled-models.ts";
import { createCareSegments } from "../src/app/care/care-segments.ts";
import { createCheckOrder } from "../src/app/order-check/check-order.ts";
import { seededRandom } from "../src/domain/math/seeded-random.ts";
import { assessStockoutRisk } from "../src/domain/risk/assess-stockout-risk.ts";
import type { Store } from "../src/ports/store.ts";
import { aFigure } from "../test/store/exposure-builders.ts";
import { anAssessment, SHOP } from "../test/store/store-builders.ts";
import { generatedSamples } from "./demand-samples.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { fillMasterData, fillSales } from "./support/nightly-shop.ts";
import { quantile } from "./support/quantiles.ts";
import { riskInput } from "./support/risk-input.ts";

/** Codes of many people at once: one that is known to name nobody, and one of a shop's own, which counts as a customer. */
const WALK_IN_CODES = ["散客", "POS"] as const;
const SHOP_SIZE = {
  ...{ items: Number(process.env["BENCH_ITEMS"] ?? 100_000), days: 60, today: "2026-11-23" },
  ...{ reserved_share: 0.3, walk_in_codes: WALK_IN_CODES },
} as const;
const NOW = Date.parse("2026-11-23T02:00:00Z");
const BATCH = 1_000;
const ORDERS = 200;
const WARM_UP = 20;
const LINES = 5;
const SUBSTITUTES = 10;
const CUSTOMERS = 5_000;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const path = join(folder, "stockguard.db");
    const store = createSqliteStore({ path });
    try {
      await fill(store, path);
      return await measured(store);
    } finally {
      await store.close();
    }
  });
}

async function measured(store: Store): Promise<readonly Figure[]> {
  const clock = createSystemClock({ now: () => NOW });
  const calendar = createChineseCalendar();
  const breathe = () => Promise.resolve();
  const models = createPooledModels(store.registry);
  await createLearnAcrossItems({ ...store, models, clock, calendar, breathe })(SHOP);
  const checkOrder = createCheckOrder({
    ...{ ...store, clock, calendar, breathe, pooledModel: models.of },
    effectSetting: () => Promise.resolve({ bound: new Set(["stock_level", "sales_order", "purchase_order"] as const) }),
    alarmBudget: () => Promise.resolve(undefined),
    slowSuppliers: () => Promise.resolve(new Map()),
    segmentsOf: createCareSegments({ ...store, clock }),
    marks: {
      markOf: (_shop, code) => Promise.resolve(`mark of ${code}`),
      erasureOf: () => Promise.resolve(null),
    },
  });
  const random = seededRandom(7);
  const some = (most: number) => Math.floor(random() * most);
  const times: number[] = [];
  let [substitutes, reserved, key] = [0, 0, 0];
  for (let order = 0; order < WARM_UP + ORDERS; order++) {
    const lines = Array.from({ length: LINES }, () => ({
      item_code: `I${some(SHOP_SIZE.items)}`,
      quantity: 1 + some(60),
    }));
    const begun_at = performance.now();
    const customer_code = WALK_IN_CODES[order % 10] ?? `C${some(CUSTOMERS)}`;
    const report = await checkOrder(SHOP, { customer_code, lines });
    if (order < WARM_UP) continue;
    times.push(performance.now() - begun_at);
    for (const line of report.lines) {
      if (line.kind !== "checked") continue;
      substitutes += line.substitutes.length;
      if (line.reserve !== null) reserved += 1;
      if (line.reserve?.is_for_customer === true) key += 1;
    }
  }
  return [
    ...[0.5, 0.95].map((share) => ({
      name: `order of ${LINES} lines among ${SHOP_SIZE.items} items, p${share * 100}`,
      value: Math.round(10 * quantile(times, share)) / 10,
      unit: "ms",
      aim: share === 0.95 ? "< 50" : null,
    })),
    { name: "substitutes offered per order", value: substitutes / ORDERS, unit: "items", aim: null },
    { name: "lines with units kept aside per order", value: reserved / ORDERS, unit: "lines", aim: null },
    { name: "of them for who orders", value: key / ORDERS, unit: "lines", aim: null },
  ];
}

/** What the last night found every customer to be worth, a few of them most of it. */
async function keepFigures(store: Store): Promise<void> {
  const codes = [...Array.from({ length: CUSTOMERS }, (_, i) => `C${i}`), "POS"];
  const figures = codes.map((customer_code, i) => aFigure({ customer_code, value: 100_000 / (1 + (i % 1_000)) }));
  await store.customerFigures.keep(SHOP, figures);
}

/** Masters, stock, sales, one kept assessment and ten learned substitutes of each item; nothing waits to be assessed. */
async function fill(store: Store, path: string): Promise<void> {
  await store.registry.saveInstallation({ installation_id: SHOP, app_id: "app", name: "店", created_at: 1 });
  await fillMasterData(store, SHOP_SIZE);
  fillSales(path, SHOP_SIZE);
  await keepFigures(store);
  const risks = generatedSamples(BATCH).map((sample, i) => assessStockoutRisk(riskInput(sample, i)));
  for (;;) {
    const claims = await store.subjects.claimDirty(SHOP, BATCH, NOW, 1_000);
    if (claims.length === 0) break;
    await store.assessments.commit(
      claims.map((claimed, i) => {
        const risk = risks[i % BATCH];
        return { claimed, assessment: anAssessment({ ...claimed, on_hand: 20 + i, risk }), effects: [] };
      }),
    );
  }
  const random = seededRandom(11);
  for (let first = 0; first < SHOP_SIZE.items; first += BATCH) {
    await store.substitutes.save(
      SHOP,
      Array.from({ length: BATCH }, (_, i) => ({
        ...{ item_code: `I${first + i}`, learned_on: SHOP_SIZE.today },
        rejected: [],
        learned: Array.from({ length: SUBSTITUTES }, (__, rank) => ({
          ...{ item_code: `I${Math.floor(random() * SHOP_SIZE.items)}`, chance: 0.3 / (1 + rank) },
          ...{ outage: rank < 2 ? { buyers: 23, taken: 9, lift: 3.1 } : null, co_buyers: 5 },
        })),
      })),
    );
  }
  await store.tidy();
}
