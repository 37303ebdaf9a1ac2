import { quantityText } from "../text/quantity-text.ts";

/** Sizes of earlier orders, units above zero. */
export interface OrderSizes {
  /** Of this customer for this item. */
  readonly own: readonly number[];
  /** Of all customers for this item. */
  readonly item: readonly number[];
}

/** An order beside the usual ones. */
export interface OrderSize {
  readonly quantity: number;
  /** Units of a usual order of this customer. */
  readonly usual: number;
  /** P(an order that large or larger). */
  readonly p_value: number;
}

const LEAST_ORDERS = 8;
/** Orders of a customer for which the item's orders stand beside their own. */
const PRIOR_ORDERS = 5;
/** Median absolute deviation of a normal variable, inverted. */
const MAD_TO_SD = 1.4826;
/** Least spread of the logarithm: a tenth more or less is never unusual. */
const LEAST_LOG_SD = 0.25;

/**
 * Rarity of an order's size: robust distance of its logarithm (median, MAD) under a t law with four degrees of freedom,
 * because sizes have longer tails than the lognormal; the customer's own sizes drawn towards the item's. Null with fewer
 * than eight orders of the item.
 */
export function orderSize(quantity: number, { own, item }: OrderSizes): OrderSize | null {
  const logs = logsOf(item);
  if (logs.length < LEAST_ORDERS || quantity <= 0) return null;
  const ownLogs = logsOf(own);
  const weight = ownLogs.length / (ownLogs.length + PRIOR_ORDERS);
  const centre = weight * median(ownLogs) + (1 - weight) * median(logs);
  const spread = weight * logSd(ownLogs) + (1 - weight) * logSd(logs);
  const distance = (Math.log(quantity) - centre) / Math.max(LEAST_LOG_SD, spread);
  return { quantity, usual: Math.exp(centre), p_value: studentTail4(distance) };
}

/** P(T > t) for four degrees of freedom, in closed form (Abramowitz & Stegun 26.7.4). */
export function studentTail4(t: number): number {
  const scaled = 1 + (t * t) / 4;
  return 0.5 - (3 / 8) * (t / Math.sqrt(scaled)) * (1 - (t * t) / scaled / 12);
}

/** The unusual order in one Chinese sentence. */
export function orderSizeSentence({ quantity, usual }: Pick<OrderSize, "quantity" | "usual">, unit: string): string {
  return `订单数量 ${quantityText(quantity)} ${unit}，约为平常 ${quantityText(usual)} ${unit}的 ${quantityText(quantity / usual)} 倍，请与客户核实。`;
}

function logsOf(sizes: readonly number[]): readonly number[] {
  return sizes.filter((size) => size > 0).map(Math.log);
}

function logSd(logs: readonly number[]): number {
  const centre = median(logs);
  return MAD_TO_SD * median(logs.map((value) => Math.abs(value - centre)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
