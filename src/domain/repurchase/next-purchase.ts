import { type LogisticModel, logisticProbability } from "../math/logistic-regression.ts";
import type { CustomerHistory, ItemHistory, ItemTotals } from "./buying-history.ts";
import type { BuyingPopulation } from "./buying-population.ts";
import { gapLaw } from "./gap-law.ts";
import type { ComingDays, NextOrder } from "./next-order.ts";
import { comingGap, gapTail } from "./renewal.ts";

/** Whether and how much a customer buys of an item in days to come. */
export interface NextPurchase {
  readonly probability: number;
  /** Units, if bought. */
  readonly units: number;
  readonly expected_units: number;
  /** The chance by the customer's gaps of the item alone, before calibration. */
  readonly gap_probability: number;
}

/** A buyer of an item with all that is known. */
export interface ItemBuyer {
  readonly customer: CustomerHistory;
  readonly own: ItemHistory;
  readonly item: ItemTotals;
}

/** A customer's quantity is pulled to the item's mean as by so many purchases. */
const QUANTITY_PULL = 2;

/**
 * The chance that a buyer of the item buys it again in the window, by the calibration that the shop's past taught; without
 * one, by the gaps alone: population, item and own gaps, days since the last purchase, and whether the customer is alive.
 */
export function nextPurchase(
  { population, calibration }: { readonly population: BuyingPopulation; readonly calibration: LogisticModel | null },
  buyer: ItemBuyer,
  order: NextOrder,
  window: ComingDays,
): NextPurchase {
  const renewal = itemRenewal(population, buyer, window);
  const gap_probability = order.alive_probability * renewal.probability;
  const probability =
    calibration === null
      ? gap_probability
      : logisticProbability(calibration, purchaseFeatures(buyer, order, renewal, window));
  const units = expectedQuantity(buyer);
  return { probability, units, expected_units: probability * units, gap_probability };
}

/** Units of one purchase: the customer's mean, shrunk to the item's. */
function expectedQuantity({ own, item }: ItemBuyer): number {
  const usual = item.quantity / item.purchase_days;
  return (own.quantity + QUANTITY_PULL * usual) / (own.purchase_days + QUANTITY_PULL);
}

/** What the gaps of the item say of a buyer. */
export interface ItemRenewal {
  readonly probability: number;
  /** How often a purchase of the item is followed by another: the item's, shrunk to the shop's. */
  readonly again_rate: number;
  /** Days since the last purchase among the buyer's gaps: ln, in standard deviations about their mean. */
  readonly gap_place: number;
}

/** An item's mean gap is pulled to the shop's as by so many gaps, its rate of buying again as by so many purchases. */
const ITEM_GAP_PULL = 8;
const ITEM_AGAIN_PULL = 20;
/** A buyer's rate of buying again is pulled to the item's as by so many purchases. */
const OWN_AGAIN_PULL = 4;

/**
 * The renewal of a purchase that may have been the last: the buyer comes again with a chance that each repeat raises and
 * each day of silence lowers (the cure model of Farewell 1982 with log-normal gaps).
 */
export function itemRenewal(
  { item_gaps, again_rate: shop_rate }: BuyingPopulation,
  { own, item }: ItemBuyer,
  window: ComingDays,
): ItemRenewal {
  const mean = (ITEM_GAP_PULL * item_gaps.mean + item.log_sum) / (ITEM_GAP_PULL + item.gaps);
  const law = gapLaw({ ...item_gaps, mean }, own);
  const again_rate = (item.gaps + ITEM_AGAIN_PULL * shop_rate) / (item.purchase_days + ITEM_AGAIN_PULL);
  const again = (OWN_AGAIN_PULL * again_rate + own.gaps) / (OWN_AGAIN_PULL + own.gaps);
  const elapsed = window.today - own.last_day;
  const silent = again * gapTail(law, elapsed);
  const comes = silent / (silent + 1 - again);
  return {
    probability: comes * comingGap(law, elapsed, window),
    again_rate,
    gap_place: (Math.log(Math.max(1, elapsed)) - law.mean) / law.scale,
  };
}

/** What the calibration weighs; logs, so that chances multiply. Nought never stands under a log. */
export function purchaseFeatures(
  { customer, own, item }: ItemBuyer,
  order: NextOrder,
  renewal: ItemRenewal,
  window: ComingDays,
): Float64Array {
  const elapsed = Math.max(1, window.today - own.last_day);
  const since = Math.max(1, window.today - customer.last_day);
  const shareOfOrders = (own.gaps + 0.3) / (customer.order_days - own.order_days_at_first + 1.5);
  return Float64Array.of(
    Math.log(order.expected_orders + 0.01),
    Math.log(order.recent_pace + 0.02),
    Math.log(order.gap_probability + 0.005),
    order.gap_place,
    Math.log(since),
    Math.log(order.alive_probability * renewal.probability + 0.002),
    renewal.gap_place,
    Math.log(elapsed),
    Math.log(shareOfOrders),
    Math.log(own.purchase_days),
    Math.log(renewal.again_rate + 0.01),
    Math.log(item.purchase_days),
    Math.log(customer.lines / customer.order_days),
    Math.log(customer.order_days),
    Math.log(window.through - window.from + 1),
  );
}
