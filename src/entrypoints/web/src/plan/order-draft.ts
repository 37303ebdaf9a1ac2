import { placeKey } from "../../../../domain/text/place-key.ts";
import type { PurchaseOrderRequest } from "../../../../contracts/purchase-order.ts";
import type { PlanPurchase, PurchasePlan } from "../../../../contracts/purchase-plan.ts";

/** A line as the buyer has it in the dialogue. */
export interface DraftedLine {
  readonly purchase: PlanPurchase;
  readonly quantity: number;
}

/** An order as it will be made: what goes from one supplier to one place on one day. */
export interface DraftedOrder {
  readonly key: string;
  readonly supplier: string;
  readonly location_name: string;
  /** When the latest of its lines arrives by its lead time; null where nobody knows. */
  readonly suggested_date: string | null;
  /** The buyer's own day; null = by the lead time. */
  readonly expected_date: string | null;
  readonly lines: readonly DraftedLine[];
}

/** Whether a line can be ordered: somebody supplies it, and no order for it is under way. */
export function isOrderable({ supplier_code, ordered }: PlanPurchase): boolean {
  return supplier_code !== null && ordered === null;
}

/** Keys of the lines that are chosen together: what is expected to lose money is left to a person. */
export function worthwhileKeys(purchases: readonly PlanPurchase[]): readonly string[] {
  return purchases
    .filter((purchase) => isOrderable(purchase) && (purchase.expected_profit ?? 0) >= 0)
    .map((purchase) => placeKey(purchase));
}

/** The chosen lines as the orders that will be made of them, in the plan's order. */
export function draftedOrders({ suppliers }: PurchasePlan, chosen: ReadonlySet<string>): readonly DraftedOrder[] {
  const purchases = suppliers.flatMap((supplier) => supplier.purchases);
  const wanted = purchases.filter((one) => chosen.has(placeKey(one)) && isOrderable(one));
  const groups = Map.groupBy(wanted, ({ supplier_code, location_code }) =>
    JSON.stringify([supplier_code, location_code]),
  );
  return [...groups].map(([key, lines]) => ({
    key,
    supplier: lines[0]?.supplier_name ?? lines[0]?.supplier_code ?? "",
    location_name: lines[0]?.location_name ?? "",
    suggested_date: latest(lines),
    expected_date: null,
    lines: lines.map((purchase) => ({ purchase, quantity: purchase.quantity })),
  }));
}

function latest(lines: readonly PlanPurchase[]): string | null {
  return lines.reduce<string | null>(
    (day, { expected_date }) => (expected_date !== null && (day === null || expected_date > day) ? expected_date : day),
    null,
  );
}

/** What lines cost at the plan's price for a unit; lines without a cost count nothing. */
export function draftCost(lines: readonly DraftedLine[]): number {
  return lines.reduce((sum, { purchase: { cost, quantity: planned }, quantity }) => {
    return sum + (cost === null || planned === 0 ? 0 : (cost / planned) * quantity);
  }, 0);
}

/** The orders as they are asked for. */
export function orderRequest(
  request_id: string,
  budget: number | null,
  orders: readonly DraftedOrder[],
): PurchaseOrderRequest {
  const lines = orders.flatMap(({ expected_date, lines: own }) =>
    own.map(({ purchase: { item_code, location_code }, quantity }) => {
      return { item_code, location_code, quantity, expected_date };
    }),
  );
  return { request_id, budget, lines };
}
