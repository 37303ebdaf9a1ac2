import type { Day } from "../../../domain/calendar/day.ts";
import type { AlertSeverity } from "../../../domain/risk/severity.ts";
import type { BoughtFacts, Buying } from "../../../ports/buying.ts";
import { all, lists, type Program, type SqlRow, type SqlValue, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** What concerns suppliers, read in a handful of statements that travel together. */
export function createSqlBuying(database: SqlDatabase): Buying {
  return {
    facts: (installation_id, since) => database.read(of(installation_id), boughtFacts(installation_id, since)),
  };
}

function* boughtFacts(installation_id: string, since: Day): Program<BoughtFacts> {
  const [suppliers, deliveries, orders, receipts, sources, items, places] = yield* together([
    all(
      "select * from supplier where installation_id = ? order by supplier_code, version desc, record_id, form, line_no",
      installation_id,
    ),
    deliveredLines(installation_id, since),
    boughtLines(installation_id, since),
    receivedUnits(installation_id),
    itemSources(installation_id),
    all(
      `select item_code, item_name, supplier_code, purchase_cost, is_active from item where installation_id = ?
       order by item_code, version desc, record_id, form, line_no`,
      installation_id,
    ),
    placeLosses(installation_id),
  ]);
  return {
    suppliers: newest(suppliers, "supplier_code").map((row) => readRow("supplier", row)),
    ...{ deliveries, orders, receipts, sources, places },
    items: newest(items, "item_code").map((row) => ({
      item_code: String(row["item_code"]),
      item_name: String(row["item_name"]),
      supplier_code: text(row["supplier_code"]),
      purchase_cost: typeof row["purchase_cost"] === "number" ? row["purchase_cost"] : null,
      is_active: row["is_active"] === 1,
    })),
  };
}

function* deliveredLines(installation_id: string, since: Day): Program<BoughtFacts["deliveries"]> {
  const found = yield* lists(
    `select supplier_code, purchase_order_no, item_code, ordered_on, expected_on, received_on from past_delivery
     where installation_id = ? and received_on >= ? order by received_on, record_id, form, line_no`,
    installation_id,
    since,
  );
  return found.map(([supplier_code, purchase_order_no, item_code, ordered_on, expected_on, received_on]) => ({
    supplier_code: String(supplier_code),
    purchase_order_no: String(purchase_order_no),
    item_code: String(item_code),
    ordered_on: String(ordered_on),
    expected_on: text(expected_on),
    received_on: String(received_on),
  }));
}

function* boughtLines(installation_id: string, since: Day): Program<BoughtFacts["orders"]> {
  const found = yield* lists(
    `select supplier_code, purchase_order_no, item_code, ordered_on, expected_on, quantity, received_quantity, is_open
     from purchase_line where installation_id = ? and ordered_on >= ?
     order by ordered_on, purchase_order_no, record_id, form, line_no`,
    installation_id,
    since,
  );
  return found.map(
    ([supplier_code, purchase_order_no, item_code, ordered_on, expected_on, quantity, received_quantity, is_open]) => ({
      supplier_code: String(supplier_code),
      purchase_order_no: String(purchase_order_no),
      item_code: String(item_code),
      ordered_on: String(ordered_on),
      expected_on: text(expected_on),
      quantity: Number(quantity),
      received_quantity: Number(received_quantity),
      is_open: is_open === 1,
    }),
  );
}

function* receivedUnits(installation_id: string): Program<BoughtFacts["receipts"]> {
  const found = yield* lists(
    `select purchase_order_no, item_code, sum(quantity) from receipt_line
     where installation_id = ? and purchase_order_no is not null
     group by purchase_order_no, item_code order by purchase_order_no, item_code`,
    installation_id,
  );
  return found.map(([purchase_order_no, item_code, quantity]) => ({
    purchase_order_no: String(purchase_order_no),
    item_code: String(item_code),
    quantity: Number(quantity),
  }));
}

function* itemSources(installation_id: string): Program<BoughtFacts["sources"]> {
  const found = yield* lists(
    `select item_code, supplier_code from purchase_line where installation_id = ? and supplier_code <> ''
     union
     select item_code, supplier_code from receipt_line where installation_id = ? and supplier_code <> ''
     order by item_code, supplier_code`,
    installation_id,
    installation_id,
  );
  return found.map(([item_code, supplier_code]) => {
    return { item_code: String(item_code), supplier_code: String(supplier_code) };
  });
}

function* placeLosses(installation_id: string): Program<BoughtFacts["places"]> {
  const found = yield* lists(
    `select item_code, location_code, severity, ranked_loss from board_row where installation_id = ?
     order by item_code, location_code`,
    installation_id,
  );
  return found.map(([item_code, location_code, severity, expected_loss]) => ({
    item_code: String(item_code),
    location_code: String(location_code),
    // Written by `saveBoardRow` from a risk's own severity.
    severity: String(severity) as AlertSeverity,
    expected_loss: Number(expected_loss),
  }));
}

/** The first row of each code: they come with the newest version first. */
function newest(rows: readonly SqlRow[], code: string): readonly SqlRow[] {
  return rows.filter((row, index) => row[code] !== rows[index - 1]?.[code]);
}

function text(value: SqlValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}
