import type { LogisticModel } from "../math/logistic-regression.ts";
import { type CustomerHistory, type ItemHistory, itemTotals } from "../repurchase/buying-history.ts";
import type { BuyingPopulation } from "../repurchase/buying-population.ts";
import { type ComingDays, type NextOrder, nextOrder } from "../repurchase/next-order.ts";
import { nextPurchase } from "../repurchase/next-purchase.ts";

/** A buyer foretold for an outage. */
export interface PredictedBuyer {
  readonly customer_code: string;
  readonly probability: number;
  /** Units, if bought. */
  readonly units: number;
}

/** What buyers are foretold from. */
export interface BuyerKnowledge {
  readonly population: BuyingPopulation;
  /** What the shop's past taught; null before it could. */
  readonly calibration: LogisticModel | null;
  /** The customer's history; null where it is not known, then nothing is foretold of them. */
  readonly customerOf: (customer_code: string) => CustomerHistory | null;
  /** Outlooks already made for the same window (`nextOrders`), where many items share it. */
  readonly orderOf?: (own: CustomerHistory) => NextOrder;
}

/** Less likely buyers are no sign. */
const LEAST_PROBABILITY = 0.005;

/** The past buyers of an item who are likely to want it again in the window, in the order of their histories. */
export function predictedBuyers(
  item_code: string,
  buyers: readonly ItemHistory[],
  { customerOf, orderOf, ...knowledge }: BuyerKnowledge,
  window: ComingDays,
): readonly PredictedBuyer[] {
  const item = itemTotals(item_code, buyers);
  return buyers.flatMap((own): PredictedBuyer[] => {
    const customer = customerOf(own.customer_code);
    if (customer === null) return [];
    const order = orderOf?.(customer) ?? nextOrder(knowledge.population, customer, window);
    const { probability, units } = nextPurchase(knowledge, { customer, own, item }, order, window);
    if (probability < LEAST_PROBABILITY) return [];
    return [{ customer_code: own.customer_code, probability, units }];
  });
}
