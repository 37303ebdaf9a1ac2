/** How many days the free stock lasts at the mean of the in-stock days; null when nothing sells, never infinity. */
export function daysOfSupply(available: number, demand_mean: number | null): number | null {
  if (demand_mean === null || demand_mean <= 0) return null;
  return Math.max(0, available) / demand_mean;
}

/** What people read: "7.3 天", or "无销量". */
export function daysOfSupplyLabel(days: number | null): string {
  return days === null ? "无销量" : `${Math.round(days * 10) / 10} 天`;
}
