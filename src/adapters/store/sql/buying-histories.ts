import type { Day } from "../../../domain/calendar/day.ts";
import type {
  BoughtSalesLine,
  BuyingHistories,
  CustomerPage,
  ItemBuyers,
  OrderDay,
} from "../../../ports/buying-histories.ts";
import { allAs, type Program, type SqlRow } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Lines that are a purchase, or would have been one. */
const IS_BOUGHT = "line_state <> 'cancelled' and quantity > 0";

/**
 * Who bought when, read from the sales lines. Customers of a page come first, then their lines: a plain join lets SQLite read
 * every line of the installation and look up the page for each; to others a cross join is the same.
 */
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
           from (${CUSTOMERS}) customers cross join sales_line line
           where line.installation_id = ? and line.customer_code = customers.customer_code and ${IS_BOUGHT}
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
           from (${BUYERS}) buyers cross join sales_line line
           where line.installation_id = ? and line.customer_code = buyers.customer_code and ${IS_BOUGHT}
           group by line.customer_code, line.ordered_on order by line.customer_code, line.ordered_on`,
          item_code,
          item_code,
          installation_id,
          item_code,
          ...bounds(page),
          installation_id,
        ),
      ),

    worthOfBuyers: (installation_id, days, page) =>
      database.read(of(installation_id), worthOfBuyers(installation_id, days, page)),
  };
}

/** The items of the page first, then the lines between its first and its last: both walk along an index of items. */
function* worthOfBuyers(
  installation_id: string,
  { from, through }: { readonly from: Day; readonly through: Day },
  page: CustomerPage,
): Program<readonly ItemBuyers[]> {
  const codes = yield* allAs(
    ({ item_code }) => String(item_code),
    `select distinct item_code from sales_line where installation_id = ? and ordered_on >= ? and ordered_on <= ?
       and item_code > ? and ${IS_BOUGHT} order by item_code limit ?`,
    ...[installation_id, from, through],
    ...bounds(page),
  );
  const [first, last] = [codes[0], codes.at(-1)];
  if (first === undefined || last === undefined) return [];
  return yield* allAs(
    itemBuyers,
    `select line.item_code, count(*) as lines, sum(line.quantity) as units,
       sum(case when figure.value_basis = 'margin' and figure.value > 0
         then figure.value * coalesce(figure.alive_probability, 0) else 0 end) as line_worth
     from sales_line line left join customer_figure figure
       on figure.installation_id = line.installation_id and figure.customer_code = line.customer_code
     where line.installation_id = ? and line.item_code >= ? and line.item_code <= ?
       and line.ordered_on >= ? and line.ordered_on <= ? and ${IS_BOUGHT}
     group by line.item_code order by line.item_code`,
    ...[installation_id, first, last, from, through],
  );
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

function itemBuyers(row: SqlRow): ItemBuyers {
  return {
    item_code: String(row["item_code"]),
    lines: Number(row["lines"]),
    units: Number(row["units"]),
    line_worth: Number(row["line_worth"]),
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
