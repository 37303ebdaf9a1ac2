import type { CustomerType } from "./customers.ts";

/** Units of a usual order line, each value equally likely; lots of dear or lumpy goods are scaled. */
export const LINE_UNITS: Readonly<Record<CustomerType, readonly number[]>> = {
  企业: [2, 3, 4, 6, 6, 8, 10, 10, 12, 12, 12, 12, 20, 20, 20, 24, 24, 24, 36, 48],
  个人: [1, 1, 1, 1, 1, 2, 2, 2, 3, 4],
};

/** Units of a line of an item: lots are scaled for dear and lumpy goods, never below one unit. */
export function lineUnits(usual: number, lotFactor: number): number {
  return Math.max(1, Math.round(usual * lotFactor));
}

/** Mean and mean square of the units of a line, by who orders. */
export function lotMoments(
  type: CustomerType,
  lotFactor: number,
): { readonly mean: number; readonly meanSquare: number } {
  const lots = LINE_UNITS[type].map((usual) => lineUnits(usual, lotFactor));
  const mean = lots.reduce((sum, lot) => sum + lot, 0) / lots.length;
  return { mean, meanSquare: lots.reduce((sum, lot) => sum + lot * lot, 0) / lots.length };
}
