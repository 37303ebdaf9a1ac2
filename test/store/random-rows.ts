import fc from "fast-check";
import type { CanonicalRow } from "../../src/contracts/rows.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import {
  aBomLine,
  aCountLine,
  anEnquiry,
  anItem,
  aMovement,
  aProductionOrder,
  aPromotion,
  aPurchaseLine,
  aReceiptLine,
  aReturnLine,
  aSalesLine,
  aStockLevel,
  aSupplier,
} from "./row-builders.ts";
import { aChange } from "./store-builders.ts";

// Few codes, so that records meet: the same key twice, moved rows, orders and receipts of one number.
const item_code = fc.constantFrom("A", "B");
const supplier_code = fc.constantFrom("S", "T");
/** What is made may be an item of its own, a component of another, or close a circle. */
const made_code = fc.constantFrom("A", "B", "BOX");
const location_code = fc.constantFrom("", "W", "X");
const purchase_order_no = fc.constantFrom("P", "Q");
const day = fc.constantFrom("2026-11-01", "2026-11-02", "2026-11-03");
const quantity = fc.constantFrom(0, 0.5, 1, 4);
const customer_code = fc.constantFrom("C-1", "C-1", "C-2", "散客", "");

const rows: Readonly<Record<string, fc.Arbitrary<CanonicalRow>>> = {
  item: fc
    .record({
      item_code,
      item_name: fc.constantFrom("甲", "乙"),
      supplier_code: fc.option(supplier_code),
      replenishment_target: fc.constantFrom(null, "profit", "fill_rate"),
      shelf_life_days: fc.option(quantity),
      price_breaks: fc.constantFrom([], [{ from_quantity: 4, unit_price: 0.5 }]),
    })
    .map(anItem),
  supplier: fc.record({ supplier_code, lead_time_days: fc.option(quantity) }).map(aSupplier),
  stock_level: fc.record({ item_code, location_code, on_hand: quantity }).map(aStockLevel),
  sales_order: fc
    .record({
      order_no: fc.constantFrom("SO-1", "SO-2"),
      customer_code,
      item_code,
      location_code,
      ordered_on: day,
      quantity,
      shipped_quantity: quantity,
      line_state: fc.constantFrom("open", "closed", "cancelled", "cancelled_for_stockout"),
    })
    .map(aSalesLine),
  purchase_order: fc
    .record({
      purchase_order_no,
      supplier_code,
      item_code,
      location_code,
      expected_on: fc.option(day),
      is_open: fc.boolean(),
    })
    .map(aPurchaseLine),
  goods_receipt: fc
    .record({
      purchase_order_no: fc.option(purchase_order_no),
      supplier_code: fc.option(supplier_code),
      item_code,
      location_code,
      received_on: day,
    })
    .map(aReceiptLine),
  stock_movement: fc.record({ item_code, location_code, moved_on: day, quantity }).map(aMovement),
  sales_return: fc.record({ item_code, location_code, returned_on: day, quantity }).map(aReturnLine),
  enquiry: fc
    .record({
      customer_code,
      item_code,
      location_code,
      asked_on: day,
      quantity: fc.constantFrom(0.5, 1, 4),
      enquiry_kind: fc.constantFrom("refused", "refused", "quote"),
      enquiry_state: fc.constantFrom("open", "ordered", "given_up"),
      order_no: fc.constantFrom(null, null, "SO-1", "SO-2"),
    })
    .map(anEnquiry),
  stock_count: fc
    .record({
      item_code,
      location_code,
      counted_on: day,
      book_quantity: fc.option(quantity),
      counted_quantity: quantity,
    })
    .map(aCountLine),
  promotion: fc
    .record({
      scope_kind: fc.constantFrom("all", "item", "category"),
      scope_values: fc.subarray(["A", "B", "杯壶"]),
      end_date: day,
    })
    .map(aPromotion),
  bom: fc.record({ parent_code: made_code, component_code: item_code, quantity_per: quantity }).map(aBomLine),
  production_plan: fc
    .record({
      item_code: made_code,
      location_code,
      start_on: day,
      quantity: fc.constantFrom(1, 6),
      completed_quantity: fc.constantFrom(0, 0, 2),
      is_open: fc.boolean(),
    })
    .map(aProductionOrder),
};

const forms = [
  "item",
  "supplier",
  "stock_level",
  "sales_order",
  "purchase_order",
  "goods_receipt",
  "stock_movement",
  "sales_return",
  "enquiry",
  "stock_count",
  "promotion",
  "bom",
  "production_plan",
] as const;

/** A state of a record that often concerns the same item, order or record. */
export const someChange: fc.Arbitrary<RecordChange> = fc.constantFrom(...forms).chain((form) =>
  fc
    .record({
      record_id: fc.constantFrom("r1", "r2", "r3"),
      version: fc.integer({ min: 1, max: 5 }),
      removed: fc.boolean().map((unlikely) => unlikely && form !== "stock_level"),
      rows: fc.array(rows[form] ?? fc.constant(anItem()), { maxLength: 3 }),
      seen_at: fc.integer({ min: 1, max: 50 }),
    })
    .map(({ record_id, removed, rows: lines, ...parts }) =>
      removed
        ? aChange(record_id, [], { ...parts, form, removed, values: {} })
        : aChange(record_id, lines, { ...parts, form }),
    ),
);

/** Changes as they might come; every other one says again, at another version, what its record said before. */
export const someChanges = (maxLength: number): fc.Arbitrary<readonly RecordChange[]> =>
  fc
    .array(fc.record({ change: someChange, again: fc.boolean() }), { maxLength })
    .map((steps) => steps.map(({ change, again }, i) => (again ? repeated(change, steps.slice(0, i)) : change)));

function repeated(change: RecordChange, before: readonly { readonly change: RecordChange }[]): RecordChange {
  const former = before.find((step) => step.change.form === change.form && step.change.record_id === change.record_id);
  return former === undefined ? change : { ...former.change, version: change.version, seen_at: change.seen_at };
}

/** Every place that such changes can speak of. */
export const PLACES = ["A", "B"].flatMap((code) =>
  ["", "W", "X"].map((place) => ({ installation_id: "shop", item_code: code, location_code: place })),
);
