import { type ExposedCustomer, exposedCustomers } from "../../domain/customer/exposed-customers.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";

/** Who cannot be served. Without a stock record nothing is known to be short, so nobody is exposed. */
export function exposedOf({ stock_level, open_sales_lines }: SubjectFacts): readonly ExposedCustomer[] {
  return stock_level === null ? [] : exposedCustomers(open_sales_lines, Math.max(0, stock_level.on_hand));
}
