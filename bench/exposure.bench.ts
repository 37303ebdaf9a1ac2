/**
 * The lists of 500 outages at once in a large shop: 100,000 customers, 10,000 items, about 2,000,000 pairs of customer and
 * item kept as rollup rows. Learning what customers have in common, foretelling the buyers of each item within its own
 * outage, ranking them by what may be lost; seconds and the memory held at most.
 */
import { addDays, dayFromNumber } from "../src/domain/calendar/day.ts";
import { futureLoss, rankedLoss } from "../src/domain/exposure/expected-loss.ts";
import { outageWindow } from "../src/domain/exposure/outage-window.ts";
import { type PredictedBuyer, predictedBuyers } from "../src/domain/exposure/predicted-buyers.ts";
import { topOf } from "../src/domain/math/top-of.ts";
import type { BuyingLedger } from "../src/domain/repurchase/buying-ledger.ts";
import { learnBuyingPopulation } from "../src/domain/repurchase/buying-population.ts";
import type { Figure } from "./run.ts";
import { cpuSeconds } from "./support/cpu-seconds.ts";
import { madeUpLedger } from "./support/made-up-ledger.ts";

const CUSTOMERS = 100_000;
const ITEMS = 10_000;
const PAIRS = 2_000_000;
const AT_RISK = 500;
const TODAY = 20_000;
const LISTED = 50;
const SEED = 20_261_130;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  const ledger = madeUpLedger({ customers: CUSTOMERS, items: ITEMS, pairs: PAIRS, today: TODAY }, SEED);
  const rows = [...ledger.items.values()].reduce((sum, buyers) => sum + buyers.length, 0);
  const held = process.memoryUsage().rss;
  const learned = cpuSeconds(() => learnBuyingPopulation(ledger, TODAY));
  const fit = learned.result;
  if (fit.kind === "not_estimable") throw new Error(fit.reason);
  const items = [...ledger.items.keys()].slice(0, AT_RISK);
  let [listed, exposed] = [0, 0];
  const start = performance.now();
  const ranked = cpuSeconds(() =>
    items.forEach((item_code, i) => {
      const ranking = rankingOf(item_code, i, ledger, fit.population);
      listed += ranking.listed;
      exposed += ranking.exposed;
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS * 1024;
  return Promise.resolve([
    figure("pairs of customer and item", rows, "pairs", "about 2,000,000"),
    figure("learning what customers have in common", learned.cpu_seconds, "processor s", "< 10"),
    figure(`ranking the customers of ${AT_RISK} outages`, ranked.cpu_seconds, "processor s", "< 10"),
    figure(`ranking the customers of ${AT_RISK} outages, by the clock`, seconds, "s", null),
    figure("customers exposed, all outages", exposed, "customers", null),
    figure("customers listed, all outages", listed, "customers", null),
    figure("memory of the rows before", held / 1e6, "MB", null),
    figure("memory at most", peak / 1e6, "MB", null),
  ]);
}

type Population = Parameters<typeof predictedBuyers>[2]["population"];

function rankingOf(item_code: string, i: number, ledger: BuyingLedger, population: Population) {
  const today = dayFromNumber(TODAY);
  const stockout_date = addDays(today, i % 10);
  const outage = outageWindow({ today, stockout_date, expected_arrival: addDays(stockout_date, 5 + (i % 30)) });
  if (outage.kind === "not_estimable") throw new Error(outage.reason);
  const customerOf = (code: string) => ledger.customers.get(code) ?? null;
  const buyers = ledger.items.get(item_code) ?? [];
  const predicted = predictedBuyers(item_code, buyers, { population, calibration: null, customerOf }, outage.days);
  const listed = topOf(
    predicted.map((buyer) => ({ ...buyer, loss: lossOf(buyer) })),
    LISTED,
    (a, b) => b.loss - a.loss || (a.customer_code < b.customer_code ? -1 : 1),
  );
  return { listed: listed.length, exposed: predicted.length };
}

function lossOf({ probability, units }: PredictedBuyer): number {
  const future_loss = futureLoss({ probability, churn_effect: 0.02, residual_value: 500 });
  return rankedLoss({ margin_loss: 12.5 * probability * units, future_loss }, "margin");
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value * 100) / 100, unit, aim };
}
