import { compareText } from "../math/compare-text.ts";
import type { RiskAssessment } from "../risk/risk-assessment.ts";

/** An item that could be offered in the place of another, as its last assessment found it. */
export interface OfferedItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  readonly risk: Pick<RiskAssessment, "severity"> & {
    readonly explanation: Pick<RiskAssessment["explanation"], "stock" | "unit">;
  };
}

/** An item that is there instead. */
export interface Substitute {
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  /** Units that nobody waits for, above nought. */
  readonly available: number;
  readonly unit: string;
}

const SHOWN = 3;

/** At most three other items that are in stock and at no risk, the most available first. */
export function substitutesAmong(offered: readonly OfferedItem[], item_code: string): readonly Substitute[] {
  return offered
    .filter((item) => item.item_code !== item_code && item.risk.severity === "none")
    .map(({ risk: { explanation }, ...item }) => ({
      item_code: item.item_code,
      item_name: item.item_name,
      location_code: item.location_code,
      available: explanation.stock?.supply ?? 0,
      unit: explanation.unit,
    }))
    .filter(({ available }) => available > 0)
    .sort((a, b) => b.available - a.available || compareText(a.item_code, b.item_code))
    .slice(0, SHOWN);
}
