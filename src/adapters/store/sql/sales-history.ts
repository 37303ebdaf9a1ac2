import type { SalesLineRow } from "../../../contracts/rows.ts";
import type { SalesHistory } from "../../../ports/sales-history.ts";
import { allAs } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** All sales lines, customer by customer. */
export function createSqlSalesHistory(database: SqlDatabase): SalesHistory {
  return {
    salesLinesOf: (installation_id, { after, limit }) =>
      database.read(
        of(installation_id),
        allAs(
          (row): SalesLineRow => readRow("sales_line", row),
          `select line.* from (
             select distinct customer_code from sales_line where installation_id = ? and customer_code > ?
             order by customer_code limit ?
           ) customers join sales_line line
             on line.installation_id = ? and line.customer_code = customers.customer_code
           order by line.customer_code, line.ordered_on, line.order_no, line.item_code, line.quantity, line.record_id,
             line.line_no`,
          installation_id,
          after ?? "",
          limit,
          installation_id,
        ),
      ),
  };
}
