import { valueAt } from "../math/value-at.ts";
import { blendedSpreads, measuredLengths } from "./demand-forecast.ts";
import type { DemandOutlook } from "./demand-forecast.ts";
import { warmUpDays } from "./forecast-kernel.ts";
import { classOf } from "./pooled-model.ts";
import type { PooledModel } from "./pooled-model.ts";
import { seasonIndex } from "./season-index.ts";
import type { SeasonHistory } from "./season-index.ts";
import { advanceBank, createBank, weightedBankLevel } from "./smoothing-bank.ts";
import type { SmoothingBank } from "./smoothing-bank.ts";
import { createSpreadMeter, meteredSpread, meterWindow } from "./spread.ts";
import type { SpreadMeter } from "./spread.ts";

/**
 * The pooled combination kept up to date day by day, in constant time: what a forecast over the whole history would
 * give, without reading the history again. Season and class are those of the beginning.
 */
export interface DemandTracker {
  readonly pooled: PooledModel;
  readonly season_index: Float64Array;
  /** Length of the sums that matter. */
  readonly days: number;
  readonly warm_up: number;
  readonly bank: SmoothingBank;
  readonly meters: readonly SpreadMeter[];
  /** After each day: the level, and the sums of demand and of shares so far, which begin with 0. */
  readonly levels: number[];
  readonly value_sums: number[];
  readonly index_sums: number[];
}

/** What a tracker begins with. */
export interface TrackerStart {
  readonly past: SeasonHistory;
  readonly days: number;
  readonly pooled: PooledModel;
}

/** A tracker that has seen a history. */
export function createDemandTracker({ past, days, pooled }: TrackerStart): DemandTracker {
  const tracker: DemandTracker = {
    pooled,
    season_index: seasonIndex(past, pooled.season),
    days,
    warm_up: warmUpDays(past.values.length),
    bank: createBank(pooled.pace),
    meters: measuredLengths(days).map(createSpreadMeter),
    levels: [],
    value_sums: [0],
    index_sums: [0],
  };
  past.values.forEach((value, t) => advanceTracker(tracker, value, valueAt(past.positions, t)));
  return tracker;
}

/** Takes in the demand of one more day and its position in the cycle. */
export function advanceTracker(tracker: DemandTracker, demand: number, position: number): void {
  const { bank, pooled, levels, value_sums, index_sums } = tracker;
  const share = valueAt(tracker.season_index, position);
  value_sums.push((value_sums.at(-1) ?? 0) + demand);
  index_sums.push((index_sums.at(-1) ?? 0) + share);
  advanceBank(bank, demand, share);
  levels.push(pooled.drift * weightedBankLevel(bank, pooled.weights));
  for (const meter of tracker.meters) meterLatest(tracker, meter);
}

/** The window of the meter's length that ends with the latest day, unless it began in the warm-up. */
function meterLatest({ levels, value_sums, index_sums, warm_up }: DemandTracker, meter: SpreadMeter): void {
  const end = levels.length - 1;
  const origin = end - meter.days;
  if (origin < warm_up - 1) return;
  const between = (sums: readonly number[]) => (sums[end + 1] ?? 0) - (sums[origin + 1] ?? 0);
  meterWindow(meter, between(value_sums), levels[origin] ?? 0, between(index_sums));
}

/** What coming demand looks like now. */
export function trackedOutlook({ levels, value_sums, index_sums, meters, pooled, days }: DemandTracker): DemandOutlook {
  const level = levels.at(-1) ?? 0;
  const shares = index_sums.at(-1) ?? 0;
  const long_run_level = shares > 0 ? (value_sums.at(-1) ?? 0) / shares : 0;
  const class_spread = classOf(pooled, level * days);
  return {
    level,
    long_run_level,
    class_spread,
    spreads: blendedSpreads(
      meters.map((meter) => meteredSpread(meter, long_run_level)),
      class_spread,
    ),
  };
}
