import type { Day } from "../../../domain/calendar/day.ts";
import { BOOKING_MS, bookedIn, type BookedShelf, stillToCome } from "../../../domain/inventory/still-to-come.ts";
import { meanUnitPrice } from "../../../domain/demand/mean-unit-price.ts";
import type { PurchaseLineRow, SalesLineRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { KeptEnquiry } from "../../../ports/enquiries.ts";
import type { CustomerOrders, DayDemand, DayQuantity, ServedQuantity, SubjectFacts } from "../../../ports/subjects.ts";
import { addedDemand, type TurnedAwayDay } from "../added-demand.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { memoryLastCount } from "./memory-counts.ts";
import { memoryTurnedAway } from "./memory-enquiries.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import { type KeptRow, type MemoryRows, newestRow } from "./memory-rows.ts";

const MOST_DELIVERIES = 200;

/** All that the rows tell of a subject; demand and movements from `since` on. */
export function memoryFacts(rows: MemoryRows, subject: Subject, since: Day): SubjectFacts {
  const { installation_id, item_code, location_code } = subject;
  const places = createMemoryPlaces(rows, installation_id);
  const isHere = isAt(subject, places.defaultLocation(item_code));
  const item = newestRow(rows.table(installation_id, "item").filter(({ row }) => row.item_code === item_code));
  const supplier_code = item?.row.supplier_code ?? null;
  const stock = rows.table(installation_id, "stock_level").filter(({ row }) => {
    return row.item_code === item_code && row.location_code === location_code;
  });
  const supplier = rows.table(installation_id, "supplier").filter(({ row }) => row.supplier_code === supplier_code);
  const sales = rows.table(installation_id, "sales_line").filter(({ row }) => isHere(row));
  const turned_away = memoryTurnedAway(rows, installation_id).filter(isHere);
  const movements = rows.table(installation_id, "movement").filter(({ row }) => isHere(row));
  const purchases = rows.table(installation_id, "purchase_line").filter(({ row }) => isHere(row));
  const receipts = rows.table(installation_id, "receipt_line").filter(({ row }) => isHere(row));
  return {
    item: item === null ? null : { ...item.row, record_id: item.record_id },
    stock_level: stockLevel(stock),
    supplier: newestRow(supplier)?.row ?? null,
    demand: addedDemand(orderedDemand(sales, since), turnedAwayDemand(turned_away, since)),
    known_since: firstDay([
      ...sales.map(({ row }) => row.ordered_on),
      ...turned_away.map(({ asked_on }) => asked_on),
      ...movements.map(({ row }) => row.moved_on),
    ]),
    movements: perDay(
      movements.map(({ row }) => ({ day: row.moved_on, quantity: row.quantity })),
      since,
    ),
    open_sales_lines: openSalesLines(sales),
    open_purchase_lines: openPurchaseLines(purchases, receipts, shelfOf(stock)),
    past_deliveries: places
      .deliveries()
      .filter((delivery) => delivery.supplier_code === supplier_code)
      .slice(0, MOST_DELIVERIES),
    last_count: memoryLastCount(rows, subject),
  };
}

/** What each customer ordered of a subject from a day through another. */
export function memoryCustomerOrders(
  rows: MemoryRows,
  subject: Subject,
  { from, through }: { readonly from: Day; readonly through: Day },
): readonly CustomerOrders[] {
  const { installation_id, item_code } = subject;
  const isHere = isAt(subject, createMemoryPlaces(rows, installation_id).defaultLocation(item_code));
  const sums = new Map<string, number>();
  for (const { row } of rows.table(installation_id, "sales_line")) {
    const { customer_code, quantity, ordered_on, line_state } = row;
    if (!isHere(row) || ordered_on < from || ordered_on > through || line_state === "cancelled") continue;
    sums.set(customer_code, (sums.get(customer_code) ?? 0) + quantity);
  }
  for (const one of memoryTurnedAway(rows, installation_id)) {
    if (!isHere(one) || one.asked_on < from || one.asked_on > through) continue;
    sums.set(one.customer_code, (sums.get(one.customer_code) ?? 0) + one.quantity);
  }
  return [...sums]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, quantity]) => ({ customer_code: code || null, quantity }));
}

/** Sales lines of a subject that are over, or should be, and customers turned away. */
export function memoryServedLines(
  rows: MemoryRows,
  subject: Subject,
  { since, today }: { readonly since: Day; readonly today: Day },
): readonly ServedQuantity[] {
  const { installation_id, item_code } = subject;
  const isHere = isAt(subject, createMemoryPlaces(rows, installation_id).defaultLocation(item_code));
  const lines = rows
    .table(installation_id, "sales_line")
    .filter(({ row }) => isHere(row) && row.ordered_on >= since && isOver(row, today))
    .map(({ row }) => ({
      day: row.ordered_on,
      number: row.order_no,
      requested: row.quantity,
      served: row.shipped_quantity,
    }));
  const turned_away = memoryTurnedAway(rows, installation_id)
    .filter((one) => isHere(one) && one.asked_on >= since)
    .map(({ asked_on, quantity }) => ({ day: asked_on, number: "", requested: quantity, served: 0 }));
  return [...turned_away, ...lines]
    .sort((a, b) => firstDifference(compareText(a.day, b.day), compareText(a.number, b.number)))
    .map(({ requested, served }) => ({ requested, served }));
}

/** Sales lines of a subject that a shortage may have hit. */
export function memoryHitLines(
  rows: MemoryRows,
  subject: Subject,
  { since, today }: { readonly since: Day; readonly today: Day },
): readonly SalesLineRow[] {
  const { installation_id, item_code } = subject;
  const isHere = isAt(subject, createMemoryPlaces(rows, installation_id).defaultLocation(item_code));
  return rows
    .table(installation_id, "sales_line")
    .filter(({ row }) => isHere(row) && row.ordered_on >= since && isHit(row, today))
    .toSorted(({ row: a }, { row: b }) =>
      firstDifference(compareText(a.ordered_on, b.ordered_on), compareText(a.order_no, b.order_no)),
    )
    .map(({ row }) => structuredClone(row));
}

function isHit({ line_state, promised_on, quantity, shipped_quantity }: SalesLineRow, today: Day): boolean {
  if (line_state === "open") return promised_on !== null && promised_on < today;
  return line_state === "cancelled_for_stockout" || (line_state === "closed" && shipped_quantity < quantity);
}

function isOver({ line_state, promised_on }: SalesLineRow, today: Day): boolean {
  if (line_state === "open") return promised_on !== null && promised_on < today;
  return line_state !== "cancelled";
}

function turnedAwayDemand(enquiries: readonly KeptEnquiry[], since: Day): readonly TurnedAwayDay[] {
  const quantities = enquiries.map(({ asked_on, quantity }) => ({ day: asked_on, quantity }));
  return perDay(quantities, since).map(({ day, quantity }) => {
    const asked = enquiries.filter(({ asked_on }) => asked_on === day).map((one) => one.quantity);
    return { day, quantity, order_count: asked.length, largest_order: Math.max(...asked) };
  });
}

function orderedDemand(sales: readonly KeptRow<"sales_line">[], since: Day): readonly DayDemand[] {
  const lines = sales.filter(({ row }) => row.line_state !== "cancelled");
  const quantities = lines.map(({ row }) => ({ day: row.ordered_on, quantity: row.quantity }));
  return perDay(quantities, since).map(({ day, quantity }) => {
    const asked = lines.flatMap(({ row }) => (row.ordered_on === day && row.quantity > 0 ? [row] : []));
    const prices = asked.flatMap(({ unit_price }) => (unit_price !== null && unit_price > 0 ? [unit_price] : []));
    return {
      ...{ day, quantity, order_count: asked.length, largest_order: Math.max(0, ...asked.map((row) => row.quantity)) },
      unit_price: meanUnitPrice(
        prices.reduce((sum, price) => sum + price, 0),
        prices.length,
      ),
    };
  });
}

/** Rows that name no location lie at the item's first stock record, where there is one. */
function isAt({ item_code, location_code }: Subject, first: string | null) {
  return (row: { readonly item_code: string; readonly location_code: string }) =>
    row.item_code === item_code && (row.location_code || (first ?? "")) === location_code;
}

function stockLevel(claims: readonly KeptRow<"stock_level">[]): SubjectFacts["stock_level"] {
  const newest = newestRow(claims);
  return newest === null ? null : { ...newest.row, record_id: newest.record_id };
}

function perDay(quantities: readonly DayQuantity[], since: Day): readonly DayQuantity[] {
  const sums = new Map<Day, number>();
  for (const { day, quantity } of quantities) {
    if (day >= since) sums.set(day, (sums.get(day) ?? 0) + quantity);
  }
  return [...sums].sort(([a], [b]) => compareText(a, b)).map(([day, quantity]) => ({ day, quantity }));
}

function firstDay(days: readonly Day[]): Day | null {
  return days.toSorted(compareText)[0] ?? null;
}

function openSalesLines(lines: readonly KeptRow<"sales_line">[]): readonly SalesLineRow[] {
  return lines
    .filter(({ row }) => row.line_state === "open" && row.quantity > row.shipped_quantity)
    .toSorted(({ row: a }, { row: b }) =>
      firstDifference(compareText(a.ordered_on, b.ordered_on), compareText(a.order_no, b.order_no)),
    )
    .map(({ row }) => row);
}

function shelfOf(stock: readonly KeptRow<"stock_level">[]): BookedShelf | null {
  if (stock.length === 0) return null;
  return {
    on_hand: Math.max(...stock.map(({ row }) => row.on_hand)),
    written_at: Math.max(...stock.map(({ version }) => version)),
  };
}

function openPurchaseLines(
  here: readonly KeptRow<"purchase_line">[],
  receipts: readonly KeptRow<"receipt_line">[],
  shelf: BookedShelf | null,
): readonly PurchaseLineRow[] {
  const isDue = ({ is_open, quantity, received_quantity }: PurchaseLineRow) => is_open && quantity > received_quantity;
  const lines = here
    .filter(({ row }) => isDue(row))
    .toSorted(({ row: a }, { row: b }) =>
      firstDifference(
        Number(a.expected_on === null) - Number(b.expected_on === null),
        compareText(a.expected_on ?? "", b.expected_on ?? ""),
        compareText(a.purchase_order_no, b.purchase_order_no),
      ),
    )
    .map(({ row }) => row);
  return stillToCome(lines, (line) => {
    const isOfOrder = (row: { readonly purchase_order_no: string | null; readonly item_code: string }) =>
      row.purchase_order_no === line.purchase_order_no && row.item_code === line.item_code;
    const entered = receipts.filter(({ row }) => isOfOrder(row));
    const isEarlier = ({ version }: KeptRow<"receipt_line">) => version <= (shelf?.written_at ?? 0) - BOOKING_MS;
    const unitsOf = (some: typeof entered) => some.reduce((sum, { row }) => sum + row.quantity, 0);
    const earlier = unitsOf(entered.filter(isEarlier));
    const arrived = bookedIn({ earlier, recent: unitsOf(entered) - earlier }, shelf);
    const elsewhere = here.filter(({ row }) => isOfOrder(row) && !isDue(row));
    return arrived - elsewhere.reduce((sum, { row }) => sum + row.received_quantity, 0);
  });
}
