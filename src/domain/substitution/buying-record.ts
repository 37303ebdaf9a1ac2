import { type Day, dayNumber } from "../calendar/day.ts";
import { isNobodyCode } from "../customer/nobody-code.ts";
import { compareText } from "../math/compare-text.ts";

/** One line of an order that counts as demand. */
export interface BoughtLine {
  readonly customer_code: string;
  readonly item_code: string;
  readonly day: Day;
  /** Money per unit; null where the order names none. */
  readonly unit_price: number | null;
}

/** Lines that share an owner, as positions in the record, in order of day. */
interface Buckets {
  /** Where each owner's lines begin in `lines`; one more than there are owners. */
  readonly starts: Int32Array;
  readonly lines: Int32Array;
}

/**
 * Who bought what on which day, so laid out that the lines of a customer or of an item are found at once. Lines are in
 * order of day; a customer, an item and a day make one line, however many orders name them.
 */
export interface BuyingRecord {
  readonly item_codes: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Days since 1970-01-01, one per line. */
  readonly day: Int32Array;
  readonly customer: Int32Array;
  readonly item: Int32Array;
  /** Whose number stands for all that names nobody; −1 where everything names somebody. */
  readonly nobody: number;
  readonly byCustomer: Buckets;
  readonly byItem: Buckets;
  /** Mean price of the lines that name one, by item; NaN where none does. */
  readonly price: Float64Array;
}

const NOBODY = "";

/** Lays out order lines, which may come in any order. */
export function buyingRecord(lines: readonly BoughtLine[]): BuyingRecord {
  const builder = recordBuilder();
  for (const line of lines.toSorted((a, b) => compareText(a.day, b.day))) builder.add(line);
  return builder.record();
}

/** Lays out order lines that come one after the other, in order of day, without holding them. */
export function recordBuilder() {
  const items = new Map<string, number>();
  const customers = new Map<string, number>();
  const columns = { day: [] as number[], customer: [] as number[], item: [] as number[] };
  const prices = meanPrices();
  let [day, day_number, today] = ["", 0, new Set<string>()];
  return {
    add(line: BoughtLine): void {
      if (line.day !== day) [day, day_number, today] = [line.day, dayNumber(line.day), new Set()];
      const item = numberIn(items, line.item_code);
      const customer = numberIn(customers, isNobodyCode(line.customer_code) ? NOBODY : line.customer_code);
      prices.add(item, line.unit_price);
      const key = `${customer} ${item}`;
      if (today.has(key)) return;
      today.add(key);
      columns.day.push(day_number);
      columns.customer.push(customer);
      columns.item.push(item);
    },
    record(): BuyingRecord {
      const customer = Int32Array.from(columns.customer);
      const item = Int32Array.from(columns.item);
      return {
        ...{ item_codes: [...items.keys()], indexOf: items, day: Int32Array.from(columns.day), customer, item },
        nobody: customers.get(NOBODY) ?? -1,
        ...{ byCustomer: buckets(customer, customers.size), byItem: buckets(item, items.size) },
        price: prices.of(items.size),
      };
    },
  };
}

/** Positions of an owner's lines from one day through another, by day number. */
export function linesBetween(
  record: BuyingRecord,
  { starts, lines }: Buckets,
  { owner, from, through }: { readonly owner: number; readonly from: number; readonly through: number },
): Int32Array {
  const start = starts[owner] ?? 0;
  const end = starts[owner + 1] ?? start;
  const dayOf = (at: number) => record.day[lines[at] ?? 0] ?? 0;
  const first = firstAtLeast(start, end, (at) => dayOf(at) >= from);
  return lines.subarray(
    first,
    firstAtLeast(first, end, (at) => dayOf(at) > through),
  );
}

/** Positions of all lines from one day through another. */
export function linesWithin(
  { day }: BuyingRecord,
  from: number,
  through: number,
): readonly [first: number, end: number] {
  const first = firstAtLeast(0, day.length, (at) => (day[at] ?? 0) >= from);
  return [first, firstAtLeast(first, day.length, (at) => (day[at] ?? 0) > through)];
}

function firstAtLeast(start: number, end: number, isThere: (at: number) => boolean): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function numberIn(known: Map<string, number>, code: string): number {
  const number = known.get(code) ?? known.size;
  known.set(code, number);
  return number;
}

/** Counting sort, which keeps the order of days within each owner. */
function buckets(owners: Int32Array, count: number): Buckets {
  const starts = new Int32Array(count + 1);
  for (const owner of owners) starts[owner + 1] = (starts[owner + 1] ?? 0) + 1;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const next = starts.slice();
  const lines = new Int32Array(owners.length);
  owners.forEach((owner, line) => {
    const at = next[owner] ?? 0;
    lines[at] = line;
    next[owner] = at + 1;
  });
  return { starts, lines };
}

function meanPrices() {
  const sums: { money: number; priced: number }[] = [];
  return {
    add: (item: number, unit_price: number | null) => {
      const sum = (sums[item] ??= { money: 0, priced: 0 });
      if (unit_price === null || !(unit_price > 0)) return;
      sum.money += unit_price;
      sum.priced += 1;
    },
    of: (count: number) =>
      Float64Array.from({ length: count }, (_, item) => (sums[item]?.money ?? 0) / (sums[item]?.priced ?? 0)),
  };
}
