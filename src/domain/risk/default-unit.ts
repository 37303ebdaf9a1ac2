import type { RiskItem } from "./risk-input.ts";

/** Unit shown where the item states none. */
const DEFAULT_UNIT = "个";

/** The item's unit as people read it. */
export function unitOf({ unit }: Pick<RiskItem, "unit">): string {
  return unit ?? DEFAULT_UNIT;
}
