import { surgeOrigin, type SurgeOrigin } from "../anomaly/surge-origin.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import type { RiskInput } from "./risk-input.ts";

/** Whether one order or many customers made the surge; null without a surge, or while nobody has read its orders. */
export function surgeOriginOf({ surge_orders, orders = [] }: RiskInput, risk: JudgedRisk | null): SurgeOrigin | null {
  if (risk?.surge == null || surge_orders === undefined) return null;
  const { days, expected } = risk.surge;
  const placed = orders.reduce((sum, { order_count }) => sum + order_count, 0);
  const perDay = orders.length === 0 ? 0 : placed / orders.length;
  return surgeOrigin(surge_orders, { expected, customers: perDay * days });
}
