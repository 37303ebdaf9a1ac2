/** How many items per second one core judges, and whether the quantiles it promises hold on windows it has not seen. */
import { performance } from "node:perf_hooks";
import { addDays } from "../src/domain/calendar/day.ts";
import { assessStockoutRisk } from "../src/domain/risk/assess-stockout-risk.ts";
import type { RiskInput } from "../src/domain/risk/assess-stockout-risk.ts";
import { generatedSamples, shopSamples, sparePartSamples, webShopSamples } from "./demand-samples.ts";
import type { DemandSample } from "./demand-samples.ts";
import { calibrate } from "./lead-time-calibration.ts";
import type { Figure } from "./run.ts";

const RUNS = 3;
const HISTORY_DAYS = 365;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  const shops = shopSamples() ?? generatedSamples(1000);
  return Promise.resolve([
    { name: "assessments per second and core", value: itemsPerSecond(shops), unit: "1/s", aim: "≥ 1500" },
    ...calibrationFigures("shop items, 14 days", shops, 14, 3),
    ...calibrationFigures("web shop items, 14 days", webShopSamples() ?? [], 14, 2),
    ...calibrationFigures("spare parts, 6 months", sparePartSamples() ?? [], 6, 1),
  ]);
}

/** Median of three runs over all items, after one run to warm up. */
function itemsPerSecond(samples: readonly DemandSample[]): number {
  const inputs = samples.map(riskInput);
  const rates = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    for (const input of inputs) assessStockoutRisk(input);
    return (inputs.length * 1000) / (performance.now() - start);
  });
  return Math.round(rates.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);
}

/** An item with a year of history, two open receipts and stock for about ten days. */
function riskInput({ first_day, quantity }: DemandSample, i: number): RiskInput {
  const history = quantity.slice(-HISTORY_DAYS);
  const today = addDays(first_day, quantity.length);
  const mean = history.reduce((sum, value) => sum + value, 0) / history.length;
  return {
    today,
    item: {
      item_code: String(i),
      item_name: String(i),
      unit: null,
      purchase_cost: 6,
      sale_price: 10,
      moq: 10,
      order_multiple: 5,
      minimum_stock: null,
      service_level: null,
      review_period_days: 7,
      abc_class: "B",
    },
    location_code: "1",
    stock: { on_hand: Math.ceil(10 * mean) + 1, allocated: 0, on_order: 0, backorder: 0 },
    demand: { first_day: addDays(today, -history.length), quantity: history, in_stock: history.map(() => 1) },
    receipts: [
      { purchase_order_no: "1", due: addDays(today, -2), quantity: Math.ceil(5 * mean) },
      { purchase_order_no: "2", due: addDays(today, 9), quantity: Math.ceil(5 * mean) },
    ],
    lead_time: { mean_days: 10, sd_days: 3, sample_count: 5, source: "learned" },
    unfilled_quantity: 0,
    previous_severity: null,
  };
}

function calibrationFigures(name: string, samples: readonly DemandSample[], days: number, rounds: number): Figure[] {
  if (samples.length === 0) return [];
  return [0.95, 0.99].flatMap((p) => {
    const { ours, gaussian } = calibrate(samples, days, p, rounds);
    const figure = (what: string, value: number, aim: string | null): Figure => ({
      name: `${name}: ${what} of the ${p * 100} % quantile`,
      value: Math.round(value * 1e4) / 1e4,
      unit: "share",
      aim,
    });
    return [
      figure("coverage", ours.coverage, String(p)),
      figure("coverage, Gaussian rule,", gaussian.coverage, null),
      figure("pinball loss ÷ mean demand", ours.loss, "below the Gaussian rule"),
      figure("pinball loss ÷ mean demand, Gaussian rule,", gaussian.loss, null),
    ];
  });
}
