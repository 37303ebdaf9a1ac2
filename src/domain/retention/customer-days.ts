import { dayNumber } from "../calendar/day.ts";
import { type GapPopulation, type GapSums, NO_GAPS, withGap } from "../repurchase/gap-law.ts";
import { repurchaseGaps } from "../repurchase/repurchase-gap.ts";
import type { RecordedLine } from "./recorded-line.ts";

/** Lines by which a customer asked for something: cancelled for another reason than a shortage, they asked for nothing. */
export function askedFor<Line extends Pick<RecordedLine, "line_state" | "quantity">>(
  lines: readonly Line[],
): readonly Line[] {
  return lines.filter(({ line_state, quantity }) => line_state !== "cancelled" && quantity > 0);
}

/** The days on which a customer ordered: day numbers, ascending, each once. */
export function orderDays(lines: readonly RecordedLine[]): readonly number[] {
  return [...new Set(askedFor(lines).map(({ ordered_on }) => ordered_on))].toSorted().map(dayNumber);
}

/** A customer's own repurchase gap as far as a day, from their order days; null where too few customers have come twice. */
export type GapLearner = ((days: readonly number[], through: number) => number) | null;

/** Gaps by what customers have in common; a customer's own are read up to the day that is asked for. */
export function gapLearner(population: GapPopulation): GapLearner {
  const gapOf = repurchaseGaps(population);
  return (days, through) => gapOf(gapsThrough(days, through)).days;
}

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
