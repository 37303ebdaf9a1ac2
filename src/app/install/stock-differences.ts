import type { FieldValue, FieldValues } from "../../contracts/form.ts";

/** A figure of 库存台账 that is not what the open order lines add up to. Quantities in the item's unit. */
export interface StockDifference {
  readonly item_code: string;
  readonly location_code: string;
  readonly in_form: number;
  readonly from_orders: number;
}

const SHIPPED_OR_CANCELLED: readonly FieldValue[] = ["已发货", "已完成", "已取消"];
const STILL_TO_COME: readonly FieldValue[] = ["已下单", "部分到货"];

/** Where 已分配 differs from what open sales orders have still to ship. */
export function allocatedDifferences(
  levels: readonly FieldValues[],
  orders: readonly FieldValues[],
): readonly StockDifference[] {
  const open = orders.filter(({ order_status }) => !SHIPPED_OR_CANCELLED.includes(order_status ?? null));
  return differences(levels, "allocated", openQuantities(open, "shipped_quantity"));
}

/** Where 在途/在订 differs from what open purchase orders have still to bring. */
export function onOrderDifferences(
  levels: readonly FieldValues[],
  orders: readonly FieldValues[],
): readonly StockDifference[] {
  const open = orders.filter(({ order_status }) => STILL_TO_COME.includes(order_status ?? null));
  return differences(levels, "on_order", openQuantities(open, "received_quantity"));
}

function differences(
  levels: readonly FieldValues[],
  field: "allocated" | "on_order",
  open: ReadonlyMap<string, number>,
): readonly StockDifference[] {
  return levels.flatMap((level) => {
    const in_form = level[field];
    const [item_code, location_code] = [textOf(level["item_code"]), textOf(level["location_code"])];
    const from_orders = open.get(`${item_code}\n${location_code}`) ?? 0;
    // An empty figure claims nothing.
    return typeof in_form !== "number" || in_form === from_orders
      ? []
      : [{ item_code, location_code, in_form, from_orders }];
  });
}

/** What open lines have still to move, by item and location. */
function openQuantities(orders: readonly FieldValues[], moved: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const order of orders) {
    for (const line of rowsOf(order["lines"])) {
      const key = `${textOf(line["item_code"])}\n${textOf(order["location_code"])}`;
      const left = numberOf(line["quantity"]) - numberOf(line[moved]);
      if (left > 0) sums.set(key, (sums.get(key) ?? 0) + left);
    }
  }
  return sums;
}

function rowsOf(value: FieldValue | undefined): readonly FieldValues[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (row: FieldValue): row is FieldValues => typeof row === "object" && row !== null && !Array.isArray(row),
  );
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: FieldValue | undefined): number {
  return typeof value === "number" ? value : 0;
}
