import type {
  LatestPurchases,
  ProposalRecord,
  PurchaseCourses,
  PurchaseOrderRecord,
} from "../../../ports/purchase-courses.ts";
import { allAs, type Program, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Units below this are a rounding error of a form. */
const ROUNDING = 1e-6;

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
      `select o.*,
         (select max(r.received_on) from receipt_line r where r.installation_id = o.installation_id
           and r.purchase_order_no = o.purchase_order_no) as received_on,
         (select count(*) from (select l.item_code, sum(l.quantity) as units from purchase_line l
             where l.installation_id = o.installation_id and l.purchase_order_no = o.purchase_order_no
               and l.record_id = o.record_id
             group by l.item_code) asked
           where asked.units > ${ROUNDING.toFixed(6)} + (select coalesce(sum(r.quantity), 0) from receipt_line r
             where r.installation_id = o.installation_id and r.purchase_order_no = o.purchase_order_no
               and r.item_code = asked.item_code)) as missing
       from (select installation_id, record_id, purchase_order_no, max(ordered_on) as day, max(is_open) as is_open
         from purchase_line where installation_id = ? and ordered_on >= ?
         group by installation_id, record_id, purchase_order_no order by day desc, record_id limit ?) o
       order by day desc, record_id`,
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
    is_covered: Number(row["missing"]) === 0,
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
