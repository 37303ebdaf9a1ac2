import type { SalesLineRow } from "../../../contracts/rows.ts";
import type { SalesHistory } from "../../../ports/sales-history.ts";
import { compareText } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** All sales lines, customer by customer. */
export function createMemorySalesHistory(rows: MemoryRows): SalesHistory {
  return {
    salesLinesOf: async (installation_id, { after, limit }) => {
      const lines = rows
        .table(installation_id, "sales_line")
        .map(({ row }) => row)
        .filter(({ customer_code }) => compareText(customer_code, after ?? "") > 0);
      const codes = [...new Set(lines.map(({ customer_code }) => customer_code))].sort(compareText).slice(0, limit);
      const asked = new Set(codes);
      return lines.filter(({ customer_code }) => asked.has(customer_code)).toSorted(inOrder);
    },
  };
}

function inOrder(a: SalesLineRow, b: SalesLineRow): number {
  return (
    compareText(a.customer_code, b.customer_code) ||
    compareText(a.ordered_on, b.ordered_on) ||
    compareText(a.order_no, b.order_no) ||
    compareText(a.item_code, b.item_code) ||
    a.quantity - b.quantity
  );
}
