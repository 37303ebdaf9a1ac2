import type { ReturnedUnits } from "../../../domain/indicators/return-rate.ts";
import type { MonthReturns, Returns } from "../../../ports/returns.ts";
import { allAs, first, type Program, type SqlRow } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

const RETURNED = "quantity as returned, case when is_resellable = 1 then quantity else 0 end as resellable";
const DELIVERED = "shipped_quantity as shipped, case when line_state = 'closed' then quantity else 0 end as closed";

/** What came back of what was delivered. */
export function createSqlReturns(database: SqlDatabase): Returns {
  return {
    ofItem: (installation_id, item_code, since) =>
      database.read(of(installation_id), returnsOfItem([installation_id, item_code, since])),

    monthsOf: (installation_id, item_code, since) =>
      database.read(of(installation_id), monthsOfItem([installation_id, item_code, since])),
  };
}

/** Returned and sold lines of an item from a day on, one below the other. */
const UNITS = `select substr(returned_on, 1, 7) as month, ${RETURNED}, 0 as shipped, 0 as closed from return_line
    where installation_id = ? and item_code = ? and returned_on >= ?
  union all select substr(ordered_on, 1, 7), 0, 0, ${DELIVERED} from sales_line
    where installation_id = ? and item_code = ? and ordered_on >= ? and line_state <> 'cancelled'`;
const SUMS = "sum(returned) as returned, sum(resellable) as resellable, sum(shipped) as shipped, sum(closed) as closed";

function* returnsOfItem(values: readonly string[]): Program<ReturnedUnits> {
  const row = yield* first(`select ${SUMS} from (${UNITS}) units`, ...values, ...values);
  return unitsOf(row ?? {});
}

function monthsOfItem(values: readonly string[]): Program<readonly MonthReturns[]> {
  return allAs(
    (row) => ({ month: String(row["month"]), ...unitsOf(row) }),
    `select month, ${SUMS} from (${UNITS}) units group by month order by month`,
    ...values,
    ...values,
  );
}

function unitsOf({ returned, resellable, shipped, closed }: SqlRow): ReturnedUnits {
  return {
    returned: Number(returned ?? 0),
    resellable: Number(resellable ?? 0),
    shipped: Number(shipped ?? 0),
    closed: Number(closed ?? 0),
  };
}
