import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import type { FileRow } from "../../contracts/order-file.ts";
import type { OrderProfile } from "../../contracts/order-profile.ts";
import type { Platform } from "../../ports/platform.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";
import { type AssumedStock, assumedStock, type PlainBuyer } from "./assumed-stock.ts";
import { cancelledSales } from "./match-cancellations.ts";
import { type AsideReason, createReadLine, type OrderLine } from "./order-line.ts";
import { shopRecords } from "./shop-records.ts";

/** A row that became no sale. */
export interface AsideRow {
  readonly row_number: number;
  readonly reason: AsideReason;
  readonly fact: string;
}

/** What a file turned out to hold. */
export interface SortedOrders {
  readonly rows: number;
  readonly sales: readonly OrderLine[];
  readonly aside: readonly AsideRow[];
  /** Sales without a customer: kept as demand of an anonymous customer. */
  readonly anonymous_sales: number;
  readonly first_day: Day;
  readonly last_day: Day;
}

/** Reads all rows and sorts out what is no sale, each with its reason. */
export async function sortOrders(rows: AsyncIterable<FileRow>, profile: OrderProfile): Promise<SortedOrders | null> {
  const readLine = createReadLine(profile);
  const sales: OrderLine[] = [];
  const cancellations: OrderLine[] = [];
  const aside: AsideRow[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    const read = readLine(row);
    if (read.kind === "sale") sales.push(read.line);
    else if (read.kind === "cancellation") cancellations.push(read.line);
    else aside.push(read);
  }
  const cancelled = cancelledSales(sales, cancellations);
  const kept = sales.filter(({ row_number }) => !cancelled.has(row_number));
  if (kept.length === 0) return null;
  const days = kept.map(({ ordered_at }) => ordered_at.slice(0, 10)).sort();
  return {
    rows: count,
    sales: kept,
    aside: [
      ...aside,
      ...cancellations.map((line) => asideRow("cancellation", line)),
      ...sales.filter(({ row_number }) => cancelled.has(row_number)).map((line) => asideRow("cancelled", line)),
    ].sort((a, b) => a.row_number - b.row_number),
    anonymous_sales: kept.filter(({ customer_code }) => customer_code === null).length,
    first_day: days[0] ?? "",
    last_day: days.at(-1) ?? "",
  };
}

/** Ports of `loadOrders`. */
export interface LoadOrdersPorts {
  readonly platform: Pick<Platform, "createRecords">;
  readonly tokens: Pick<TokenMaker, "hash">;
  binding(form: FormName): Promise<FormBinding>;
  /** The file's local time as ISO UTC. */
  instant(local: string): string;
  onProgress(done: number, total: number): void;
}

/** Where an imported shop's stock is assumed to lie. */
const LOCATION = "CK-01";
const BATCH = 100;
const NO_STOCK = { levels: [], purchases: [] } as const;

/**
 * Writes a sorted file to the platform: items, customers and orders, and the stock a plain buyer would have left; no stock at
 * all without one.
 */
export function createLoadOrders(ports: LoadOrdersPorts) {
  return async function loadOrders(orders: SortedOrders, buyer: PlainBuyer | null): Promise<number> {
    const records = shopRecords(orders.sales, LOCATION, ports.instant);
    const stock = buyer === null ? NO_STOCK : stockRecords(orders, buyer, ports.instant);
    const work: readonly (readonly [FormName, readonly FieldValues[]])[] = [
      ["location", records.location],
      ["item", records.item],
      ["customer", records.customer],
      ["stock_level", stock.levels],
      ["purchase_order", stock.purchases],
      ["sales_order", records.sales_order],
    ];
    const total = work.reduce((sum, [, rows]) => sum + rows.length, 0);
    let done = 0;
    for (const [form, rows] of work) {
      const binding = await ports.binding(form);
      for (let start = 0; start < rows.length; start += BATCH) {
        const batch = rows.slice(start, start + BATCH);
        await ports.platform.createRecords(binding, batch, batchId(form, start, batch));
        done += batch.length;
        ports.onProgress(done, total);
      }
    }
    return total;
  };

  /** The same batch of the same file always has the same id, so a repeated import of a cut-off run adds nothing twice. */
  function batchId(form: string, start: number, batch: readonly FieldValues[]): string {
    const hex = ports.tokens.hash(`${form}:${start}:${JSON.stringify(batch)}`);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }
}

function stockRecords(
  { sales, first_day, last_day }: SortedOrders,
  buyer: PlainBuyer,
  instant: (local: string) => string,
): { readonly levels: FieldValues[]; readonly purchases: FieldValues[] } {
  const midnight = (day: Day) => instant(`${day} 00:00:00`);
  const levels: FieldValues[] = [];
  const purchases: FieldValues[] = [];
  for (const [item_code, demand] of demandByItem(sales)) {
    const stock: AssumedStock = assumedStock(demand, first_day, last_day, buyer);
    levels.push({ item_code, location_code: LOCATION, on_hand: stock.on_hand });
    for (const [index, order] of stock.open_orders.entries()) {
      purchases.push({
        purchase_order_no: `CG-${item_code}-${index + 1}`,
        supplier_code: "未知供应商",
        ordered_at: midnight(order.ordered_on),
        expected_date: midnight(order.expected_on),
        location_code: LOCATION,
        order_status: "已下单",
        lines: [{ item_code, quantity: order.quantity, received_quantity: 0 }],
      });
    }
  }
  return { levels, purchases };
}

function demandByItem(sales: readonly OrderLine[]): ReadonlyMap<string, readonly { day: Day; quantity: number }[]> {
  const items = new Map<string, Map<Day, number>>();
  for (const { item_code, ordered_at, quantity } of sales) {
    const day = ordered_at.slice(0, 10);
    const days = items.get(item_code) ?? new Map<Day, number>();
    days.set(day, (days.get(day) ?? 0) + quantity);
    items.set(item_code, days);
  }
  return new Map(
    [...items].map(([item_code, days]) => [item_code, [...days].map(([day, quantity]) => ({ day, quantity }))]),
  );
}

/** The day on which an imported history is looked at: the morning after its last order. */
export function dayAfter({ last_day }: SortedOrders): Day {
  return addDays(last_day, 1);
}

function asideRow(reason: AsideReason, { row_number, order_no, item_code, quantity }: OrderLine): AsideRow {
  return { row_number, reason, fact: `${order_no} ${item_code} ${quantity}` };
}
