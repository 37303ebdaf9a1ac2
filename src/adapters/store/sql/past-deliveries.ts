import type { PurchasedItem } from "../../../domain/text/purchase-key.ts";
import type { PastDelivery } from "../../../ports/subjects.ts";
import type { RowChanges } from "../row-changes.ts";
import { orderedItems } from "../touched-places.ts";
import { lists, type Program, run, type SqlList, together } from "./program.ts";

const MOST_DELIVERIES = 200;

/** Joins receipts anew with what was ordered, wherever a change speaks of either; reading is then one short scan. */
export function* refreshDeliveries(installation_id: string, { removed, added, unchanged }: RowChanges): Program<void> {
  const orders = orderedItems([...removed, ...added, ...unchanged].map(({ row }) => row));
  yield* together(orders.map((order) => removeDeliveries(installation_id, order)));
  yield* together(orders.map((order) => addDeliveries(installation_id, order)));
}

function removeDeliveries(installation_id: string, order: PurchasedItem): Program<number> {
  return run(
    "delete from past_delivery where installation_id = ? and purchase_order_no = ? and item_code = ?",
    installation_id,
    order.purchase_order_no,
    order.item_code,
  );
}

/** Where two orders bear the same number, the one with the higher version counts. */
function addDeliveries(installation_id: string, order: PurchasedItem): Program<number> {
  const key = [installation_id, order.purchase_order_no, order.item_code] as const;
  return run(
    `insert into past_delivery (installation_id, form, record_id, line_no, purchase_order_no, item_code,
       supplier_code, ordered_on, expected_on, received_on)
     select r.installation_id, r.form, r.record_id, r.line_no, r.purchase_order_no, r.item_code,
       coalesce(r.supplier_code, p.supplier_code), p.ordered_on, p.expected_on, r.received_on
     from receipt_line r cross join (
       select supplier_code, ordered_on, expected_on from purchase_line
       where installation_id = ? and purchase_order_no = ? and item_code = ?
       order by version desc, record_id, form, line_no limit 1) p
     where r.installation_id = ? and r.purchase_order_no = ? and r.item_code = ?`,
    ...key,
    ...key,
  );
}

/** Receipts of one ordered item. */
export function* deliveriesOf(
  installation_id: string,
  { purchase_order_no, item_code }: PurchasedItem,
): Program<readonly PastDelivery[]> {
  const found = yield* lists(
    `select supplier_code, item_code, ordered_on, expected_on, received_on from past_delivery
     where installation_id = ? and purchase_order_no = ? and item_code = ?
     order by received_on desc, record_id desc, line_no desc`,
    installation_id,
    purchase_order_no,
    item_code,
  );
  return found.map(pastDelivery);
}

/** What a supplier delivered, newest first. */
export function* pastDeliveries(installation_id: string, supplier_code: string): Program<readonly PastDelivery[]> {
  const found = yield* lists(
    `select supplier_code, item_code, ordered_on, expected_on, received_on from past_delivery
     where installation_id = ? and supplier_code = ?
     order by received_on desc, record_id desc, line_no desc limit ?`,
    installation_id,
    supplier_code,
    MOST_DELIVERIES,
  );
  return found.map(pastDelivery);
}

function pastDelivery([supplier_code, item_code, ordered_on, expected_on, received_on]: SqlList): PastDelivery {
  return {
    supplier_code: String(supplier_code),
    item_code: String(item_code),
    ordered_on: String(ordered_on),
    expected_on: typeof expected_on === "string" ? expected_on : null,
    received_on: String(received_on),
  };
}
