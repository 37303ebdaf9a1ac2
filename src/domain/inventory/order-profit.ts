import type { DemandLaw } from "../demand/demand-law.ts";
import { expectedProfit, marginalProfit } from "./expected-profit.ts";
import type { UnitEconomics } from "./expected-profit.ts";
import { expiryLoss, mostProfitablePerishable } from "./perishable-stock.ts";
import type { Expiry } from "./perishable-stock.ts";
import { unitPrice } from "./price-break.ts";
import type { PriceBreak } from "./price-break.ts";

/** An order to be judged by what it earns; units and money. */
export interface OrderProfitInput {
  /** Demand over lead time plus review period. */
  readonly law: DemandLaw;
  readonly economics: UnitEconomics;
  /** What is there and on its way without the order. */
  readonly inventory_position: number;
  /** Mean demand between two orders: what the order is to bring beside the protection. */
  readonly cycle_demand: number;
  readonly unit_cost: number;
  readonly price_breaks: readonly PriceBreak[];
  /** When the order's goods expire; null where they do not. */
  readonly expiry: Expiry | null;
  /** Money that any order costs. */
  readonly order_cost: number;
}

/** What an order of a size is expected to bring. */
export interface OrderProfitPoint {
  readonly quantity: number;
  /** Until the goods of the next order are there. */
  readonly expected_profit: number;
  /** Of one unit more. */
  readonly marginal_profit: number;
  /** P(demand outlasts the stock). */
  readonly stockout_probability: number;
}

/**
 * Expected profit of ordering q now. The cycle's demand is taken at its mean; what is left after it, x = position + q −
 * cycle, meets the demand of the exposure: margin·(cycle + E[min(D, x)]) − cost left·E[(x − D)⁺], less an order's cost,
 * plus what the price of that size saves and less the price of what expires. Units beyond the most profitable stock are not bought again for so many cycles:
 * each costs its holding in every one of them.
 */
export function orderProfitPoint(input: OrderProfitInput, quantity: number): OrderProfitPoint {
  const { law, economics, cycle_demand, unit_cost, price_breaks } = input;
  const x = input.inventory_position + quantity - cycle_demand;
  const surplus = x - bestStock(input);
  const laterOfNext = laterHolding(surplus + 1, cycle_demand) - laterHolding(surplus, cycle_demand);
  const expiryOfNext = expired(input, quantity + 1) - expired(input, quantity);
  const saved = unit_cost - unitPrice(unit_cost, price_breaks, quantity);
  return {
    quantity,
    expected_profit:
      economics.margin * cycle_demand +
      expectedProfit(law, economics, x) -
      economics.holding_cost * laterHolding(surplus, cycle_demand) +
      saved * quantity -
      expired(input, quantity) -
      (quantity > 0 ? input.order_cost : 0),
    marginal_profit: marginalProfit(law, economics, x) - economics.holding_cost * laterOfNext + saved - expiryOfNext,
    stockout_probability: law.tail(x),
  };
}

/** Unit-cycles of holding after the first: (u − C)⁺ + (u − 2C)⁺ + …. */
function laterHolding(surplus: number, cycle_demand: number): number {
  const cycles = surplus > 0 && cycle_demand > 0 ? Math.floor(surplus / cycle_demand) : 0;
  return cycles * surplus - (cycle_demand * cycles * (cycles + 1)) / 2;
}

function bestStock({ law, economics, expiry, cycle_demand }: OrderProfitInput): number {
  return mostProfitablePerishable(law, economics, expiry, cycle_demand);
}

/** Money that an order is expected to lose by expiry: what is there is sold first. */
function expired({ expiry, inventory_position }: OrderProfitInput, quantity: number): number {
  if (expiry === null) return 0;
  return expiryLoss(expiry, inventory_position + quantity) - expiryLoss(expiry, inventory_position);
}

/** The curve from no order on, with the order that earns most among the sizes looked at. */
export interface OrderProfitCurve {
  readonly points: readonly OrderProfitPoint[];
  readonly best: OrderProfitPoint;
}

const STEPS = 40;
/** The curve goes on beyond the sizes of interest by this part. */
const MARGIN = 1.5;

/**
 * The curve over the sizes of interest, at most `most` units: the suggested size, the best one and those at which prices
 * change are among its points; whole units where demand is counted.
 */
export function orderProfitCurve(input: OrderProfitInput, suggested: number, most = Infinity): OrderProfitCurve {
  const { law, inventory_position, cycle_demand, price_breaks } = input;
  const fitting = Math.max(0, bestStock(input) + cycle_demand - inventory_position);
  const end = Math.max(suggested, Math.min(most, MARGIN * Math.max(suggested, fitting, cycle_demand, 1)));
  const whole = (quantity: number) => (law.is_count ? Math.round(quantity) : quantity);
  const grid = Array.from({ length: STEPS + 1 }, (_, i) => whole((end * i) / STEPS));
  const breaks = price_breaks.flatMap(({ from_quantity }) => [
    from_quantity - (law.is_count ? 1 : 1e-6),
    from_quantity,
  ]);
  const marked = [suggested, whole(fitting), ...breaks];
  const quantities = [...new Set([...grid, ...marked.filter((quantity) => quantity >= 0 && quantity <= end)])].sort(
    (a, b) => a - b,
  );
  const points = quantities.map((quantity) => orderProfitPoint(input, quantity));
  const [first] = points as [OrderProfitPoint]; // the grid begins with no order
  const best = points.reduce((top, point) => (point.expected_profit > top.expected_profit ? point : top), first);
  return { points, best };
}
