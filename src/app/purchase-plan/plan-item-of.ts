import type { PlanItem } from "../../domain/purchase-plan/plan-item.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { ItemRow } from "../../contracts/rows.ts";

/** What plans need of an item's form; an item without one has its code for a name, and neither cost nor price. */
export function itemPlanItem(item_code: string, row: ItemRow | null | undefined): PlanItem {
  return {
    item_code,
    item_name: row?.item_name ?? item_code,
    unit: unitOf({ unit: row?.unit ?? null }),
    supplier_code: row?.supplier_code ?? null,
    purchase_cost: row?.purchase_cost ?? null,
    sale_price: row?.sale_price ?? null,
    holding_cost_rate: row?.holding_cost_rate ?? null,
    price_breaks: row?.price_breaks ?? [],
    moq: row?.moq ?? null,
    order_multiple: row?.order_multiple ?? null,
  };
}
