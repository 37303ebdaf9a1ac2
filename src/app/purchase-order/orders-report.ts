import { placeNames } from "../../domain/text/place-names.ts";
import type { OrderedPurchase, PurchaseOrdersReport } from "../../contracts/purchase-order.ts";
import type { ItemRow, LocationRow, SupplierRow } from "../../contracts/rows.ts";
import type { KeptChoice } from "../../ports/purchase-choices.ts";
import { orderState } from "./order-state.ts";

/** Names by code, from the forms as they are now. */
export interface OrderNames {
  readonly items: readonly ItemRow[];
  readonly suppliers: readonly SupplierRow[];
  readonly locations: readonly LocationRow[];
}

/** Choices as the orders they belong to, in their order. */
export function ordersReport(choices: readonly KeptChoice[], names: OrderNames): PurchaseOrdersReport {
  const items = new Map(names.items.map(({ item_code, item_name }) => [item_code, item_name]));
  const suppliers = new Map(names.suppliers.map(({ supplier_code, supplier_name }) => [supplier_code, supplier_name]));
  const placeName = placeNames(names.locations);
  const groups = Map.groupBy(choices, ({ purchase_order_no }) => purchase_order_no);
  const orders = [...groups.values()].flatMap((found): readonly OrderedPurchase[] => {
    const [head] = found;
    if (head === undefined) return [];
    const { purchase_order_no, supplier_code, location_code, expected_date, chosen_by, chosen_at, effect } = head;
    const state = orderState(head);
    return [
      {
        ...{ purchase_order_no, supplier_code, location_code, expected_date, chosen_by, chosen_at, state },
        supplier_name: suppliers.get(supplier_code) ?? null,
        location_name: placeName(location_code),
        effect_id: effect?.id ?? null,
        problem: state === "created" ? null : (effect?.problem ?? null),
        lines: found.map(({ item_code, quantity, suggested_quantity }) => {
          return { item_code, item_name: items.get(item_code) ?? item_code, quantity, suggested_quantity };
        }),
      },
    ];
  });
  return { orders };
}
