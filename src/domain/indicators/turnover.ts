import type { AbcClass } from "../risk/class-policy.ts";

/** What was sold and what lay there meanwhile, both in units or both at cost. */
export interface TurnoverInput {
  readonly sold: number;
  readonly average_stock: number;
  readonly period_days: number;
}

/** How often stock was renewed (周转). */
export interface Turnover {
  /** Times per year (周转率); null without stock. */
  readonly turnover_rate: number | null;
  /** Days that the stock lasts at the pace of the period (周转天数); null without sales. */
  readonly turnover_days: number | null;
}

const YEAR_DAYS = 365;

/** Rate = sold ÷ average stock × 365 ÷ days; days = average stock ÷ (sold ÷ days). No sales give no days, never infinity. */
export function turnover({ sold, average_stock, period_days }: TurnoverInput): Turnover {
  const perDay = period_days > 0 ? Math.max(0, sold) / period_days : 0;
  const stock = Math.max(0, average_stock);
  return {
    turnover_rate: stock > 0 ? (perDay * YEAR_DAYS) / stock : null,
    turnover_days: perDay > 0 ? stock / perDay : null,
  };
}

/** Mean of daily closing stocks, debts to customers counting as no stock; null without a day. */
export function averageStock(closing: readonly number[]): number | null {
  if (closing.length === 0) return null;
  return closing.reduce((sum, units) => sum + Math.max(0, units), 0) / closing.length;
}

/** Days of turnover between which stock is neither scarce nor idle. */
export interface TurnoverBand {
  readonly low_days: number;
  readonly high_days: number;
}

/** Starting values, to be edited by the company: what sells most is to lie shortest. */
export const DEFAULT_TURNOVER_BANDS: Readonly<Record<AbcClass, TurnoverBand>> = {
  A: { low_days: 7, high_days: 45 },
  B: { low_days: 10, high_days: 60 },
  C: { low_days: 15, high_days: 90 },
};

/** Where the days of turnover lie. */
export type TurnoverJudgement = "too_low" | "fine" | "too_high" | "no_sales";

/** Chinese words for it. */
export const TURNOVER_LABELS: Readonly<Record<TurnoverJudgement, string>> = {
  too_low: "周转过快，库存偏少",
  fine: "周转正常",
  too_high: "周转过慢，库存偏多",
  no_sales: "无销量",
};

/** Judges the days by the band of the item's class, its ends included. */
export function turnoverJudgement(
  turnover_days: number | null,
  abc_class: AbcClass,
  bands: Readonly<Record<AbcClass, TurnoverBand>> = DEFAULT_TURNOVER_BANDS,
): TurnoverJudgement {
  if (turnover_days === null) return "no_sales";
  const { low_days, high_days } = bands[abc_class];
  if (turnover_days < low_days) return "too_low";
  return turnover_days > high_days ? "too_high" : "fine";
}
