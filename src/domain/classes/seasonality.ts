import { fTail } from "../math/f-tail.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";

/** Whether an item has a season; `unknown` while there is too little to say. */
export type SeasonalityTag = "seasonal" | "steady" | "unknown";

/** Chinese names of the tags. */
export const SEASONALITY_LABELS: Readonly<Record<SeasonalityTag, string>> = {
  seasonal: "季节性",
  steady: "无明显季节",
  unknown: "证据不足",
};

/** Totals of months or quarters, oldest first, without gaps. */
export interface SeasonTotals {
  readonly unit: "month" | "quarter";
  readonly totals: readonly number[];
  /** Month 1 … 12 or quarter 1 … 4 of the first total. */
  readonly first: number;
}

/** A tag with its evidence and its reason in Chinese. */
export interface Seasonality {
  readonly tag: SeasonalityTag;
  readonly reason: string;
  /** Share of the variation that the season explains, 0 … 1 (Wang, Smith & Hyndman 2006); null when unknown. */
  readonly strength: number | null;
  /** P(so much by chance): F test of the two-way layout months × years; null when unknown. */
  readonly p_value: number | null;
}

const UNITS = { month: { period: 12, name: "月" }, quarter: { period: 4, name: "季度" } } as const;
const LEAST_CYCLES = 2;
const LARGEST_P_VALUE = 0.05;
/** The strongest month must stand out by this much above the mean of its year. */
const LEAST_PEAK = 1.3;

/** Tests whether the same months, or quarters, stand out in every cycle of at least two; the latest whole cycles count. */
export function seasonality({ unit, totals, first }: SeasonTotals): Seasonality {
  const { period, name } = UNITS[unit];
  const cycles = Math.floor(totals.length / period);
  if (cycles < LEAST_CYCLES) return unknown(`历史只有 ${totals.length} 个${name}，至少要 ${LEAST_CYCLES * period} 个`);
  const latest = totals.slice(-cycles * period);
  const ratios = cycleRatios(latest, period);
  if (ratios === null) return unknown("有一整个周期没有销量");
  const { factors, strength, p_value } = variation(ratios, period);
  const peak = factors.indexOf(Math.max(...factors));
  const height = factors[peak] ?? 1;
  if (p_value > LARGEST_P_VALUE || height < LEAST_PEAK) {
    return { tag: "steady", reason: `${cycles} 个周期里没有反复突出的${name}`, strength, p_value };
  }
  const position = ((first - 1 + totals.length - latest.length + peak) % period) + 1;
  const label = unit === "month" ? `${position} 月` : `第 ${position} 季度`;
  const reason = `${label}约为平均的 ${quantityText(height)} 倍，${cycles} 个周期如此，偶然的可能 ${percentText(p_value)}`;
  return { tag: "seasonal", reason, strength, p_value };
}

function unknown(reason: string): Seasonality {
  return { tag: "unknown", reason, strength: null, p_value: null };
}

/** Every total relative to the mean of its cycle, so that growth from year to year is no season; null for an empty cycle. */
function cycleRatios(totals: readonly number[], period: number): readonly (readonly number[])[] | null {
  const cycles: number[][] = [];
  for (let start = 0; start < totals.length; start += period) {
    const cycle = totals.slice(start, start + period);
    const mean = cycle.reduce((sum, total) => sum + total, 0) / period;
    if (!(mean > 0)) return null;
    cycles.push(cycle.map((total) => total / mean));
  }
  return cycles;
}

function variation(cycles: readonly (readonly number[])[], period: number) {
  const factors = Array.from({ length: period }, (_, i) => meanAt(cycles, i));
  const between = cycles.length * factors.reduce((sum, factor) => sum + (factor - 1) ** 2, 0);
  const within = cycles.flat().reduce((sum, ratio, i) => sum + (ratio - (factors[i % period] ?? 1)) ** 2, 0);
  const degrees = (period - 1) * (cycles.length - 1);
  const f = between === 0 ? 0 : between / (period - 1) / (within / degrees);
  return {
    factors,
    strength: between === 0 ? 0 : between / (between + within),
    p_value: fTail(f, period - 1, degrees),
  };
}

function meanAt(cycles: readonly (readonly number[])[], i: number): number {
  return cycles.reduce((sum, cycle) => sum + (cycle[i] ?? 1), 0) / cycles.length;
}
