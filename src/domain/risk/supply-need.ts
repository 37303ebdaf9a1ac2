import { changedLaws, demandQuantile } from "../demand/demand-distribution.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { comingDemand } from "../forecast/coming-demand.ts";
import { valueAt } from "../math/value-at.ts";
import { arrivedUnits } from "./arrived-units.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import { leftOver, plannedThrough } from "./planned-use.ts";
import type { Situation } from "./situation.ts";

/** What a plan of transfers and purchases needs to know beyond an assessment's figures. Plain JSON of a few hundred bytes. */
export interface SupplyNeed {
  /** Whether the item is counted in whole units. */
  readonly is_count: boolean;
  /** Units that may leave today without the place running short or having to order for it; nought where none may. */
  readonly spare: number;
  /** Where supply falls short of the need before the next receipt; null where it does not. */
  readonly gap: SupplyGap | null;
  /** What the suggested order is to serve; null without a suggestion. */
  readonly order: ServedDemand | null;
}

/** Demand of the exposure and one review period more. */
export interface ServedDemand {
  readonly days: number;
  readonly demand: DemandDistribution;
  /** Units that production takes for certain by then; absent where it takes none. */
  readonly planned?: number;
}

/** The time before a receipt in which units lack. */
export interface SupplyGap {
  /** Days from today until that receipt. */
  readonly days: number;
  /** Units for the demand of these days, receipts before included and what production takes left out; may be negative. */
  readonly supply: number;
  readonly demand: DemandDistribution;
}

/** What counts as a receipt: for who lacks, one likelier in than not; for who gives, one that is nearly certain. */
const LIKELY = 0.5;
const CERTAIN = 0.9;

/** Least part of a unit of what is not counted. */
const LEAST_PART = 0.01;

/** What a place can give, what it lacks before its next receipt, and what its order is for. */
export function supplyNeed({ exposure }: Situation, risk: JudgedRisk): SupplyNeed {
  const gap = supplyGap(exposure.arrival_days, risk);
  const { is_count } = risk.basis;
  return {
    is_count,
    spare: gap === null ? spareUnits(exposure.exposure_days, risk) : 0,
    gap,
    order: risk.order.quantity > 0 ? orderDemand(exposure, risk) : null,
  };
}

/**
 * The worst of the moments just before a receipt, or before an order placed today could arrive: there the quantile of
 * demand at the service level exceeds supply by most.
 */
function supplyGap(arrival_days: number, { basis, path, arrival, service_level }: JudgedRisk): SupplyGap | null {
  const accepted = 1 - service_level;
  const outlooks = [...path.slice(0, Math.max(0, arrival_days - 1)), ...(arrival_days > 0 ? [arrival] : [])];
  if (!outlooks.some(({ probability }) => probability > accepted)) return null;
  const gaps = beforeReceipts(arrival_days, (days) => arrivedUnits(basis, days, LIKELY)).map(({ days, arrived }) => {
    const { demand, planned } = outlooks[days - 1] ?? arrival;
    const supply = leftOver(basis.supply + arrived, planned);
    return { days, supply, demand, lacking: demandQuantile(demand, service_level) - supply };
  });
  const [worst] = gaps.sort((a, b) => b.lacking - a.lacking);
  if (worst === undefined || worst.lacking <= 0) return null;
  return { days: worst.days, supply: rounded(worst.supply), demand: compact(worst.demand) };
}

/**
 * What may leave: at no moment of the exposure may the rest, with receipts that are nearly certain, fall below the need
 * and what is kept aside, and at its end it must stay above the reorder point, so that nobody gives today what it orders tomorrow.
 */
function spareUnits(exposure_days: number, risk: JudgedRisk): number {
  const { basis, path, worst, levels, inventory_position, service_level, reserved_quantity } = risk;
  const free = basis.supply - reserved_quantity;
  if (basis.supply <= 0 || worst.probability > 1 - service_level) return 0;
  const least = basis.is_count ? 1 : LEAST_PART;
  const moments = beforeReceipts(exposure_days, (days) => arrivedUnits(basis, days, CERTAIN));
  const position = Math.min(inventory_position, basis.supply + (moments.at(-1)?.arrived ?? 0));
  const above =
    levels.order_up_to_level > 0 ? Math.ceil((position - levels.reorder_point) / least - 1e-9) - 1 : Infinity;
  let spare = Math.min(above, Math.floor(free / least + 1e-9));
  for (const { days, arrived } of moments.slice(0, -1)) {
    const outlook = path[days - 1];
    if (spare <= 0 || outlook === undefined) break;
    const need = demandQuantile(outlook.demand, service_level) + outlook.planned;
    spare = Math.min(spare, Math.floor((free + arrived - need) / least + 1e-9));
  }
  return Math.max(0, rounded(spare * least));
}

/** The last day before each receipt within some days, and the last of all; with the units that are in by then. */
function beforeReceipts(days: number, arrivedThrough: (days: number) => number) {
  const moments: { readonly days: number; readonly arrived: number }[] = [];
  let arrived = arrivedThrough(1);
  for (let day = 1; day < days; day++) {
    const next = arrivedThrough(day + 1);
    if (next > arrived) moments.push({ days: day, arrived });
    arrived = next;
  }
  return [...moments, { days: Math.max(1, days), arrived }];
}

function orderDemand(
  { exposure_days, review_period_days, lead_time_sd_days }: Situation["exposure"],
  risk: JudgedRisk,
): ServedDemand {
  const { forecast, basis, levels } = risk;
  const days = exposure_days + Math.max(1, Math.ceil(review_period_days));
  const planned = plannedThrough(basis.planned, days);
  const nextUse = planned - plannedThrough(basis.planned, exposure_days);
  const cycle_demand = levels.order_up_to_level - levels.reorder_point - nextUse;
  const cycle = forecast.level > 0 ? cycle_demand / forecast.level : 0;
  const late = forecast.level * lead_time_sd_days;
  const unsure = forecast.level * valueAt(basis.share_sds, exposure_days);
  const shares = valueAt(basis.shares, exposure_days) + cycle;
  const extra = late * late + unsure * unsure;
  const demand = compact(comingDemand(forecast, days, shares, basis.is_count, extra));
  return { days, demand, ...(planned === 0 ? {} : { planned }) };
}

/** To six digits: more would be kept for nothing. */
function compact(demand: DemandDistribution): DemandDistribution {
  const kept = changedLaws(demand, ({ name, mean, variance }) => ({
    name,
    mean: sixDigits(mean),
    variance: sixDigits(variance),
  }));
  return kept.name === "mixture" ? { ...kept, mean: sixDigits(kept.mean), variance: sixDigits(kept.variance) } : kept;
}

function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

function rounded(units: number): number {
  return Math.round(units * 100) / 100;
}
