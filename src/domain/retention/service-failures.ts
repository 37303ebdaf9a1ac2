import type { Day } from "../calendar/day.ts";
import { type Share, shareOf } from "./share-interval.ts";

/** A sales line with what shortages did to it. */
export interface ServedLine {
  readonly order_no: string;
  readonly quantity: number;
  readonly shipped_quantity: number;
  readonly promised_on: Day | null;
  readonly line_state: "open" | "closed" | "cancelled" | "cancelled_for_stockout";
  /** Known to have waited for its item: a record of the shortage says so, or it was shipped after its promise. */
  readonly was_delayed: boolean;
  /** Whether the item was out between the order and its promise, or is now; null where that is not on record. */
  readonly item_was_out: boolean | null;
}

/** 取消率 and 延期率 because of stockouts. */
export interface ServiceFailures {
  readonly lines: number;
  /** Lines cancelled for stockout. */
  readonly cancelled_lines: Share | null;
  /** Units: those cancelled for stockout that were never shipped, of those asked for; without interval, units do not fall apart one by one. */
  readonly cancelled_quantity: number | null;
  /** Orders with such a line. */
  readonly cancelled_orders: Share | null;
  /** Lines shipped after their promise or open past it, of items that were out, of lines with a promise. */
  readonly delayed_lines: Share | null;
  readonly delayed_orders: Share | null;
}

/** Adds lines one by one; those cancelled for another reason do not count at all. */
export function createServiceFailures(today: Day) {
  const orders = { all: new Set<string>(), cancelled: new Set<string>() };
  const promised = { lines: 0, orders: new Set<string>(), delayed: 0, delayedOrders: new Set<string>() };
  let [lines, cancelled, units, cancelledUnits] = [0, 0, 0, 0];

  return {
    add(line: ServedLine): void {
      if (line.line_state === "cancelled") return;
      lines += 1;
      units += line.quantity;
      orders.all.add(line.order_no);
      if (line.line_state === "cancelled_for_stockout") {
        cancelled += 1;
        cancelledUnits += Math.max(0, line.quantity - line.shipped_quantity);
        orders.cancelled.add(line.order_no);
      }
      if (line.promised_on === null) return;
      promised.lines += 1;
      promised.orders.add(line.order_no);
      if (!isDelayed(line, today)) return;
      promised.delayed += 1;
      promised.delayedOrders.add(line.order_no);
    },

    failures(): ServiceFailures {
      return {
        lines,
        cancelled_lines: shareOf(cancelled, lines),
        cancelled_quantity: units > 0 ? cancelledUnits / units : null,
        cancelled_orders: shareOf(orders.cancelled.size, orders.all.size),
        delayed_lines: shareOf(promised.delayed, promised.lines),
        delayed_orders: shareOf(promised.delayedOrders.size, promised.orders.size),
      };
    },
  };
}

/** Shipped late, or open past the promise with something left, while the item was out. */
export function isDelayed(line: ServedLine, today: Day): boolean {
  if (line.was_delayed) return true;
  const isPast = line.promised_on !== null && line.promised_on < today;
  return isPast && line.line_state === "open" && line.shipped_quantity < line.quantity && line.item_was_out === true;
}
