import { studentQuantile } from "../math/student-t.ts";
import { LEAST_SCORES, type MeanScore } from "./mean-score.ts";

/** Where customers' scores are going. */
export type ScoreTrend =
  | {
      readonly kind: "estimated";
      /** Points per month. */
      readonly slope: number;
      /** Ends of its interval (95 %). */
      readonly low: number;
      readonly high: number;
      readonly direction: "rising" | "falling" | "level";
    }
  | { readonly kind: "not_estimable"; readonly reason: "few_months" };

/** Fewer months than this tell no direction: a line of two parameters fits nearly anything. */
export const LEAST_MONTHS = 4;

/**
 * The slope of a line through the months' means, each weighing as much as it has scores (weighted least squares, n − 2
 * degrees of freedom). `months`: one after the other, those without scores too; those of too few scores are left out. The
 * spread is the months' own, so that a good and a bad month by turns are no trend.
 */
export function scoreTrend(months: readonly Pick<MeanScore, "count" | "mean">[]): ScoreTrend {
  const points = months.flatMap(({ count, mean }, x) =>
    mean === null || count < LEAST_SCORES ? [] : [{ x, y: mean, weight: count }],
  );
  if (points.length < LEAST_MONTHS) return { kind: "not_estimable", reason: "few_months" };
  const sum = (of: (point: (typeof points)[number]) => number) => points.reduce((all, point) => all + of(point), 0);
  const weight = sum((point) => point.weight);
  const middle_x = sum(({ x, weight: w }) => w * x) / weight;
  const middle_y = sum(({ y, weight: w }) => w * y) / weight;
  const spread = sum(({ x, weight: w }) => w * (x - middle_x) ** 2);
  const slope = sum(({ x, y, weight: w }) => w * (x - middle_x) * (y - middle_y)) / spread;
  const freedom = points.length - 2;
  const rest = sum(({ x, y, weight: w }) => w * (y - middle_y - slope * (x - middle_x)) ** 2);
  const reach = studentQuantile(0.975, freedom) * Math.sqrt(rest / freedom / spread);
  const [low, high] = [slope - reach, slope + reach];
  return { kind: "estimated", slope, low, high, direction: low > 0 ? "rising" : high < 0 ? "falling" : "level" };
}
