import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { DayUnits, SupplyFact } from "../../domain/cause/cause-evidence.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { PurchaseLineRow, ReceiptLineRow } from "../../contracts/rows.ts";
import type { KeptOrderOutlook } from "../../ports/production.ts";
import type { PlaceRecords, Recorded } from "../../ports/place-records.ts";
import type { KeptCourse } from "../purchase-course/kept-courses.ts";

/** What supplies are read from. */
export interface SupplySources {
  readonly records: PlaceRecords;
  /** First day of the evidence, whose morning stock holds all that came before. */
  readonly first_day: Day;
  /** Last day of the shortage. */
  readonly end: Day;
  /** Workflows of purchase orders that have one, by record id. */
  readonly courses: ReadonlyMap<string, KeptCourse>;
  readonly outlooks: readonly KeptOrderOutlook[];
  /** Days that making the item takes; null where no bill says. */
  readonly make_days: number | null;
  dayOf(instant: number): Day | null;
}

/** Purchases and production orders of a place that mattered to a shortage. */
export function supplyFacts(sources: SupplySources): readonly SupplyFact[] {
  const { first_day, end } = sources;
  return [...purchases(sources), ...productions(sources)].filter(({ requested_on, ordered_on, arrivals, quantity }) => {
    const begun = requested_on ?? ordered_on;
    // What had come in full by then is in the stock of that morning.
    return quantity > 0 && (begun === null || begun <= end) && arrivals.every(({ day }) => day >= first_day);
  });
}

/** Receipts within the evidence that name no order of the place. */
export function unlinkedReceipts({ records, first_day, end }: SupplySources): readonly DayUnits[] {
  const known = new Set(records.purchase_lines.map(({ purchase_order_no }) => purchase_order_no));
  return records.receipt_lines
    .filter(({ purchase_order_no }) => purchase_order_no === null || !known.has(purchase_order_no))
    .filter(({ received_on }) => received_on >= first_day && received_on <= end)
    .map(({ received_on: day, quantity }) => ({ day, quantity }));
}

function purchases({ records, first_day, courses, dayOf }: SupplySources): readonly SupplyFact[] {
  return purchaseOrders(records.purchase_lines).map((line): SupplyFact => {
    const receipts = records.receipt_lines.filter(
      ({ purchase_order_no }) => purchase_order_no === line.purchase_order_no,
    );
    const early = unitsOf(receipts.filter(({ received_on }) => received_on < first_day));
    const course = courses.get(line.record_id);
    const isWaiting = course !== undefined && course.ended_at === null;
    const isRefused = course?.is_approved === false;
    return {
      kind: "purchase",
      record: { form: "purchase_order", id: line.purchase_order_no },
      requested_on: course === undefined ? null : dayOf(course.requested_at),
      approved_on: course?.is_approved === true && course.ended_at !== null ? dayOf(course.ended_at) : null,
      ordered_on: isWaiting || isRefused ? null : line.ordered_on,
      expected_on: line.expected_on,
      quantity: isRefused ? 0 : Math.max(0, line.quantity - early),
      ...(!line.is_open && { is_closed: true }),
      arrivals: arrivalsOf(receipts.filter(({ received_on }) => received_on >= first_day)),
      short_components: [],
    };
  });
}

/** Lines of one order for the item together, for receipts name the order alone. */
function purchaseOrders(lines: readonly Recorded<PurchaseLineRow>[]): readonly Recorded<PurchaseLineRow>[] {
  return [...grouped(lines, ({ purchase_order_no }) => purchase_order_no).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const quantity = own.reduce((sum, line) => sum + line.quantity, 0);
    return [{ ...first, quantity, is_open: own.some(({ is_open }) => is_open) }];
  });
}

function arrivalsOf(receipts: readonly Recorded<ReceiptLineRow>[]): readonly DayUnits[] {
  return receipts.map(({ received_on: day, quantity }) => ({ day, quantity }));
}

function unitsOf(receipts: readonly ReceiptLineRow[]): number {
  return receipts.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** No form says on which day a production order was finished: one that is finished counts on the day it was planned for. */
function productions({ records, outlooks, make_days }: SupplySources): readonly SupplyFact[] {
  return records.production_orders.map((order): SupplyFact => {
    const expected_on = make_days === null ? null : addDays(order.start_on, Math.ceil(make_days));
    const done = order.completed_quantity;
    const outlook = outlooks.find(({ record_id }) => record_id === order.record_id)?.outlook;
    return {
      kind: "production",
      record: { form: "production_plan", id: order.production_no },
      ...{ requested_on: null, approved_on: null, ordered_on: order.start_on, expected_on },
      quantity: order.is_open ? order.quantity : done,
      arrivals: done > 0 ? [{ day: expected_on ?? order.start_on, quantity: done }] : [],
      short_components: (outlook?.shortages ?? []).map(({ item_code, covered_on }) => ({
        item_code,
        until: covered_on,
      })),
    };
  });
}
