import {
  type CustomerHistory,
  customerAfterLine,
  type ItemHistory,
  itemHistoryAfterLine,
} from "../../src/domain/repurchase/buying-history.ts";
import type { BuyingLedger } from "../../src/domain/repurchase/buying-ledger.ts";
import { seededRandom } from "./seeded-random.ts";

/** How large a made-up shop is. */
export interface ShopSize {
  readonly customers: number;
  readonly items: number;
  readonly pairs: number;
  /** A day number. */
  readonly today: number;
}

const HISTORY_DAYS = 730;
/** Share of lines that are of an item the customer has bought before. */
const AGAIN_SHARE = 0.3;

/** Rollup rows of a shop whose customers order at a pace of their own, popular items more often. */
export function madeUpLedger({ customers, items, pairs, today }: ShopSize, seed: number): BuyingLedger {
  const random = seededRandom(seed);
  const known = new Map<string, CustomerHistory>();
  const byItem = Array.from({ length: items }, () => new Map<string, ItemHistory>());
  let left = pairs;
  for (let c = 0; c < customers; c++) {
    const customer_code = `C${c}`;
    const wanted = Math.round(left / (customers - c));
    const pace = -120 * Math.log(random());
    let [day, bought] = [today - Math.floor(HISTORY_DAYS * random()), 0];
    let customer: CustomerHistory | null = null;
    const favourites: number[] = [];
    const perOrder = 1 + Math.floor(12 * random());
    while (bought < wanted && day <= today) {
      for (let k = 0; k < perOrder; k++) {
        const again = favourites.length > 0 && random() < AGAIN_SHARE;
        const drawn = again ? favourites[Math.floor(favourites.length * random())] : undefined;
        const item = drawn ?? Math.floor(items * random() ** 1.5);
        favourites.push(item);
        const own = byItem[item];
        if (own === undefined) continue;
        customer = customerAfterLine(customer, { customer_code, day });
        const before = own.get(customer_code) ?? null;
        if (before === null) bought++;
        const line = { customer_code, item_code: `I${item}`, day, quantity: 1 + Math.floor(5 * random()) };
        own.set(customer_code, itemHistoryAfterLine(before, line, customer.order_days));
      }
      day += Math.max(1, Math.round(-pace * Math.log(random())));
    }
    left -= bought;
    if (customer !== null) known.set(customer_code, customer);
  }
  return { customers: known, items: new Map(byItem.map((own, item) => [`I${item}`, [...own.values()]])) };
}
