/** How fast forecasts are made, beside R's `ets` in the same run; processor time of one thread throughout. */
import { assessStockoutRisk } from "../src/domain/risk/assess-stockout-risk.ts";
import { learnPooledModel } from "../src/domain/forecast/pooled/learn-pooled-model.ts";
import { createOrderPlanner } from "../src/domain/simulation/order-planner.ts";
import { generatedSamples, shopSamples } from "./demand-samples.ts";
import { forecastAll } from "./lab/forecast.ts";
import { trimmedHistory, type TrimmedHistory } from "./lab/trimmed-history.ts";
import type { Figure } from "./run.ts";
import { hasR, rForecasts } from "./science/r-baseline.ts";
import { cpuSeconds } from "./support/cpu-seconds.ts";
import { evenly } from "../src/domain/math/evenly.ts";
import { median } from "./support/quantiles.ts";
import { riskInput } from "./support/risk-input.ts";

const DAYS = 365;
const RUNS = 3;
const R_SERIES = 60;
const TASK = { horizon: 28, season: 7, lead: 14 } as const;
const PLANNED_DAYS = 120;
const TERMS = {
  ...{ lead_time_days: 7, lead_time_sd_days: 2, review_period_days: 7, moq: null, order_multiple: null },
  ...{ cover_days: 7, is_count: true },
} as const;

/** Runs the bench on real sales where they are there, else on made-up ones. */
export async function run(): Promise<readonly Figure[]> {
  const samples = shopSamples() ?? generatedSamples(1000);
  const pasts = samples.map(({ quantity }) => Float64Array.from(quantity.slice(-DAYS)));
  const histories = pasts.map((values, i) => trimmedHistory({ sku: String(i), values }, TASK.season));
  const learning = () => learnPooledModel({ items: histories, cycle: TASK.season, days: TASK.lead });
  const whole = rate(histories.length, () => forecastAll(histories, TASK));
  const learned = median(repeated(learning));
  const alone = histories.length / (histories.length / whole - learned);
  const inputs = samples.map(riskInput);
  return [
    figure("series forecast, method chosen by back-test, five quantiles", alone, "≥ 500"),
    figure(`the same, learning across ${histories.length} items included`, whole, null),
    { name: "learning across items (600 of them), once", value: round(learned), unit: "s", aim: null },
    ...(await besideR(pasts)),
    figure(
      "assessments",
      rate(inputs.length, () => inputs.forEach((input) => assessStockoutRisk(input))),
      "≥ 1500",
    ),
    figure("days planned, the forecast carried on", plannedDays(histories), "≥ 20000"),
  ];
}

function rate(count: number, work: () => unknown): number {
  return count / median(repeated(work));
}

/** Processor seconds of several runs, after one to warm up. */
function repeated(work: () => unknown): readonly number[] {
  return Array.from({ length: RUNS + 1 }, () => cpuSeconds(work).cpu_seconds).slice(1);
}

async function besideR(pasts: readonly Float64Array[]): Promise<readonly Figure[]> {
  if (!hasR()) return [];
  const series = evenly(pasts, R_SERIES).map((past, i) => ({ sku: String(i), past, future: new Float64Array(0) }));
  const set = { name: "speed", cycle: TASK.season, lead: TASK.lead, horizon: TASK.horizon, series };
  const { cpu_seconds } = await rForecasts(set, { method: "ets", is_trimmed: true });
  return [figure(`series forecast by R ets (${series.length} of them)`, series.length / cpu_seconds, null)];
}

/** Every item lives from the day after its history through days like its own past. */
function plannedDays(histories: readonly TrimmedHistory[]): number {
  const pooled = learnPooledModel({ items: histories, cycle: TASK.season, days: TASK.lead });
  const planned = histories.map((past) => ({
    past,
    planner: createOrderPlanner({ past, terms: TERMS, pooled, service_level: 0.95 }),
  }));
  const { cpu_seconds } = cpuSeconds(() => {
    for (const { past, planner } of planned) {
      for (let day = 0; day < PLANNED_DAYS; day++) {
        const sold = past.values[day % past.values.length] ?? 0;
        planner.order({ sold, is_stockout: false, on_hand: 3 * sold, on_order: sold });
      }
    }
  });
  return (planned.length * PLANNED_DAYS) / cpu_seconds;
}

function figure(name: string, value: number, aim: string | null): Figure {
  return { name, value: round(value), unit: "per second and core", aim };
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
