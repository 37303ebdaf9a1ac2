import type { ChurnEffect } from "../stockout-effect/churn-effects.ts";

/** What an item's buyers ordered within a year, and what they are still worth. */
export interface BuyersWorth {
  readonly lines: number;
  readonly units: number;
  /** Residual values by margin of the buyers, one for each line; a line of nobody, or of somebody not valued, adds nothing. */
  readonly line_worth: number;
}

/** What a unit short costs beyond its margin, with all it follows from. Plain JSON. */
export interface Goodwill {
  /** Yuan a unit. */
  readonly per_unit: number;
  /** Rise of the chance that a customer leaves after meeting a shortage of the item, and whose shortages told it. */
  readonly lost_share: number;
  readonly basis: ChurnEffect["basis"];
  /** What the buyer of a line is still worth on average, yuan. */
  readonly buyer_worth: number;
  readonly units_per_line: number;
}

/** Kept to a hundredth of a fen and of a per mille: more digits would only make assessments differ. */
const DECIMALS = 10_000;

/**
 * Goodwill of a unit short: effect on leaving × mean worth of a buyer ÷ mean units of a line, both means over the item's
 * lines of a year. A line of q units that is not served makes its buyer, still worth V, leave with a chance higher by Δ: Δ·V
 * is lost with q units. A shortage hits lines as they come, so over many of them Σ Δ·V of what is lost falls on Σ q of the
 * units short, Δ·ΣV ÷ Σq = Δ·(ΣV ÷ lines) ÷ (Σq ÷ lines): frequent buyers weigh by their lines, and large lines spread a
 * buyer's worth over more units (a stockout costs demand to come: Schwartz 1966, "A new approach to stockout penalties").
 * Null where no line has a buyer who is worth anything; nought where shortages of the item make nobody leave.
 */
export function goodwillOf({ lost_share, basis }: ChurnEffect, buyers: BuyersWorth): Goodwill | null {
  const { lines, units, line_worth } = buyers;
  if (!(line_worth > 0) || !(units > 0)) return null;
  return {
    per_unit: rounded((lost_share * line_worth) / units),
    ...{ lost_share: rounded(lost_share), basis },
    ...{ buyer_worth: rounded(line_worth / lines), units_per_line: rounded(units / lines) },
  };
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
