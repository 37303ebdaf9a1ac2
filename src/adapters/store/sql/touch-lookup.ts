import { type CustomerWish, wishKey } from "../../../domain/enquiry/turned-away.ts";
import { inShares } from "../../../domain/math/in-shares.ts";
import type { CanonicalRow } from "../../../contracts/rows.ts";
import { claimOf } from "../row-claims.ts";
import type { ItemPlace } from "../../../domain/text/place-key.ts";
import { goodsKey, type OrderedGoods, type TouchLookup } from "../touched-places.ts";
import { deliveriesOf } from "./past-deliveries.ts";
import type { Marks } from "./marks.ts";
import { bomRoles, itemsBelow } from "./bom.ts";
import { all, allAs, exists, first, firstAs, nothing, type Program, together } from "./program.ts";
import { subjectsInScope, subjectsOfItem } from "./subject-list.ts";

/** Orders asked for in one statement: engines limit how many values one may have. */
const ORDERS_TOGETHER = 500;

/**
 * What the kept rows of an installation tell about which subjects a change touches, with the marks made so far. Whether
 * there is any bill of materials is known beforehand: most tenants have none, and are asked nothing more.
 */
export function createSqlTouchLookup(installation_id: string, marks: Marks, has_bom: boolean): TouchLookup {
  return {
    defaultLocation: (item_code) => defaultLocation(installation_id, item_code),
    subjectsOfItem: function* (item_code) {
      yield* marks.write();
      return yield* subjectsOfItem(installation_id, item_code);
    },
    itemsOfSupplier: (supplier_code) => itemsOfSupplier(installation_id, supplier_code),
    subjectsInScope: function* (scope) {
      yield* marks.write();
      return yield* subjectsInScope(installation_id, scope);
    },
    deliveriesOf: (order) => deliveriesOf(installation_id, order),
    enquiriesNaming: (goods) => enquiriesNaming(installation_id, goods),
    enquiriesOf: (wishes) => enquiriesOf(installation_id, wishes),
    hasUnplacedRows: (item_code) => hasUnplacedRows(installation_id, item_code),
    hasBom: () => nothing(has_bom),
    bomRoles: (item_codes) => bomRoles(installation_id, item_codes),
    itemsBelow: (item_codes) => itemsBelow(installation_id, item_codes),
    isContested: (row) => isContested(installation_id, row),
  };
}

/** Where rows of an item lie that name no location: at its stock record with the lowest id. */
export function defaultLocation(installation_id: string, item_code: string): Program<string | null> {
  return firstAs(
    ({ location_code }) => String(location_code),
    `select location_code from stock_level where installation_id = ? and item_code = ?
     order by record_id, form, line_no limit 1`,
    installation_id,
    item_code,
  );
}

function itemsOfSupplier(installation_id: string, supplier_code: string): Program<readonly string[]> {
  return allAs(
    ({ item_code }) => String(item_code),
    "select item_code from item where installation_id = ? and supplier_code = ?",
    installation_id,
    supplier_code,
  );
}

function hasUnplacedRows(installation_id: string, item_code: string): Program<boolean> {
  const key = [installation_id, item_code] as const;
  return exists(
    `select 1 where exists (select 1 from sales_line where installation_id = ? and item_code = ? and location_code = '')
       or exists (select 1 from purchase_line
         where installation_id = ? and item_code = ? and location_code = '' and is_open = 1)
       or exists (select 1 from movement where installation_id = ? and item_code = ? and location_code = '')
       or exists (select 1 from count_line where installation_id = ? and item_code = ? and location_code = '')
       or exists (select 1 from enquiry where installation_id = ? and item_code = ? and location_code = '')`,
    ...key,
    ...key,
    ...key,
    ...key,
    ...key,
  );
}

/** Few enquiries name an order at all, so that their items are looked at here. */
function* enquiriesNaming(installation_id: string, goods: readonly OrderedGoods[]): Program<readonly ItemPlace[]> {
  const wanted = new Set(goods.map(goodsKey));
  const orders = [...new Set(goods.map(({ order_no }) => order_no))];
  const found = yield* together(
    inShares(orders, ORDERS_TOGETHER).map((order_nos) =>
      all(
        `select order_no, item_code, location_code from enquiry
         where installation_id = ? and order_no in (${order_nos.map(() => "?").join(", ")})`,
        installation_id,
        ...order_nos,
      ),
    ),
  );
  return found
    .flat()
    .map((row) => ({
      ...{ order_no: String(row["order_no"]), item_code: String(row["item_code"]) },
      location_code: String(row["location_code"]),
    }))
    .filter((one) => wanted.has(goodsKey(one)))
    .map(({ item_code, location_code }) => ({ item_code, location_code }));
}

/** The lines of an order have one customer and one day as a rule. */
function* enquiriesOf(installation_id: string, wishes: readonly CustomerWish[]): Program<readonly ItemPlace[]> {
  const wanted = new Set(wishes.map(wishKey));
  const found = yield* together(
    [...new Set(wishes.map(({ customer_code }) => customer_code))].map((customer_code) =>
      allAs(
        (row) => ({
          ...{ customer_code, item_code: String(row["item_code"]), asked_on: String(row["asked_on"]) },
          location_code: String(row["location_code"]),
        }),
        "select item_code, asked_on, location_code from enquiry where installation_id = ? and customer_code = ?",
        installation_id,
        customer_code,
      ),
    ),
  );
  return found
    .flat()
    .filter((one) => wanted.has(wishKey(one)))
    .map(({ item_code, location_code }) => ({ item_code, location_code }));
}

function* isContested(installation_id: string, row: CanonicalRow): Program<boolean> {
  const claim = claimOf(row);
  if (claim.length > 0 && (yield* hasClaimants(installation_id, row, claim))) return true;
  const isBooking = row.table === "stock_level" || row.table === "receipt_line";
  return isBooking && (yield* isAwaited(installation_id, row.row.item_code));
}

/** Whether goods of the item are on order of which some were received: when their shelf was written then counts. */
function isAwaited(installation_id: string, item_code: string): Program<boolean> {
  return exists(
    `select 1 from purchase_line p where p.installation_id = ? and p.item_code = ? and p.is_open = 1
       and exists (select 1 from receipt_line r where r.installation_id = p.installation_id
         and r.purchase_order_no = p.purchase_order_no and r.item_code = p.item_code)`,
    installation_id,
    item_code,
  );
}

function* hasClaimants(
  installation_id: string,
  { table }: CanonicalRow,
  claim: ReturnType<typeof claimOf>,
): Program<boolean> {
  const found = yield* first(
    `select count(distinct record_id) as claimants from ${table}
     where installation_id = ? and ${claim.map(([column]) => `${column} = ?`).join(" and ")}`,
    installation_id,
    ...claim.map(([, value]) => value),
  );
  return Number(found?.["claimants"]) > 1;
}
