import { unitLoss, UNORDERED } from "../exposure/lost-margin.ts";

/** Money lost with units that are wanted and not there. */
export interface ExpectedLoss {
  readonly expected_loss: number | null;
  /** By what a unit was valued: price − cost, or the price where the cost is unknown. */
  readonly expected_loss_basis: "margin" | "price" | null;
}

/** Lost units × margin; without a cost × price; without a price nothing can be said. A loss maker loses nothing. */
export function expectedLoss(
  lost_units: number | null,
  sale_price: number | null,
  purchase_cost: number | null,
): ExpectedLoss {
  if (lost_units === null || sale_price === null) return { expected_loss: null, expected_loss_basis: null };
  const loss = unitLoss(UNORDERED, { sale_price, purchase_cost });
  if (loss === null) return { expected_loss: lost_units * sale_price, expected_loss_basis: "price" };
  return { expected_loss: lost_units * loss, expected_loss_basis: "margin" };
}
