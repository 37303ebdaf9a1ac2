import type { Steps } from "../math/steps.ts";
import { intAt } from "../math/int-at.ts";
import { type LostRisk, lostRiskSteps } from "./lost-risk.ts";
import { behaviourOf, pastExposures } from "./past-exposures.ts";
import { isOver, type TrialFrame } from "./trial-frame.ts";

/** An exposed customer of whom it is not known yet whether they come back. */
export interface FragileCustomer {
  readonly customer_code: string;
  /** Chance that they place no order within their own repurchase gap, 0–1; whether or not the stockout is the cause. */
  readonly lost_risk: number;
}

/** Exposed customers whose windows are still open, the likeliest to be lost first, by what past exposures teach. */
export function* fragileCustomers(frame: TrialFrame): Steps<{
  readonly learned: LostRisk;
  readonly customers: readonly FragileCustomer[];
}> {
  const learned = yield* lostRiskSteps(yield* pastExposures(frame));
  const customers = frame.first.cases
    .filter(({ customer, period }) => {
      const gap = intAt(frame.gap_periods, customer);
      return gap > 0 && !isOver(frame.panel, period, 0, gap);
    })
    .map((one) => {
      return { customer_code: one.exposure.customer_code, lost_risk: learned.risk(behaviourOf(frame, one)) };
    });
  return { learned, customers: customers.sort((a, b) => b.lost_risk - a.lost_risk) };
}
