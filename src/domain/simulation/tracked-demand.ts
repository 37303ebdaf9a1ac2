import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { comingDemand } from "../forecast/coming-demand.ts";
import type { DemandOutlook } from "../forecast/demand-forecast.ts";
import { advanceTracker, createDemandTracker, trackedOutlook } from "../forecast/demand-tracker.ts";
import type { DemandTracker, TrackerStart } from "../forecast/demand-tracker.ts";
import { valueAt } from "../math/value-at.ts";

/** What is known of demand each evening, from nothing but the days that are over. */
export interface TrackedDemand {
  /** Takes in one more day. */
  learn(day: { readonly sold: number; readonly is_stockout: boolean }): void;
  outlook(): DemandOutlook;
  /** The law of demand over the coming days, of which the last is unsure by `sd_days`. */
  law(outlook: DemandOutlook, days: number, sd_days: number): DemandDistribution;
}

/** A tracker for a replay: position 0 of the cycle is the day after the history. */
export function createTrackedDemand(start: TrackerStart & { readonly is_count: boolean }): TrackedDemand {
  const tracker = createDemandTracker(start);
  let today = 0;
  return {
    learn({ sold, is_stockout }) {
      const position = today % tracker.season_index.length;
      advanceTracker(tracker, is_stockout ? leastDemand(tracker, sold, position) : sold, position);
      today++;
    },
    outlook: () => trackedOutlook(tracker),
    law: (outlook, days, sd_days) =>
      comingDemand(
        outlook,
        days,
        comingShares(tracker.season_index, today, days),
        start.is_count,
        (outlook.level * sd_days) ** 2,
      ),
  };
}

function comingShares(season_index: Float64Array, today: number, days: number): number {
  let shares = 0;
  for (let d = 0; d < days; d++) shares += valueAt(season_index, (today + d) % season_index.length);
  return shares;
}

/** On a day that ran out, demand was at least what was sold, and at least what was expected: an outage teaches no less. */
function leastDemand({ levels, season_index }: DemandTracker, sold: number, position: number): number {
  return Math.max(sold, (levels.at(-1) ?? 0) * valueAt(season_index, position));
}
