import type { PlanItem } from "../../../src/domain/purchase-plan/plan-item.ts";
import type { PlanPlace } from "../../../src/domain/purchase-plan/plan-place.ts";
import type { TransferEnd } from "../../../src/domain/transfer/transfer-lanes.ts";

/** An item bought at 30 and sold at 50. */
export function aPlanItem(parts: Partial<PlanItem> = {}): PlanItem {
  return {
    ...{ item_code: "CUP", item_name: "保温杯", unit: "个", supplier_code: "S-1" },
    ...{
      purchase_cost: 30,
      sale_price: 50,
      holding_cost_rate: null,
      price_breaks: [],
      moq: null,
      order_multiple: null,
    },
    ...parts,
  };
}

/** A place that has enough and nothing to spare. */
export function aPlace(parts: Partial<PlanPlace> = {}): PlanPlace {
  return {
    ...{ item_code: "CUP", location_code: "W1", severity: "none", assessed_on: "2026-11-23" },
    ...{ stockout_date: null, order_by_date: null, inventory_position: 100, service_level: 0.95 },
    ...{ reorder_point: 80, order_up_to_level: 120, suggested_order_quantity: 0, rounding_reason: null },
    ...{ is_count: true, spare: 0, gap: null, order: null },
    ...parts,
  };
}

/** A place that gives. */
export function aGiver(location_code: string, spare: number): PlanPlace {
  return aPlace({ location_code, spare, inventory_position: 81 + spare });
}

/** A place that runs short in the ten days before an order could arrive: it has 10 and some 50 are wanted. */
export function aTaker(location_code: string, parts: Partial<PlanPlace> = {}): PlanPlace {
  return aPlace({
    ...{ location_code, severity: "critical", inventory_position: 10, suggested_order_quantity: 110 },
    gap: { days: 10, supply: 10, demand: { name: "negative_binomial", mean: 50, variance: 80 } },
    order: { days: 24, demand: { name: "negative_binomial", mean: 115, variance: 200 } },
    ...parts,
  });
}

/** A location that takes part: a day, half a yuan a unit, 20 yuan a transfer. */
export function anEnd(location_code: string, parts: Partial<TransferEnd> = {}): TransferEnd {
  const figures = { transfer_days: 1, transfer_unit_cost: 0.5, transfer_cost: 20 };
  return { location_code, allows_transfer: true, ...figures, ...parts };
}
