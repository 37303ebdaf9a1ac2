import type { Command } from "commander";
import { z } from "zod";
import { comingDemand } from "../../src/domain/forecast/coming-demand.ts";
import { demandForecast } from "../../src/domain/forecast/demand-forecast.ts";
import { historyOf } from "../../src/domain/forecast/history.ts";
import { learnPooledModel } from "../../src/domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../../src/domain/forecast/pooled-model.ts";
import { valueAt } from "../../src/domain/math/value-at.ts";
import { runOutProbability } from "../../src/domain/risk/run-out-probability.ts";
import { InputFault } from "./input-fault.ts";
import { atLeastOne } from "./options.ts";
import { readRecords } from "./read-records.ts";
import { trimmedHistory } from "./trimmed-history.ts";
import type { TrimmedHistory } from "./trimmed-history.ts";
import { csvCell, writeLines } from "./write-lines.ts";

const units = z.number().nonnegative();

const WARN_CASE = z
  .object({
    id: z.union([z.string().min(1), z.number()]).transform(String),
    history: z.array(units).min(1),
    censored: z.array(z.union([z.literal(0), z.literal(1)])).optional(),
    on_hand: z.number(),
    open_orders: z.array(z.object({ quantity: units, due_in_days: z.number() })),
    lead_time_days: units,
    lead_time_sd_days: units.optional(),
  })
  .refine(({ history, censored }) => censored === undefined || censored.length === history.length, {
    message: "censored must have one entry for each day of history",
  });

/** One item as it stands. */
export type WarnCase = z.infer<typeof WARN_CASE>;

const WEEK = 7;

/** Adds `warn`: the probability that each item runs out within the horizon if nothing more is ordered. */
export function addWarn(program: Command): void {
  program
    .command("warn")
    .description("probability that demand exceeds stock plus open orders within the horizon")
    .requiredOption("--in <file>", "NDJSON: id, history, censored?, on_hand, open_orders, lead_time_days, …")
    .requiredOption("--out <file>", "CSV: id,p; - is the standard output")
    .option("--horizon <days>", "days ahead", atLeastOne, 14)
    .action(async (options: { readonly in: string; readonly out: string; readonly horizon: number }) => {
      const cases: WarnCase[] = [];
      const lines = new Map<string, number>();
      for await (const { line, value } of readRecords(options.in, WARN_CASE)) {
        const earlier = lines.get(value.id);
        if (earlier !== undefined) throw new InputFault(options.in, line, `id ${value.id} is that of line ${earlier}`);
        lines.set(value.id, line);
        cases.push(value);
      }
      const chances = warnAll(cases, options.horizon);
      await writeLines(
        options.out,
        cases.map(({ id }, i) => `${csvCell(id)},${(chances[i] ?? 0).toFixed(6)}`),
      );
    });
}

/** The probabilities, in the order of the cases; all items teach each other first. */
export function warnAll(cases: readonly WarnCase[], horizon: number): readonly number[] {
  const histories = cases.map(({ id, history, censored }) =>
    trimmedHistory({ sku: id, values: Float64Array.from(history) }, WEEK, (day) => censored?.[day] === 1),
  );
  const pooled = learnPooledModel({ items: histories, cycle: WEEK, days: horizon });
  return cases.map((known, i) => chanceOf(known, histories[i], horizon, pooled));
}

/** A dip before a receipt counts, and so does running out after it. */
function chanceOf(known: WarnCase, history: TrimmedHistory | undefined, horizon: number, pooled: PooledModel): number {
  if (history === undefined || history.values.length === 0) return known.on_hand < 0 ? 1 : 0;
  const forecast = demandForecast(historyOf(history, pooled.season), horizon, pooled);
  const shares = new Float64Array(horizon + 1);
  for (let day = 0; day < horizon; day++) {
    shares[day + 1] = valueAt(shares, day) + valueAt(forecast.season_index, day % WEEK);
  }
  const stock = { on_hand: known.on_hand, receipts: known.open_orders, lead_time: leadTimeOf(known) };
  return runOutProbability(stock, horizon, (days) =>
    comingDemand(forecast, days, valueAt(shares, days), history.is_count),
  );
}

function leadTimeOf({ lead_time_days, lead_time_sd_days = 0 }: WarnCase) {
  return { mean_days: lead_time_days, sd_days: lead_time_sd_days, sample_count: 0, source: "item" } as const;
}
