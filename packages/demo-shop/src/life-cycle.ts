import type { Season } from "./assortment/goods.ts";
import { seasonFactor } from "./season.ts";
import type { Day } from "./shop-calendar.ts";

/** How an item's sales move over the year. */
export type LifeCycle =
  | { readonly kind: "steady" }
  /** Few orders, of usual size. */
  | { readonly kind: "intermittent" }
  /** Few orders, of many units. */
  | { readonly kind: "lumpy" }
  /** From less than half of the mean at the beginning of the year to about twice at its end. */
  | { readonly kind: "growing"; readonly from: Day; readonly to: Day }
  | { readonly kind: "dying"; readonly from: Day; readonly to: Day }
  | { readonly kind: "new"; readonly launch: Day }
  | { readonly kind: "seasonal"; readonly season: Season };

const RAMP_DAYS = 25;

/** How many times its mean an item sells on a day because of its life cycle. */
export function lifeCycleFactor(cycle: LifeCycle, day: Day): number {
  switch (cycle.kind) {
    case "steady":
    case "intermittent":
    case "lumpy":
      return 1;
    case "growing":
      return 0.4 + 1.5 * progress(day, cycle.from, cycle.to);
    case "dying":
      return 1.7 - 1.5 * progress(day, cycle.from, cycle.to);
    case "new":
      return 1.2 * progress(day, cycle.launch, cycle.launch + RAMP_DAYS);
    case "seasonal":
      return seasonFactor(cycle.season, day);
  }
}

function progress(day: Day, from: Day, to: Day): number {
  return Math.min(1, Math.max(0, (day - from) / (to - from)));
}
