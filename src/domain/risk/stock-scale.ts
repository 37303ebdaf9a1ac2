import type { ProjectedDay } from "./projection.ts";

/** What a chart of the projected stock has to find room for, in units. */
export interface ScaledStock {
  readonly projection: readonly Pick<ProjectedDay, "stock_p10" | "stock_p50" | "stock_p90" | "receipt">[];
  readonly safety_stock: number | null;
}

/** The ends of the axis and the distance of its lines, in units. */
export interface StockScale {
  readonly bottom: number;
  readonly top: number;
  readonly step: number;
}

/**
 * From the unmet demand to the most there may be. Unmet demand grows without end: beyond half of the stock's own height
 * it would only press the part that people can still act on into a corner. Where there is nothing left to show above
 * zero, the likely course is shown to its end.
 */
export function stockScale({ projection, safety_stock }: ScaledStock): StockScale {
  const stocks = projection.flatMap(({ stock_p50, stock_p90, receipt }) => [stock_p50, stock_p90, receipt]);
  const highest = Math.max(1, ...stocks);
  const height = safety_stock !== null && safety_stock <= 2 * highest ? Math.max(highest, safety_stock) : highest;
  const isOut = (projection[0]?.stock_p50 ?? 0) <= 0;
  const likelyShortage = -Math.min(0, ...projection.map(({ stock_p50 }) => stock_p50));
  const possibleShortage = -Math.min(0, ...projection.map(({ stock_p10 }) => stock_p10));
  const shortage = Math.min(possibleShortage, Math.max(height / 2, isOut ? likelyShortage : 0));
  const step = roundStep(height + shortage);
  return {
    step,
    top: Math.ceil(height / step) * step,
    bottom: shortage === 0 ? 0 : -Math.ceil(shortage / step) * step,
  };
}

/** About a sixth of the height, on 1, 2 or 5 times a power of ten. */
function roundStep(height: number): number {
  const rough = height / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}
