import { finished, mapSteps, type Steps } from "../math/steps.ts";
import { evenly } from "../math/evenly.ts";
import { logisticSteps, type LogisticCase, type LogisticModel } from "../math/logistic-regression.ts";
import { itemTotals } from "./buying-history.ts";
import type { BuyingLedger } from "./buying-ledger.ts";
import { buyingPopulationSteps } from "./buying-population.ts";
import { type ComingDays, nextOrders } from "./next-order.ts";
import { type ItemBuyer, itemRenewal, purchaseFeatures } from "./next-purchase.ts";

/** A moment of the past: the rows as they stood then, and who bought which item in days that followed. */
export interface PastWindow {
  readonly ledger: BuyingLedger;
  /** Share of the customers whose rows these are, (0, 1]: totals of items are foretold from with those of all. */
  readonly sampled_share?: number;
  readonly window: ComingDays;
  /** Whether the customer bought the item in the window. */
  readonly bought: (customer_code: string, item_code: string) => boolean;
}

/** A calibration that the past taught, or why it taught none. */
export type CalibrationFit =
  | { readonly kind: "estimated"; readonly calibration: LogisticModel; readonly cases: number }
  | { readonly kind: "not_estimable"; readonly reason: "too_few_purchases"; readonly purchases: number };

/** Items of fewer buyers teach little and are many. */
const LEAST_BUYERS = 5;
/** Fewer purchases in the past windows do not bear the weights. */
const LEAST_PURCHASES = 200;
/** More cases are thinned evenly, window by window. */
const MOST_CASES = 120_000;
/** Buyers looked at in a step. */
const BUYERS_AT_ONCE = 500;

/**
 * Learns how much each sign weighs from what came after moments of the past. Every window must end before the day from
 * which is foretold: nothing later may be known.
 */
export function learnNextPurchase(windows: readonly PastWindow[]): CalibrationFit {
  return finished(nextPurchaseSteps(windows));
}

/** The same in steps, so that others have their turn between two. */
export function* nextPurchaseSteps(windows: readonly PastWindow[]): Steps<CalibrationFit> {
  const most = MOST_CASES / Math.max(1, windows.length);
  const cases: LogisticCase[] = [];
  for (const past of windows) {
    for (const one of yield* windowCases(past, most)) cases.push(one);
  }
  const purchases = cases.filter(({ happened }) => happened).length;
  if (purchases < LEAST_PURCHASES) return { kind: "not_estimable", reason: "too_few_purchases", purchases };
  return { kind: "estimated", calibration: yield* logisticSteps(cases), cases: cases.length };
}

function* windowCases(
  { ledger, sampled_share, window, bought }: PastWindow,
  most: number,
): Steps<readonly LogisticCase[]> {
  const fit = yield* buyingPopulationSteps(ledger, window.today);
  if (fit.kind === "not_estimable") return [];
  const orderOf = nextOrders(fit.population, window);
  return yield* mapSteps(evenly(taughtBuyers(ledger, sampled_share), most), BUYERS_AT_ONCE, (buyer) => {
    const renewal = itemRenewal(fit.population, buyer, window);
    const features = purchaseFeatures(buyer, orderOf(buyer.customer), renewal, window);
    return { features, happened: bought(buyer.own.customer_code, buyer.own.item_code) };
  });
}

function taughtBuyers({ customers, items }: BuyingLedger, sampled_share?: number): readonly ItemBuyer[] {
  return [...items].flatMap(([item_code, buyers]) => {
    if (buyers.length < LEAST_BUYERS) return [];
    const item = itemTotals(item_code, buyers, sampled_share);
    return buyers.flatMap((own) => {
      const customer = customers.get(own.customer_code);
      return customer === undefined ? [] : [{ customer, own, item }];
    });
  });
}
