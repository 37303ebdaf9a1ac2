import type {
  LatestPurchases,
  ProposalRecord,
  PurchaseCourses,
  PurchaseOrderRecord,
} from "../../../ports/purchase-courses.ts";
import { allAs, type Program, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** What there is of purchases. */
export function createSqlPurchaseCourses(database: SqlDatabase): PurchaseCourses {
  return {
    latest: (installation_id, since, limit) =>
      database.read(of(installation_id), latest(installation_id, since, limit)),
  };
}

function* latest(
  installation_id: string,
  { day, instant }: Parameters<PurchaseCourses["latest"]>[1],
  limit: number,
): Program<LatestPurchases> {
  const [orders, proposals] = yield* together([
    allAs(
      orderRecord,
      `select record_id, purchase_order_no, max(ordered_on) as day, max(is_open) as is_open,
         (select max(received_on) from receipt_line where receipt_line.installation_id = purchase_line.installation_id
           and receipt_line.purchase_order_no = purchase_line.purchase_order_no) as received_on
       from purchase_line where installation_id = ? and ordered_on >= ?
       group by installation_id, record_id, purchase_order_no order by day desc, record_id limit ?`,
      installation_id,
      day,
      limit,
    ),
    allAs(
      proposalRecord,
      `select receipt, item_code, location_code from effect
       where installation_id = ? and effect_key >= 'replenishment/' and effect_key < 'replenishment0'
         and state = 'done' and receipt is not null and caused_at >= ? order by id desc limit ?`,
      installation_id,
      instant,
      limit,
    ),
  ]);
  return { orders, proposals };
}

function orderRecord(row: SqlRow): PurchaseOrderRecord {
  const received_on = row["received_on"];
  return {
    record_id: String(row["record_id"]),
    purchase_order_no: String(row["purchase_order_no"]),
    ordered_on: String(row["day"]),
    is_open: row["is_open"] === 1,
    received_on: typeof received_on === "string" ? received_on : null,
  };
}

function proposalRecord(row: SqlRow): ProposalRecord {
  return {
    record_id: String(row["receipt"]),
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
  };
}
