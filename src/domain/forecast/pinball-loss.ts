/** Loss of stating `quantile` as the p-quantile when `actual` comes: p per unit too low, 1 − p per unit too high. */
export function pinballLoss(p: number, quantile: number, actual: number): number {
  return actual >= quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual);
}
