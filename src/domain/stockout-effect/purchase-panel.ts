import type { Day } from "../calendar/day.ts";
import { intAt } from "../math/int-at.ts";
import { finished, type Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import { type LineColumns, lineColumns } from "./line-columns.ts";
import type { PurchaseLine } from "./purchase-line.ts";
import { lastFullPeriod, type PeriodKind } from "./purchase-period.ts";

/** What is added up by customer and period. */
export type PanelColumn = "orders" | "lines" | "units" | "revenue" | "margin";

/**
 * Purchases by customer and period. Entries stand by customer, then by period; only periods with an order have one.
 * Columns are running totals over all entries, so that a window is one subtraction: entry e adds column[e + 1] − column[e].
 */
export interface PurchasePanel {
  readonly period: PeriodKind;
  /** The first period with an order of anyone. */
  readonly first_period: number;
  /** The last period that is over. */
  readonly last_period: number;
  readonly customers: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  /** Customer c has the entries start[c] to start[c + 1] − 1. */
  readonly start: Int32Array;
  readonly periods: Int32Array;
  readonly columns: Readonly<Record<PanelColumn, Float64Array>>;
  /** Orders by entry, then by day; those of entry e stand from columns.orders[e] on. */
  readonly order_days: Int32Array;
  readonly order_lines: Int32Array;
  /** Entry e asked for the categories at share_start[e] to share_start[e + 1] − 1. */
  readonly share_start: Int32Array;
  readonly share_category: Int32Array;
  /** Lines of that category in that entry. */
  readonly share_lines: Float64Array;
}

/** Rolls order lines up; those of a period that is not over by `through` are left out. */
export function purchasePanel(lines: Iterable<PurchaseLine>, through: Day, period: PeriodKind = "week"): PurchasePanel {
  const last_period = lastFullPeriod(through, period);
  return finished(panelSteps(lineColumns(lines, period, last_period), period, last_period));
}

/** Customers put in order, and lines filled in, at a step. */
const CUSTOMERS_AT_ONCE = 1_000;
const LINES_AT_ONCE = 20_000;

/** The same of lines that were read already, some of them at a time. */
export function* panelSteps(read: LineColumns, period: PeriodKind, last_period: number): Steps<PurchasePanel> {
  const order = yield* byCustomerAndDay(read);
  const sizes = entryCounts(read, order);
  yield;
  const panel = emptyPanel(read, period, last_period, sizes);
  yield* fill(panel, read, order);
  return panel;
}

/** Lines by customer (counting sort), and by day inside each. */
function* byCustomerAndDay(read: LineColumns): Steps<Int32Array> {
  const { order, bounds } = byCustomer(read);
  for (let c = 0; c < read.customers.size; c++) {
    if (c % CUSTOMERS_AT_ONCE === 0) yield;
    order.subarray(intAt(bounds, c), intAt(bounds, c + 1)).sort((a, b) => intAt(read.day, a) - intAt(read.day, b));
  }
  return order;
}

function byCustomer({ count, customer, customers }: LineColumns) {
  const next = new Int32Array(customers.size + 1);
  for (let i = 0; i < count; i++) next[intAt(customer, i) + 1] = intAt(next, intAt(customer, i) + 1) + 1;
  for (let c = 0; c < customers.size; c++) next[c + 1] = intAt(next, c + 1) + intAt(next, c);
  const bounds = next.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const c = intAt(customer, i);
    order[intAt(next, c)] = i;
    next[c] = intAt(next, c) + 1;
  }
  return { order, bounds };
}

function entryCounts({ customer, period }: LineColumns, order: Int32Array): number {
  let entries = 0;
  order.forEach((line, at) => {
    const before = at === 0 ? -1 : intAt(order, at - 1);
    const same = before >= 0 && customer[before] === customer[line] && period[before] === period[line];
    if (!same) entries++;
  });
  return entries;
}

function emptyPanel(read: LineColumns, period: PeriodKind, last_period: number, entries: number): PurchasePanel {
  const column = () => new Float64Array(entries + 1);
  return {
    ...{ period, last_period, customers: read.customers, categories: read.categories },
    first_period: read.first_period,
    start: new Int32Array(read.customers.size + 1),
    periods: new Int32Array(entries),
    columns: { orders: column(), lines: column(), units: column(), revenue: column(), margin: column() },
    order_days: new Int32Array(read.count),
    order_lines: new Int32Array(read.count),
    share_start: new Int32Array(entries + 1),
    share_category: new Int32Array(read.count),
    share_lines: new Float64Array(read.count),
  };
}

function* fill(panel: PurchasePanel, read: LineColumns, order: Int32Array): Steps<void> {
  let end: FilledUpTo = { entry: -1, shares: 0 };
  for (let from = 0; from < order.length; from += LINES_AT_ONCE) {
    yield;
    end = fillLines(panel, read, order, { ...end, from, to: Math.min(order.length, from + LINES_AT_ONCE) });
  }
  panel.start[read.customers.size] = end.entry + 1;
  panel.share_start[end.entry + 1] = end.shares;
}

/** The last entry, and the shares in use, after some of the lines. */
interface FilledUpTo {
  readonly entry: number;
  readonly shares: number;
}

interface FilledLines extends FilledUpTo {
  readonly from: number;
  readonly to: number;
}

function fillLines(panel: PurchasePanel, read: LineColumns, order: Int32Array, lines: FilledLines): FilledUpTo {
  const { start, periods, columns, share_start } = panel;
  let { entry, shares } = lines;
  for (let at = lines.from; at < lines.to; at++) {
    const line = intAt(order, at);
    const before = at === 0 ? -1 : intAt(order, at - 1);
    const c = intAt(read.customer, line);
    const isNewCustomer = before < 0 || read.customer[before] !== c;
    if (isNewCustomer || read.period[before] !== read.period[line]) {
      entry++;
      periods[entry] = intAt(read.period, line);
      share_start[entry] = shares;
      for (const column of Object.values(columns)) column[entry + 1] = valueAt(column, entry);
    }
    if (isNewCustomer) start[c] = entry;
    const isNewOrder = isNewCustomer || read.day[before] !== read.day[line];
    add(columns.orders, entry, isNewOrder ? 1 : 0);
    const placed = valueAt(columns.orders, entry + 1) - 1;
    panel.order_days[placed] = intAt(read.day, line);
    panel.order_lines[placed] = intAt(panel.order_lines, placed) + 1;
    add(columns.lines, entry, 1);
    add(columns.units, entry, valueAt(read.quantity, line));
    add(columns.revenue, entry, valueAt(read.revenue, line));
    add(columns.margin, entry, valueAt(read.margin, line));
    shares = addShare(panel, intAt(share_start, entry), shares, intAt(read.category, line));
  }
  return { entry, shares };
}

function add(column: Float64Array, entry: number, value: number): void {
  column[entry + 1] = valueAt(column, entry + 1) + value;
}

/** One line more of a category; the number of shares in use after it. */
function addShare({ share_category, share_lines }: PurchasePanel, from: number, to: number, category: number): number {
  let at = from;
  while (at < to && share_category[at] !== category) at++;
  share_category[at] = category;
  share_lines[at] = valueAt(share_lines, at) + 1;
  return Math.max(to, at + 1);
}
