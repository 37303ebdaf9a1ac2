import { compareText } from "../math/compare-text.ts";
import type { RiskAssessment } from "../risk/risk-assessment.ts";
import type { SubstituteBasis } from "../substitution/rank-substitutes.ts";

/** An item that could be offered in the place of another, as its last assessment found it. */
export interface OfferedItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  readonly risk: Pick<RiskAssessment, "severity"> & {
    readonly explanation: Pick<RiskAssessment["explanation"], "stock" | "unit" | "reserved_quantity">;
  };
  readonly basis: SubstituteBasis;
  /** Why it is offered, in one Chinese clause. */
  readonly reason: string;
}

/** An item that is there instead. */
export interface Substitute {
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  /** Units that nobody waits for and that are not kept aside, above nought. */
  readonly available: number;
  readonly unit: string;
  readonly basis: SubstituteBasis["kind"];
  /** Why it is offered, in one Chinese clause. */
  readonly reason: string;
}

/** More than so many are a burden to whoever reads them. */
export const MOST_OFFERED = 3;

/**
 * At most three other items that are in stock and at no risk, in the order given; of those that are offered for nothing
 * but being there, the most available first and after all others.
 */
export function substitutesAmong(offered: readonly OfferedItem[], item_code: string): readonly Substitute[] {
  const there = offered
    .filter((item) => item.item_code !== item_code && item.risk.severity === "none")
    .map(({ risk: { explanation }, ...item }) => ({
      item_code: item.item_code,
      item_name: item.item_name,
      location_code: item.location_code,
      available: (explanation.stock?.supply ?? 0) - (explanation.reserved_quantity ?? 0),
      unit: explanation.unit,
      basis: item.basis.kind,
      reason: item.reason,
    }))
    .filter(({ available }) => available > 0);
  const known = there.filter(({ basis }) => basis !== "in_category");
  const others = there
    .filter(({ basis }) => basis === "in_category")
    .sort((a, b) => b.available - a.available || compareText(a.item_code, b.item_code));
  return [...known, ...others].slice(0, MOST_OFFERED);
}
