import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { countedOn, isBelow, shortageProbability } from "./component-supply.ts";
import { byTurn } from "./explode-plan.ts";
import type { Requirement } from "./explode-plan.ts";
import type { PlacedStock } from "./placed-stock.ts";

/** A requirement beside what there is for it. */
export interface CoveredRequirement {
  readonly requirement: Requirement;
  /** Units missing on its day. */
  readonly missing: number;
  /** First day on which all is there; its own day when nothing is missing, null when it never is. */
  readonly covered_on: Day | null;
  /** P(not all there on its day). */
  readonly shortage_probability: number;
}

/** A bought component at one place over the whole plan. */
export interface ComponentOutlook {
  readonly item_code: string;
  readonly location_code: string;
  /** Units wanted by all orders. */
  readonly required: number;
  /** Units that neither stock nor any receipt covers. */
  readonly uncovered: number;
  /** First day with something missing though every receipt comes as counted on; null without one. */
  readonly first_shortage_on: Day | null;
  /** First day that falls short with a chance of one in ten; null without one. */
  readonly early_shortage_on: Day | null;
  readonly requirements: readonly CoveredRequirement[];
}

/** A chance of one in ten is early enough to be told. */
export const EARLY_PROBABILITY = 0.1;

/** Serves the requirements of one component, the earliest first; what is owed to an earlier one is not there for a later. */
export function componentOutlook(
  { item_code, location_code }: Pick<Requirement, "item_code" | "location_code">,
  requirements: readonly Requirement[],
  { on_hand, receipts }: Pick<PlacedStock, "on_hand" | "receipts">,
): ComponentOutlook {
  const arrivals = receipts.flatMap((one) => {
    const day = countedOn(one);
    return day === null ? [] : [{ day, quantity: one.quantity }];
  });
  arrivals.sort((a, b) => compareText(a.day, b.day));
  let before = 0;
  const covered = [...requirements].sort(byTurn).map((requirement): CoveredRequirement => {
    const upTo = before + requirement.quantity;
    const supply = suppliedBy(requirement.day, on_hand, arrivals);
    const missing = isBelow(supply, upTo) ? Math.min(requirement.quantity, upTo - supply) : 0;
    before = upTo;
    return {
      requirement,
      missing,
      covered_on: missing > 0 ? firstDayWith(upTo, on_hand, arrivals) : requirement.day,
      shortage_probability: shortageProbability(upTo, on_hand, receipts, requirement.day),
    };
  });
  const supply = arrivals.reduce((sum, { quantity }) => sum + quantity, on_hand);
  const short = covered.find(({ missing }) => missing > 0);
  const early = covered.find(({ shortage_probability }) => shortage_probability >= EARLY_PROBABILITY);
  return {
    item_code,
    location_code,
    required: before,
    uncovered: isBelow(supply, before) ? Math.min(before, before - supply) : 0,
    first_shortage_on: short?.requirement.day ?? null,
    early_shortage_on: early?.requirement.day ?? null,
    requirements: covered,
  };
}

interface Arrival {
  readonly day: Day;
  readonly quantity: number;
}

function suppliedBy(day: Day, on_hand: number, arrivals: readonly Arrival[]): number {
  return arrivals.reduce((sum, arrival) => sum + (arrival.day <= day ? arrival.quantity : 0), on_hand);
}

function firstDayWith(required: number, on_hand: number, arrivals: readonly Arrival[]): Day | null {
  const enough = arrivals.find(({ day }) => !isBelow(suppliedBy(day, on_hand, arrivals), required));
  return enough?.day ?? null;
}
