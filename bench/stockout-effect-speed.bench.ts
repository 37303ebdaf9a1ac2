/** How long a million order lines of 50,000 customers take, from the lines to the estimate, and the memory it needs. */
import { performance } from "node:perf_hooks";
import { finished } from "../src/domain/math/steps.ts";
import { comparison } from "../src/domain/stockout-effect/comparison.ts";
import { itemLossSteps } from "../src/domain/stockout-effect/item-loss-ranking.ts";
import type { CustomerAttributes, StockoutExposure } from "../src/domain/stockout-effect/purchase-line.ts";
import { purchasePanel } from "../src/domain/stockout-effect/purchase-panel.ts";
import { SHOP_PLAN } from "../src/domain/stockout-effect/simulator/shop-plan.ts";
import { lastDayOf, simulatedCustomers } from "../src/domain/stockout-effect/simulator/simulate-shop.ts";
import { stockoutEffect } from "../src/domain/stockout-effect/stockout-effect.ts";
import type { Figure } from "./run.ts";
import { cpuSeconds } from "./support/cpu-seconds.ts";
import { rounded } from "./support/shares.ts";

const PLAN = { ...SHOP_PLAN, customers: 50_000, items: 400, categories: 10, outages_per_year: 0.5 };

/** Runs the bench. Lines are made while they are read, so no row of them adds to the memory; making them is measured apart. */
export function run(): Promise<readonly Figure[]> {
  const made = cpuSeconds(countedLines);
  const exposures: StockoutExposure[] = [];
  const attributes: CustomerAttributes[] = [];
  function* lines() {
    for (const customer of simulatedCustomers(PLAN)) {
      exposures.push(...customer.exposures);
      attributes.push(customer.attributes);
      yield* customer.lines;
    }
  }
  const begun = performance.now();
  const rolled = cpuSeconds(() => purchasePanel(lines(), lastDayOf(PLAN)));
  const matched = cpuSeconds(() => comparison({ panel: rolled.result, exposures, attributes }));
  const judged = cpuSeconds(() => stockoutEffect(matched.result));
  const ranked = cpuSeconds(() => finished(itemLossSteps(matched.result.frame, matched.result.sets)));
  const wall = (performance.now() - begun) / 1000;
  const rolling = Math.max(0, rolled.cpu_seconds - made.cpu_seconds);
  const total = rolling + matched.cpu_seconds + judged.cpu_seconds + ranked.cpu_seconds;
  const seconds = (name: string, value: number, aim: string | null = null) => ({
    name,
    value: rounded(value),
    unit: "s",
    aim,
  });
  return Promise.resolve([
    { name: "order lines", value: made.result, unit: "lines", aim: "≥ 1000000" },
    { name: "customers", value: rolled.result.customers.size, unit: "customers", aim: "50000" },
    { name: "exposed customers compared", value: matched.result.sets.length, unit: "customers", aim: null },
    seconds("rolled up by customer and week, processor time (making the lines taken off)", rolling),
    seconds("matched, processor time", matched.cpu_seconds),
    seconds("four outcomes, pre-trend and four variants, 500 draws each, processor time", judged.cpu_seconds),
    seconds("ranking of items, processor time", ranked.cpu_seconds),
    seconds("all of it, processor time", total, "< 20"),
    seconds("all of it by the clock, making the lines included", wall),
    {
      name: "peak resident memory of the process",
      value: Math.round(process.resourceUsage().maxRSS / 1000),
      unit: "MB",
      aim: "< 800",
    },
  ]);
}

function countedLines(): number {
  let count = 0;
  for (const { lines } of simulatedCustomers(PLAN)) count += lines.length;
  return count;
}
