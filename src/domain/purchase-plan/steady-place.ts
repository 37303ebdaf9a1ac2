import { type Day, daysBetween } from "../calendar/day.ts";
import { type AlertSeverity, severityRank } from "../risk/severity.ts";
import { VISIBLE_STEPS } from "../writeback/visible-step.ts";
import type { PlanPlace } from "./plan-place.ts";

/** A suggestion as a plan has shown it, and the state it was made from. Plain JSON. */
export interface ShownSuggestion
  extends Pick<PlanPlace, "item_code" | "location_code" | "order" | "order_by_date" | "rounding_reason"> {
  readonly shown_on: Day;
  readonly quantity: number;
  readonly severity: AlertSeverity;
  /** Units up to the order-up-to level. */
  readonly need: number;
  readonly on_order: number;
}

/** How long what was shown stands. */
export interface FreezeSetting {
  readonly today: Day;
  /** 1 = through the day on which it was shown; 0 = never. */
  readonly freeze_days: number;
}

/**
 * A place with the suggestion that was shown for it, as long as the need for it is the same in kind: within the window,
 * with the same units on order, no worse a light, and a need that has moved by no visible step. A plan that somebody works
 * through does not jump with every sale and every count; a real change is seen at once.
 */
export function steadyPlace(place: PlanPlace, shown: ShownSuggestion | undefined, setting: FreezeSetting): PlanPlace {
  if (shown === undefined || !stands(shown, place, setting)) return place;
  const { quantity, rounding_reason, order, order_by_date, shown_on } = shown;
  if (quantity === place.suggested_order_quantity) return place;
  return { ...place, suggested_order_quantity: quantity, rounding_reason, order, order_by_date, shown_on };
}

/**
 * What is to be remembered of a place in the plan now shown: what was shown before where it stands, so that its window ends
 * in time; null where nothing is suggested, or the place was kept by a version that knew no units on order.
 */
export function shownSuggestion(
  place: PlanPlace,
  before: ShownSuggestion | undefined,
  setting: FreezeSetting,
): ShownSuggestion | null {
  if (before !== undefined && stands(before, place, setting)) return before;
  const { item_code, location_code, suggested_order_quantity: quantity, on_order } = place;
  if (quantity <= 0 || on_order === undefined) return null;
  const { order, order_by_date, rounding_reason, severity } = place;
  return {
    ...{ item_code, location_code, quantity, order, order_by_date, rounding_reason, severity, on_order },
    shown_on: setting.today,
    need: needOf(place),
  };
}

/** Whether what was shown stands no longer, whatever became of its place. */
export function isExpired({ shown_on }: ShownSuggestion, { today, freeze_days }: FreezeSetting): boolean {
  const age = daysBetween(shown_on, today);
  return age < 0 || age >= freeze_days;
}

function stands(shown: ShownSuggestion, place: PlanPlace, setting: FreezeSetting): boolean {
  return (
    !isExpired(shown, setting) &&
    place.on_order === shown.on_order &&
    severityRank(place.severity) <= severityRank(shown.severity) &&
    Math.abs(needOf(place) - shown.need) <= visibleStep(place)
  );
}

function needOf({ order_up_to_level, inventory_position }: PlanPlace): number {
  return order_up_to_level - inventory_position;
}

/** The step of quantities, once up and once down, of the whole level: a count's error is as large as the stock is. */
function visibleStep({ order_up_to_level }: PlanPlace): number {
  return Math.max(VISIBLE_STEPS.quantity, 2 * VISIBLE_STEPS.quantity_share * order_up_to_level);
}
