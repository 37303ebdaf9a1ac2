import { PRIOR_DELIVERIES } from "../inventory/lead-time-spread.ts";
import type { FullnessFigures, LatenessFigures } from "./kept-promises.ts";
import { LEAST_DELIVERIES, type LeadTimeFigures } from "./lead-time-figures.ts";
import type { LeadTimeTrend } from "./lead-time-trend.ts";

/** What a score is made of. */
export type ScorePartName = "on_time" | "in_full" | "steady" | "trend";

/** A part of the score: its value 0–1, and the points it brings of those it could bring. */
export interface ScorePart {
  readonly part: ScorePartName;
  readonly value: number;
  readonly points: number;
  readonly most_points: number;
}

/** A supplier's score, 0–100, with its parts. */
export interface SupplierScore {
  readonly value: number;
  readonly parts: readonly ScorePart[];
}

/** Shares of the whole shop, 0–1, towards which a supplier's few deliveries are drawn; null where nothing is known. */
export interface ShopRates {
  readonly late_rate: number | null;
  readonly full_rate: number | null;
}

/** What a score looks at. */
export interface ScoredFigures {
  readonly delivery_count: number;
  readonly lead_time: LeadTimeFigures | null;
  readonly lateness: LatenessFigures;
  readonly fullness: FullnessFigures;
  readonly trend: LeadTimeTrend;
}

/** A convention of ours: on time and in full, as buyers count suppliers (OTIF), weigh most. */
const SCORE_WEIGHTS: Readonly<Record<ScorePartName, number>> = {
  on_time: 40,
  in_full: 30,
  steady: 20,
  trend: 10,
};

/**
 * 100·Σ weight·value ÷ Σ weight over the parts that are known; null below five deliveries. On time: 1 − late share; in
 * full: share of full lines; steady: median ÷ P90 of the lead time; trend: 1, or what the last deliveries are slower by,
 * 1 ÷ ratio. Shares are drawn towards the shop's as if by three deliveries more.
 */
export function supplierScore(figures: ScoredFigures, shop: ShopRates): SupplierScore | null {
  const { delivery_count, lead_time, trend } = figures;
  if (delivery_count < LEAST_DELIVERIES || lead_time === null) return null;
  const late_rate = drawnLateRate(figures.lateness, shop);
  const values: readonly (readonly [ScorePartName, number | null])[] = [
    ["on_time", late_rate === null ? null : 1 - late_rate],
    ["in_full", drawnFullRate(figures.fullness, shop)],
    ["steady", lead_time.p90_days <= 0 ? 1 : Math.max(0, lead_time.median_days) / lead_time.p90_days],
    ["trend", trend.kind === "too_few" ? null : trend.kind === "lengthened" ? 1 / trend.ratio : 1],
  ];
  const known = values.flatMap(([part, value]) => (value === null ? [] : [{ part, value }]));
  const weights = known.reduce((sum, { part }) => sum + SCORE_WEIGHTS[part], 0);
  const parts = known.map(({ part, value }) => {
    const most_points = (100 * SCORE_WEIGHTS[part]) / weights;
    return { part, value, points: most_points * value, most_points };
  });
  return { value: parts.reduce((sum, { points }) => sum + points, 0), parts };
}

/** (late + 3·the shop's late share) ÷ (promised + 3); null where neither is known. */
export function drawnLateRate(
  { late_count, promised_count }: LatenessFigures,
  { late_rate }: ShopRates,
): number | null {
  return promised_count === 0 ? late_rate : drawn(late_count, promised_count, late_rate);
}

function drawnFullRate({ full_count, judged_count }: FullnessFigures, { full_rate }: ShopRates): number | null {
  return judged_count === 0 ? null : drawn(full_count, judged_count, full_rate);
}

function drawn(hits: number, count: number, prior: number | null): number {
  return prior === null ? hits / count : (hits + PRIOR_DELIVERIES * prior) / (count + PRIOR_DELIVERIES);
}
