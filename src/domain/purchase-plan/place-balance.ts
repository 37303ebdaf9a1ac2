import { changedLaws } from "../demand/demand-distribution.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { demandLaw } from "../demand/demand-law.ts";
import { transferBalance } from "../transfer/transfer-balance.ts";
import type { TransferBalance } from "../transfer/transfer-balance.ts";
import type { PlanPlace } from "./plan-place.ts";

/** What a place can give or lacks until its next receipt; `unit_loss`: money (or units) lost per unit missing. */
export function placeBalance(
  { location_code, spare, gap, service_level }: PlanPlace,
  unit_loss: number,
): TransferBalance {
  if (gap === null) {
    return { place: { location_code, days_to_receipt: Infinity }, surplus: spare, shortage: 0, unit_benefit: 0 };
  }
  const law = demandLaw(gap.demand);
  const balance = transferBalance({
    ...{ location_code, law, service_level, unit_loss },
    available: gap.supply,
    days_to_receipt: gap.days,
  });
  const { shortage } = balance;
  const saved = law.expectedShortfall(gap.supply) - law.expectedShortfall(gap.supply + shortage);
  const lostBefore = (days: number) =>
    demandLaw(shareOf(gap.demand, days / gap.days)).expectedShortfall(Math.max(0, gap.supply));
  return {
    ...balance,
    surplus: 0,
    benefitAfter: (days) => (shortage > 0 ? (unit_loss * Math.max(0, saved - lostBefore(days))) / shortage : 0),
  };
}

/** Demand of the first part of some days, taken to be spread evenly over them. */
function shareOf(demand: DemandDistribution, share: number): DemandDistribution {
  if (share <= 0) return { name: "none", mean: 0, variance: 0 };
  return changedLaws(demand, ({ name, mean, variance }) => ({ name, mean: share * mean, variance: share * variance }));
}
