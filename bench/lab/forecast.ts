import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { demandQuantile } from "../../src/domain/demand/demand-distribution.ts";
import { comingDemand } from "../../src/domain/forecast/coming-demand.ts";
import { demandForecast } from "../../src/domain/forecast/demand-forecast.ts";
import type { DemandForecast } from "../../src/domain/forecast/demand-forecast.ts";
import { historyOf } from "../../src/domain/forecast/history.ts";
import { learnPooledModel } from "../../src/domain/forecast/pooled/learn-pooled-model.ts";
import { valueAt } from "../../src/domain/math/value-at.ts";
import { atLeastOne } from "./options.ts";
import { readSeries } from "./read-series.ts";
import { trimmedHistory } from "./trimmed-history.ts";
import type { TrimmedHistory } from "./trimmed-history.ts";
import { csvCell, writeLines } from "./write-lines.ts";

const QUANTILES = [0.5, 0.8, 0.9, 0.95, 0.99] as const;

/** What is to be forecast, in periods. */
export interface ForecastTask {
  readonly horizon: number;
  readonly season: number;
  readonly lead: number;
}

interface ForecastOptions extends ForecastTask {
  readonly train: string;
  readonly out: string;
}

/** Adds `forecast`: mean and quantiles of each coming period, and quantiles of the sum over the lead time. */
export function addForecast(program: Command): void {
  program
    .command("forecast")
    .description("mean and quantiles of the coming periods and of their sum over the lead time")
    .requiredOption("--train <file>", "CSV without header: sku,v1,…,vn; oldest first, blank = not known")
    .requiredOption("--horizon <periods>", "periods to forecast", atLeastOne)
    .requiredOption("--season <periods>", "length of the cycle: 7 days, 12 months, 1 for none", atLeastOne)
    .requiredOption("--lead <periods>", "periods whose sum is forecast", atLeastOne)
    .requiredOption("--out <file>", "CSV; beside it a .time file with cpu_seconds and failures")
    .action(async (options: ForecastOptions) => {
      const histories: TrimmedHistory[] = [];
      for await (const series of readSeries(options.train, { may_be_ragged: true, may_have_blanks: true })) {
        histories.push(trimmedHistory(series, options.season));
      }
      const start = process.cpuUsage();
      const forecasts = forecastAll(histories, options);
      const { user, system } = process.cpuUsage(start);
      await writeLines(options.out, forecasts.flatMap(linesOf));
      const failures = forecasts.filter(({ values }) => !values.flat().every(Number.isFinite)).length;
      for (const file of timeFiles(options.out))
        writeFileSync(file, `${((user + system) / 1e6).toFixed(3)} ${failures}\n`);
    });
}

/** O.csv.time and O.time: scripts that name it by the whole file name and by its stem both find it. */
function timeFiles(out: string): readonly string[] {
  return [...new Set([`${out}.time`, `${out.replace(/\.csv$/, "")}.time`])];
}

/** One series forecast: for each named row its values. */
interface NamedForecast {
  readonly sku: string;
  readonly rows: readonly string[];
  readonly values: readonly (readonly number[])[];
}

const ROWS = ["mean", ...QUANTILES.map((p) => `q${p}`), ...QUANTILES.map((p) => `L${p}`)];

/** Forecasts all series: learns across them, then chooses a method for each. */
export function forecastAll(histories: readonly TrimmedHistory[], task: ForecastTask): readonly NamedForecast[] {
  const pooled = learnPooledModel({ items: histories, cycle: task.season, days: task.lead });
  return histories.map((history) => {
    const forecast = demandForecast(historyOf(history, pooled.season), task.lead, pooled);
    return { sku: history.sku, rows: ROWS, values: valuesOf(forecast, history.is_count, task) };
  });
}

/** Position 0 of the cycle is the first coming period. */
function valuesOf(forecast: DemandForecast, is_count: boolean, { horizon, lead }: ForecastTask): number[][] {
  const cycle = forecast.season_index.length;
  const shares = Array.from({ length: Math.max(horizon, lead) }, (_, h) => valueAt(forecast.season_index, h % cycle));
  const byPosition = shares.slice(0, Math.min(horizon, cycle)).map((share) => {
    const law = comingDemand(forecast, 1, share, is_count);
    return QUANTILES.map((p) => demandQuantile(law, p));
  });
  const leadShares = shares.slice(0, lead).reduce((sum, share) => sum + share, 0);
  const sum = comingDemand(forecast, lead, leadShares, is_count);
  const ahead = shares.slice(0, horizon);
  return [
    ahead.map((share) => forecast.level * share),
    ...QUANTILES.map((_, q) => ahead.map((__, h) => byPosition[h % cycle]?.[q] ?? 0)),
    ...QUANTILES.map((p) => [demandQuantile(sum, p)]),
  ];
}

function linesOf({ sku, rows, values }: NamedForecast): string[] {
  return values.map((row, i) => `${csvCell(sku)},${rows[i] ?? ""},${row.map(figure).join(",")}`);
}

/** Four decimals, whole numbers without any. */
function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Math.round(value * 1e4) / 1e4);
}
