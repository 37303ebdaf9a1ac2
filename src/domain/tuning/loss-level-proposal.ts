import type { UnitEconomics } from "../inventory/expected-profit.ts";
import { criticalRatio } from "../inventory/newsvendor.ts";
import type { LossEvidence } from "./loss-evidence.ts";
import type { TunedItem } from "./tuned-place.ts";

/** An item whose shortages lose customers: a step of service level that the loss justifies. Shares are 0–1. */
export interface LossLevelProposal {
  readonly kind: "loss_service_level";
  readonly direction: "raise";
  readonly code: string;
  readonly name: string;
  /** The place that its page is shown for. */
  readonly location_code: string;
  /** Of the item's form, or its class's in effect. */
  readonly present: number;
  readonly proposed: number;
  readonly evidence: LossEvidence & {
    /** Service level at which one more unit is just worth it, goodwill counted; null where no money is known. */
    readonly worthwhile_level: number | null;
    /** Future margin that a missing unit loses with the customer; null where it is not known. */
    readonly goodwill: number | null;
  };
}

/** What a unit of an item is worth; null where it is not known. */
export interface UnitWorth {
  readonly economics: UnitEconomics | null;
  readonly goodwill: number | null;
}

/** Nobody is to promise more because of this. */
const HIGHEST_LEVEL = 0.99;

/**
 * The next of the usual levels above the present one, and no more at once: what it brings shows before the next. Where
 * margin and goodwill are known it has to pay, (margin + goodwill) ÷ (margin + goodwill + holding), Snyder & Shen (4.4);
 * where they are not, the proven loss speaks alone.
 */
export function lossLevelProposal(
  { item_code: code, item_name: name, service_level, class_level }: TunedItem,
  {
    location_code,
    loss,
    worth,
  }: { readonly location_code: string; readonly loss: LossEvidence; readonly worth: UnitWorth },
  levels: readonly number[],
): LossLevelProposal | null {
  const present = service_level ?? class_level;
  const proposed = levels.find((level) => level > present && level <= HIGHEST_LEVEL);
  const worthwhile_level = worthwhileLevel(worth);
  const isPriced = worth.goodwill !== null && worthwhile_level !== null;
  if (proposed === undefined || (isPriced && worthwhile_level < proposed)) return null;
  return {
    ...{ kind: "loss_service_level", direction: "raise", code, name, location_code, present, proposed },
    evidence: { ...loss, worthwhile_level, goodwill: worth.goodwill },
  };
}

function worthwhileLevel({ economics, goodwill }: UnitWorth): number | null {
  if (economics === null) return null;
  const { margin, holding_cost } = economics;
  return criticalRatio({ stockout_cost: margin + (goodwill ?? 0), holding_cost });
}
