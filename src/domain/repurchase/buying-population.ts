import { finished, type Steps } from "../math/steps.ts";
import type { BgNbd } from "./bg-nbd.ts";
import type { BuyingLedger } from "./buying-ledger.ts";
import { bgNbdSteps } from "./fit-bg-nbd.ts";
import type { BgNbdGap } from "./fit-bg-nbd.ts";
import { gapPopulationSteps } from "./gap-law.ts";
import type { GapPopulation } from "./gap-law.ts";

/** What a shop's customers have in common; a single history is shrunk to it. */
export interface BuyingPopulation {
  readonly base: BgNbd;
  /** Gaps between the order days of a customer. */
  readonly order_gaps: GapPopulation;
  /** Gaps between the purchase days of one item by one customer. */
  readonly item_gaps: GapPopulation;
  /** Share of purchase days of an item that its buyer has followed by another so far. */
  readonly again_rate: number;
}

/** A population that was learned, or why none was. */
export type BuyingPopulationFit =
  | { readonly kind: "estimated"; readonly population: BuyingPopulation }
  | { readonly kind: "not_estimable"; readonly reason: BgNbdGap | "too_few_buyers" };

/**
 * In a shop of a few months nobody can be told to have left yet, and the likelihood drives a to nought and b to infinity:
 * so light a penalty stops them and moves no parameter that the histories know.
 */
const PENALTY = 1e-4;

/** Learns what the customers have in common from their histories up to `today` (a day number). */
export function learnBuyingPopulation(ledger: BuyingLedger, today: number): BuyingPopulationFit {
  return finished(buyingPopulationSteps(ledger, today));
}

/** The same a step of the searches at a time. */
export function* buyingPopulationSteps(ledger: BuyingLedger, today: number): Steps<BuyingPopulationFit> {
  const customers = [...ledger.customers.values()];
  const pairs = [...ledger.items.values()].flat();
  const base = yield* bgNbdSteps(
    customers.map(({ order_days, first_day, last_day }) => ({
      repeats: order_days - 1,
      last: last_day - first_day,
      age: today - first_day,
    })),
    { penalty: PENALTY },
  );
  if (base.kind === "not_estimable") return base;
  const orders = yield* gapPopulationSteps(customers);
  const items = yield* gapPopulationSteps(pairs);
  if (orders.kind === "not_estimable" || items.kind === "not_estimable") {
    return { kind: "not_estimable", reason: "too_few_buyers" };
  }
  const again = pairs.reduce((sum, { gaps }) => sum + gaps, 0);
  const bought = pairs.reduce((sum, { purchase_days }) => sum + purchase_days, 0);
  const shared = { order_gaps: orders.population, item_gaps: items.population, again_rate: again / bought };
  return { kind: "estimated", population: { base: base.law, ...shared } };
}
