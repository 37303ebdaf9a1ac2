import type { BoughtSalesLine, BuyingHistories, CustomerPage, OrderDay } from "../../../ports/buying-histories.ts";
import { allAs, type SqlRow } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Lines that are a purchase, or would have been one. */
const IS_BOUGHT = "line_state <> 'cancelled' and quantity > 0";

/** Who bought when, read from the sales lines. */
export function createSqlBuyingHistories(database: SqlDatabase): BuyingHistories {
  return {
    customerCodes: (installation_id, page) =>
      database.read(
        of(installation_id),
        allAs(({ customer_code }) => String(customer_code), CUSTOMERS, installation_id, ...bounds(page)),
      ),

    linesOf: (installation_id, page) =>
      database.read(
        of(installation_id),
        allAs(
          boughtLine,
          `select line.customer_code, line.item_code, line.ordered_on, line.quantity, line.unit_price
           from (${CUSTOMERS}) customers join sales_line line
             on line.installation_id = ? and line.customer_code = customers.customer_code and ${IS_BOUGHT}
           order by line.customer_code, line.ordered_on, line.item_code, line.quantity,
             coalesce(line.unit_price, -1)`,
          installation_id,
          ...bounds(page),
          installation_id,
        ),
      ),

    buyersOf: (installation_id, item_code, page) =>
      database.read(
        of(installation_id),
        allAs(
          orderDay,
          `select line.customer_code, line.ordered_on, count(*) as lines,
             sum(case when line.item_code = ? then 1 else 0 end) as item_lines,
             sum(case when line.item_code = ? then line.quantity else 0 end) as item_quantity
           from (${BUYERS}) buyers join sales_line line
             on line.installation_id = ? and line.customer_code = buyers.customer_code and ${IS_BOUGHT}
           group by line.customer_code, line.ordered_on order by line.customer_code, line.ordered_on`,
          item_code,
          item_code,
          installation_id,
          item_code,
          ...bounds(page),
          installation_id,
        ),
      ),
  };
}

/** The empty code is no customer. */
const OF_PAGE = `customer_code > ? and ${IS_BOUGHT} order by customer_code limit ?`;
const CUSTOMERS = `select distinct customer_code from sales_line where installation_id = ? and ${OF_PAGE}`;
const BUYERS = `select distinct customer_code from sales_line where installation_id = ? and item_code = ? and ${OF_PAGE}`;

function bounds({ after, limit }: CustomerPage): readonly [string, number] {
  return [after ?? "", limit];
}

function boughtLine(row: SqlRow): BoughtSalesLine {
  return {
    customer_code: String(row["customer_code"]),
    item_code: String(row["item_code"]),
    ordered_on: String(row["ordered_on"]),
    quantity: Number(row["quantity"]),
    unit_price: row["unit_price"] === null ? null : Number(row["unit_price"]),
  };
}

function orderDay(row: SqlRow): OrderDay {
  return {
    customer_code: String(row["customer_code"]),
    ordered_on: String(row["ordered_on"]),
    lines: Number(row["lines"]),
    item_lines: Number(row["item_lines"]),
    item_quantity: Number(row["item_quantity"]),
  };
}
