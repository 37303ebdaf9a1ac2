import { expectedLeftover } from "../demand/demand-law.ts";
import type { DemandLaw } from "../demand/demand-law.ts";
import { marginalProfit, mostProfitableStock } from "./expected-profit.ts";
import type { UnitEconomics } from "./expected-profit.ts";

/** Goods that expire: what is bought now and not sold by then is lost. */
export interface Expiry {
  /** Demand from now until the goods expire. */
  readonly law: DemandLaw;
  /** Money lost with a unit that expires. */
  readonly unit_loss: number;
}

/** Money expected to be lost with units that expire, of so many there are. */
export function expiryLoss({ law, unit_loss }: Expiry, units: number): number {
  return unit_loss * expectedLeftover(law, units);
}

const BISECTIONS = 100;

/**
 * The stock x of the highest expected profit where `ahead` units of demand come before the law's: one unit more must earn
 * marginal profit(x) − loss·P(D until expiry ≤ x + ahead). Without expiry it is the newsvendor's; it is never above that.
 */
export function mostProfitablePerishable(
  law: DemandLaw,
  economics: UnitEconomics,
  expiry: Expiry | null,
  ahead: number,
): number {
  let high = mostProfitableStock(law, economics);
  if (expiry === null) return high;
  const pays = (x: number): boolean =>
    marginalProfit(law, economics, x) > expiry.unit_loss * (1 - expiry.law.tail(x + ahead));
  if (!pays(0)) return 0;
  let low = 0;
  const step = law.is_count ? 1 : 1e-9 * Math.max(1, high);
  for (let i = 0; i < BISECTIONS && high - low > step; i++) {
    const middle = law.is_count ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (pays(middle)) low = middle;
    else high = middle;
  }
  return high;
}
