import { placeKey } from "../text/place-key.ts";
import { chooseSizes } from "../inventory/budget-allocation.ts";
import type { RankedStep } from "../inventory/budget-allocation.ts";
import { compareText } from "../math/compare-text.ts";
import { costFen, orderSteps } from "./valued-order.ts";
import type { OrderWorth, ValuedOrder } from "./valued-order.ts";

/** What the budget pays of an order; the rest of it stays undone. Money. */
export interface FundedOrder {
  readonly valued: ValuedOrder;
  /** Units paid for; nought where none are. */
  readonly quantity: number;
  /** Null where the item has no cost: such an order takes nothing from the budget. */
  readonly cost: number | null;
  /** Null where cost or price is not known. */
  readonly expected_profit: number | null;
  /** Null where everything is paid for. */
  readonly rest: UnfundedRest | null;
}

/** What is not paid for, and what that costs. */
export interface UnfundedRest {
  readonly quantity: number;
  readonly cost: number | null;
  /** Expected profit that is missed, never below nought; null where cost or price is not known. */
  readonly forgone_profit: number | null;
  /** Units expected to be wanted and not there for want of the rest. */
  readonly lost_units: number;
}

/** A plan's orders under a budget. */
export interface Funding {
  /** The most expected profit per money first, then those by units, the most missing first. */
  readonly orders: readonly FundedOrder[];
  /** Money; never above the budget, to the fen. */
  readonly spent: number;
}

/**
 * Spends a budget, or without one buys everything. Money goes where it earns most: step by step along all orders, with
 * minimum quantities and multiples as lumps. What is left pays orders of items without a price, the most missing units
 * first and whole or not at all, and last the parts of orders that are wanted for their service level but earn nothing
 * more. A budget that pays for everything is the same as none.
 */
export function fundOrders(
  orders: readonly ValuedOrder[],
  budget: number | null,
  steps: readonly RankedStep[] = orderSteps(orders),
): Funding {
  const purse = createPurse(budget);
  const chosen = payWorthwhile(orders, chooseSizes(steps, budget ?? ENOUGH).chosen, purse);
  for (const valued of [...orders].filter(({ worth }) => worth === null).sort(byMissingUnits)) {
    if (purse.pay(valued.cost_fen ?? 0)) chosen.set(valued, valued.order.quantity);
  }
  for (const valued of orders) {
    const taken = chosen.get(valued) ?? 0;
    if (valued.worth === null || taken < mostWorthwhile(valued.worth)) continue;
    if (purse.pay(fenOf(valued, valued.order.quantity) - fenOf(valued, taken))) {
      chosen.set(valued, valued.order.quantity);
    }
  }
  const funded = orders.map((valued) => fundedOrder(valued, chosen.get(valued) ?? 0));
  return { orders: funded.sort(byRank), spent: purse.spentFen() / 100 };
}

/** More money than any plan costs. */
const ENOUGH = Number.MAX_SAFE_INTEGER / 100;
/** 0.29 · 100 must be 29 fen. */
const ROUNDING_SLACK = 1e-6;

/** Money in fen that is paid out as long as it lasts. */
function createPurse(budget: number | null) {
  let left = budget === null ? Infinity : Math.max(0, Math.floor(budget * 100 + ROUNDING_SLACK));
  let spent = 0;
  return {
    /** Whether it was enough; pays nothing where it is not. */
    pay(fen: number): boolean {
      if (fen > left) return false;
      left -= fen;
      spent += fen;
      return true;
    },
    spentFen: () => spent,
  };
}

/** The sizes that earn most, without those that earn nothing more. */
function payWorthwhile(
  orders: readonly ValuedOrder[],
  sizes: ReturnType<typeof chooseSizes>["chosen"],
  purse: ReturnType<typeof createPurse>,
): Map<ValuedOrder, number> {
  const chosen = new Map<ValuedOrder, number>();
  for (const valued of orders) {
    const quantity = valued.worth === null ? 0 : (sizes.get(valued.worth.sized)?.quantity ?? 0);
    if (quantity > 0 && purse.pay(fenOf(valued, quantity))) chosen.set(valued, quantity);
  }
  return chosen;
}

/** The size beyond which an order earns nothing more. */
function mostWorthwhile({ sized }: OrderWorth): number {
  return sized.steps.at(-1)?.candidate.quantity ?? 0;
}

function fundedOrder(valued: ValuedOrder, quantity: number): FundedOrder {
  const { order, worth, cost_fen } = valued;
  const isWhole = quantity >= order.quantity;
  const expected_profit = worth === null ? null : profitOf(worth, quantity, isWhole);
  return {
    ...{ valued, quantity, expected_profit },
    cost: cost_fen === null ? null : fenOf(valued, quantity) / 100,
    rest: isWhole ? null : unfundedRest(valued, quantity, expected_profit),
  };
}

function unfundedRest(valued: ValuedOrder, quantity: number, expected_profit: number | null): UnfundedRest {
  const { order, worth, law, cost_fen } = valued;
  return {
    quantity: order.quantity - quantity,
    cost: cost_fen === null ? null : (cost_fen - fenOf(valued, quantity)) / 100,
    forgone_profit: worth === null ? null : Math.max(0, bestProfit(worth) - (expected_profit ?? 0)),
    lost_units:
      law.expectedShortfall(order.position + quantity) - law.expectedShortfall(order.position + order.quantity),
  };
}

function profitOf({ sized, whole_profit }: OrderWorth, quantity: number, isWhole: boolean): number {
  if (isWhole) return whole_profit;
  return sized.candidates.find((candidate) => candidate.quantity === quantity)?.profit ?? 0;
}

function bestProfit({ sized, whole_profit }: OrderWorth): number {
  return Math.max(whole_profit, sized.steps.at(-1)?.candidate.profit ?? 0);
}

function fenOf({ item }: ValuedOrder, quantity: number): number {
  return costFen(item, quantity) ?? 0;
}

/** Expected profit per money of what is paid for, or of the whole where nothing is. */
function profitPerMoney({ valued, quantity, cost, expected_profit }: FundedOrder): number {
  if (valued.worth === null) return -Infinity;
  if (quantity > 0) return (expected_profit ?? 0) / Math.max(cost ?? 0, 0.01);
  return valued.worth.whole_profit / Math.max((valued.cost_fen ?? 0) / 100, 0.01);
}

function byRank(a: FundedOrder, b: FundedOrder): number {
  const [x, y] = [profitPerMoney(a), profitPerMoney(b)];
  if (x !== y) return x > y ? -1 : 1;
  return byMissingUnits(a.valued, b.valued);
}

/** The most units missing without the order first. */
function byMissingUnits(a: ValuedOrder, b: ValuedOrder): number {
  return missingUnits(b) - missingUnits(a) || compareText(keyOfOrder(a), keyOfOrder(b));
}

function missingUnits({ law, order }: ValuedOrder): number {
  return law.expectedShortfall(order.position);
}

function keyOfOrder({ item, order }: ValuedOrder): string {
  return placeKey({ item_code: item.item_code, location_code: order.place.location_code });
}
