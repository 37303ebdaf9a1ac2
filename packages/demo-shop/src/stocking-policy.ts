import type { DemandModel, Moments } from "./demand-model.ts";
import type { Item } from "./items.ts";
import type { Random } from "./random.ts";
import type { Day } from "./shop-calendar.ts";
import { REVIEW_PERIOD_DAYS } from "./suppliers.ts";

/** How a naive buyer stocks an item at a location: two numbers, set once. */
export interface StockingPolicy {
  readonly minimum: number;
  readonly orderQuantity: number;
}

/** Standard normal quantile of the 99 % the careful minimum covers. */
const CAREFUL_Z = 2.33;
/** Supply days are workdays: so many calendar days pass in one of them. */
const CALENDAR_DAYS_PER_SUPPLY_DAY = 1.45;
/** Share of the levels whose minimum somebody guessed, far too low. */
const GUESSED_SHARE = 0.38;

/** Days of demand a fixed lot covers, by how often the item sells. */
const LOT_COVER: readonly (readonly [linesPerDay: number, days: number])[] = [
  [0.4, 35],
  [0.1, 90],
  [0, 220],
];

/** Calendar days from an order put off by one review until it lies on the shelf. */
export function coverDays({ lead_time_days }: Item): number {
  return Math.ceil((lead_time_days + REVIEW_PERIOD_DAYS) * CALENDAR_DAYS_PER_SUPPLY_DAY);
}

/** Units that suffice for demand of these moments in 99 of 100 cases: gamma quantile by Wilson and Hilferty. */
export function carefulStock({ mean, variance }: Moments): number {
  if (mean <= 0) return 0;
  const shape = mean ** 2 / variance;
  const root = 1 - 1 / (9 * shape) + CAREFUL_Z * Math.sqrt(1 / (9 * shape));
  return Math.ceil(mean * Math.max(root, 0) ** 3);
}

/** Sets the minimum and the lot for a level from the year's average, or from a guess. */
export function drawPolicy(
  random: Random,
  demand: DemandModel,
  { item, location_code, start, end }: { item: Item; location_code: string; start: Day; end: Day },
): StockingPolicy {
  const year = demand.units(item, location_code, firstSale(item, start), end);
  const days = end - firstSale(item, start);
  const usual = staleness(item);
  const perDay = { mean: (usual * year.mean) / days, variance: (usual * year.variance) / days };
  const cover = coverDays(item);
  const guessed = random.chance(GUESSED_SHARE);
  const minimum = guessed
    ? Math.ceil(random.between(0.1, 0.5) * perDay.mean * (item.lead_time_days + REVIEW_PERIOD_DAYS))
    : carefulStock({ mean: perDay.mean * cover, variance: perDay.variance * cover });
  return { minimum, orderQuantity: lotOf(item, perDay.mean, demand.linesPerDay(item, location_code)) };
}

function firstSale({ cycle }: Item, start: Day): Day {
  return cycle.kind === "new" ? cycle.launch : start;
}

/** The minimum was set when the item sold this part of its year's mean: growth has not been noticed. */
function staleness({ cycle }: Item): number {
  return cycle.kind === "growing" ? 0.6 : 1;
}

function lotOf({ moq, order_multiple }: Item, unitsPerDay: number, linesPerDay: number): number {
  const [, cover] = LOT_COVER.find(([atLeast]) => linesPerDay >= atLeast) ?? [0, 90];
  return Math.max(moq, Math.ceil((unitsPerDay * cover) / order_multiple) * order_multiple);
}
