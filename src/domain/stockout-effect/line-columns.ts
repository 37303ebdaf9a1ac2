import { dayNumber } from "../calendar/day.ts";
import type { PurchaseLine } from "./purchase-line.ts";
import { type PeriodKind, periodOf } from "./purchase-period.ts";

/** Order lines as columns; customers and categories by number, in the order in which they came. */
export interface LineColumns {
  readonly count: number;
  /** The first period with a line; 0 without any. */
  readonly first_period: number;
  readonly customers: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  readonly customer: Int32Array;
  /** Day number. */
  readonly day: Int32Array;
  readonly period: Int32Array;
  readonly category: Int32Array;
  readonly quantity: Float64Array;
  readonly revenue: Float64Array;
  readonly margin: Float64Array;
}

const FIRST_ROOM = 1024;

/** Reads lines one by one, so that a million of them need no row of objects; lines after `last_period` are left out. */
export function lineColumns(lines: Iterable<PurchaseLine>, kind: PeriodKind, last_period: number): LineColumns {
  const reader = createLineReader(kind, last_period);
  for (const line of lines) reader.add(line);
  return reader.columns();
}

/** Takes lines as they come, for who reads them share by share. */
export interface LineReader {
  add(line: PurchaseLine): void;
  columns(): LineColumns;
}

/** A reader of no line yet. */
export function createLineReader(kind: PeriodKind, last_period: number): LineReader {
  const customers = new Map<string, number>();
  const categories = new Map<string, number>();
  let room = roomFor(FIRST_ROOM);
  let count = 0;
  let first_period = Infinity;
  return {
    add(line) {
      const period = periodOf(line.day, kind);
      if (period > last_period) return;
      if (count === room.customer.length) room = doubled(room);
      room.customer[count] = numberOf(customers, line.customer_code);
      room.category[count] = numberOf(categories, line.category);
      room.day[count] = dayNumber(line.day);
      room.period[count] = period;
      room.quantity[count] = line.quantity;
      room.revenue[count] = line.revenue;
      room.margin[count] = line.margin;
      first_period = Math.min(first_period, period);
      count++;
    },
    columns: () => ({ count, first_period: count === 0 ? 0 : first_period, customers, categories, ...room }),
  };
}

type Room = Pick<LineColumns, "customer" | "day" | "period" | "category" | "quantity" | "revenue" | "margin">;

function roomFor(size: number): Room {
  return {
    ...{ customer: new Int32Array(size), day: new Int32Array(size), period: new Int32Array(size) },
    ...{ category: new Int32Array(size), quantity: new Float64Array(size) },
    ...{ revenue: new Float64Array(size), margin: new Float64Array(size) },
  };
}

function doubled(room: Room): Room {
  const wider = roomFor(room.customer.length * 2);
  wider.customer.set(room.customer);
  wider.day.set(room.day);
  wider.period.set(room.period);
  wider.category.set(room.category);
  wider.quantity.set(room.quantity);
  wider.revenue.set(room.revenue);
  wider.margin.set(room.margin);
  return wider;
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
