import type { Explanation } from "./explanation.ts";

/** By what 可供天数 was counted, so that nobody takes it for the forecast's 预计缺货日; null where nothing was to count. */
export function supplyBasis({ demand, production }: Pick<Explanation, "demand" | "production">): string | null {
  const isSold = demand !== null && demand.mean > 0;
  if (isSold) return production === undefined ? "按近期日均" : "按近期日均和生产用料";
  return production === undefined ? null : "按生产用料";
}
