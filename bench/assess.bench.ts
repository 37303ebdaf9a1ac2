/** How many items per second one core judges, and whether the quantiles it promises hold on windows it has not seen. */
import { performance } from "node:perf_hooks";
import { assessStockoutRisk } from "../src/domain/risk/assess-stockout-risk.ts";
import { generatedSamples, shopSamples, sparePartSamples, webShopSamples } from "./demand-samples.ts";
import type { DemandSample } from "./demand-samples.ts";
import { calibrate } from "./lead-time-calibration.ts";
import type { Figure } from "./run.ts";
import { riskInput, riskInputWithCalendar } from "./support/risk-input.ts";

const RUNS = 3;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  const shops = shopSamples() ?? generatedSamples(1000);
  return Promise.resolve([
    { name: "assessments per second and core", value: itemsPerSecond(shops, riskInput), unit: "1/s", aim: "≥ 1500" },
    {
      name: "assessments per second and core, with effects of holidays",
      value: itemsPerSecond(shops, riskInputWithCalendar),
      unit: "1/s",
      aim: "≥ 0.77 of those without",
    },
    ...calibrationFigures("shop items, 14 days", shops, 14, 3),
    ...calibrationFigures("web shop items, 14 days", webShopSamples() ?? [], 14, 2),
    ...calibrationFigures("spare parts, 6 months", sparePartSamples() ?? [], 6, 1),
  ]);
}

/** Median of three runs over all items, after one run to warm up. */
function itemsPerSecond(samples: readonly DemandSample[], inputOf: typeof riskInput): number {
  const inputs = samples.map(inputOf);
  const rates = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    for (const input of inputs) assessStockoutRisk(input);
    return (inputs.length * 1000) / (performance.now() - start);
  });
  return Math.round(rates.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0);
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
