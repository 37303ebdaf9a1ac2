/** From this quantity on every unit of the order has this price (all-unit discount, 阶梯价). */
export interface PriceBreak {
  readonly from_quantity: number;
  readonly unit_price: number;
}

/** Price of a unit in an order of this size: that of the highest break reached, else the plain cost. */
export function unitPrice(unit_cost: number, breaks: readonly PriceBreak[], quantity: number): number {
  let price = unit_cost;
  let reached = -Infinity;
  for (const { from_quantity, unit_price } of breaks) {
    if (from_quantity > quantity || from_quantity <= reached) continue;
    reached = from_quantity;
    price = unit_price;
  }
  return price;
}
