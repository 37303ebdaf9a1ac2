import type { Day } from "../../src/domain/calendar/day.ts";
import type { FieldValues } from "../../src/contracts/form.ts";
import { aShop, type ShopRecords } from "../../test/support/a-shop-stock.ts";

/** The platform takes 200 lines in an order; these have fewer, as real ones do. */
const LINES = 10;

/** A shop of many items, each sold on every one of sixty days, in orders of a few lines. */
export function benchShop(today: Day, item_count: number): ShopRecords {
  return aShop(today, item_count).map(([form, rows]) => [form, form === "sales_order" ? rows.flatMap(smaller) : rows]);
}

function smaller(order: FieldValues): readonly FieldValues[] {
  const { lines, order_no } = order;
  if (!Array.isArray(lines) || typeof order_no !== "string") return [order];
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, part) => ({
    ...order,
    order_no: `${order_no}-${part}`,
    lines: lines.slice(part * LINES, (part + 1) * LINES),
  }));
}
