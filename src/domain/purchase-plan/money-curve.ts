import type { RankedStep } from "../inventory/budget-allocation.ts";
import { orderSteps } from "./valued-order.ts";
import type { ValuedOrder } from "./valued-order.ts";

/** What a budget of this size is expected to earn. */
export interface CurvePoint {
  readonly money: number;
  readonly expected_profit: number;
}

/**
 * Expected profit of all priced orders against the money spent on them, the best money first: a concave line that bends
 * where further buying earns little, and falls where it only serves a service level. At most `points` points, both ends
 * included.
 */
export function moneyCurve(
  orders: readonly ValuedOrder[],
  points: number,
  steps: readonly RankedStep[] = orderSteps(orders),
): readonly CurvePoint[] {
  const worths = orders.flatMap(({ worth, cost_fen }) =>
    worth === null ? [] : [{ ...worth, cost_fen: cost_fen ?? 0 }],
  );
  const curve: CurvePoint[] = [{ money: 0, expected_profit: 0 }];
  let [fen, profit] = [0, 0];
  const add = (cost_fen: number, earned: number) => {
    fen += cost_fen;
    profit += earned;
    curve.push({ money: fen / 100, expected_profit: profit });
  };
  for (const step of steps) add(step.cost_fen, step.profit);
  for (const { sized, whole_profit, cost_fen } of worths) {
    const best = sized.steps.at(-1)?.candidate ?? { cost_fen: 0, profit: 0 };
    if (cost_fen > best.cost_fen) add(cost_fen - best.cost_fen, whole_profit - best.profit);
  }
  return thinned(curve, points);
}

/** Every n-th point and the last. */
function thinned(curve: readonly CurvePoint[], points: number): readonly CurvePoint[] {
  if (curve.length <= points) return curve;
  const stride = (curve.length - 1) / (points - 1);
  return Array.from({ length: points }, (_, i) => curve[Math.round(i * stride)]).filter((point) => point !== undefined);
}
