import { negativeBinomialQuantile } from "../../math/negative-binomial.ts";
import { type Random, seededRandom } from "../../math/seeded-random.ts";

/** An invented shop with one item at one place, and all the chance that it will meet. Days are counted from 0. */
export interface ShopDraw {
  /** Mean demand of a day, units. */
  readonly demand: number;
  /** Variance ÷ mean of a day's demand. */
  readonly dispersion: number;
  readonly lead_time_days: number;
  /** Days of demand that an order covers beyond the lead time. */
  readonly cover_days: number;
  readonly is_made: boolean;
  /** Forecast ÷ true mean. */
  readonly forecast_rate: number;
  /** One number in [0, 1) for each day's demand. */
  readonly demand_draws: readonly number[];
  /** One for each plan, in order. */
  readonly orders: readonly OrderDraw[];
  /** Small withdrawals that are part of any shop: day, share of a day's demand, kind. */
  readonly small_takings: readonly {
    readonly day: number;
    readonly days_of_demand: number;
    readonly is_hold: boolean;
  }[];
  /** What the planted fault is like: numbers in [0, 1) that its size and day are drawn from. */
  readonly fault: readonly [number, number, number];
  /** What the evidence scatters by. */
  readonly evidence_seed: number;
}

/** Chance that meets one order. */
export interface OrderDraw {
  readonly request_days: number;
  readonly approval_days: number;
  /** Days after the promise, negative when early. */
  readonly late_days: number;
  /** Delivered ÷ ordered. */
  readonly fill: number;
  /** Ordered ÷ suggested. */
  readonly order_rate: number;
}

/** Days that a shop is lived through. */
export const SHOP_DAYS = 170;
const ORDERS = 40;

/** Draws a shop. */
export function shopDraw(seed: number): ShopDraw {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  return {
    demand: 4 * 10 ** random(),
    dispersion: between(1.1, 2.2),
    lead_time_days: Math.round(between(6, 14)),
    cover_days: Math.round(between(14, 28)),
    is_made: random() < 0.1,
    forecast_rate: between(0.9, 1.1),
    demand_draws: Array.from({ length: SHOP_DAYS }, random),
    orders: Array.from({ length: ORDERS }, () => orderDraw(random)),
    small_takings: Array.from({ length: 10 }, () => ({
      day: Math.floor(between(0, SHOP_DAYS)),
      days_of_demand: between(0.1, 0.8),
      is_hold: random() < 0.5,
    })),
    fault: [random(), random(), random()],
    evidence_seed: Math.floor(random() * 4_294_967_296),
  };
}

const APPROVAL_DAYS = [0, 1, 1, 1, 2, 2, 2, 3, 3, 4] as const;
const LATE_DAYS = [-2, -1, 0, 0, 0, 0, 1, 1, 2, 3] as const;

/** Chance of one order. */
export function orderDraw(random: Random): OrderDraw {
  return {
    request_days: random() < 0.2 ? 1 : 0,
    approval_days: APPROVAL_DAYS[Math.floor(random() * APPROVAL_DAYS.length)] ?? 0,
    late_days: LATE_DAYS[Math.floor(random() * LATE_DAYS.length)] ?? 0,
    fill: random() < 0.15 ? 0.97 + 0.03 * random() : 1,
    order_rate: 0.9 + 0.2 * random(),
  };
}

const WEEK = [0.9, 0.9, 0.95, 1, 1.15, 1.2, 0.9] as const;

/** Units asked for on a day, at a multiple of the usual mean. */
export function drawnDemand({ demand, dispersion, demand_draws }: ShopDraw, day: number, multiple: number): number {
  const mean = demand * multiple * (WEEK[day % WEEK.length] ?? 1);
  return negativeBinomialQuantile({ mean, variance: mean * dispersion }, demand_draws[day] ?? 0.5);
}
