import type { ItemReport } from "../../contracts/item-report.ts";

/** An item for people who may see its stock but not what it costs and earns. */
export function withoutCosts(report: ItemReport): ItemReport {
  const explanation = report.explanation.filter(({ tells_costs }) => tells_costs !== true);
  return { ...report, explanation, order_profit: null, future_loss: null };
}
