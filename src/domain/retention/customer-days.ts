import { type GapSums, NO_GAPS, withGap } from "../repurchase/gap-law.ts";

/** The gaps between ascending order days (day numbers) up to a day, that day included. */
export function gapsThrough(days: readonly number[], through = Infinity): GapSums {
  let sums = NO_GAPS;
  for (let i = 1; i < days.length; i++) {
    const [before, day] = [days[i - 1] ?? 0, days[i] ?? 0];
    if (day > through) break;
    sums = withGap(sums, day - before);
  }
  return sums;
}
