/** A line of an order as it was served on its promised day, units. */
export interface ServedLine {
  readonly requested: number;
  /** From stock and in time; more than requested counts as requested. */
  readonly served: number;
}

/** How demand was met, shares from 0 to 1; null where nothing was requested. */
export interface ServiceRates {
  /** Units served ÷ units requested (满足率). */
  readonly fill_rate: number | null;
  /** Lines served in full ÷ lines (订单行满足率). */
  readonly line_fill_rate: number | null;
}

/** Rates over lines; lines that request nothing are left out. */
export function serviceRates(lines: readonly ServedLine[]): ServiceRates {
  const wanted = lines.filter(({ requested }) => requested > 0);
  if (wanted.length === 0) return { fill_rate: null, line_fill_rate: null };
  const requested = wanted.reduce((sum, line) => sum + line.requested, 0);
  const served = wanted.reduce((sum, line) => sum + Math.min(line.requested, Math.max(0, line.served)), 0);
  const full = wanted.filter((line) => line.served >= line.requested);
  return { fill_rate: served / requested, line_fill_rate: full.length / wanted.length };
}

/** Share of days without stock (缺货率), from the share of each day that was in stock; null without a day. */
export function stockoutRate(in_stock: readonly number[]): number | null {
  if (in_stock.length === 0) return null;
  return in_stock.reduce((sum, share) => sum + 1 - Math.min(1, Math.max(0, share)), 0) / in_stock.length;
}
