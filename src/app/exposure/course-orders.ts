import { type Day, daysBetween } from "../../domain/calendar/day.ts";
import { isLost, unservedLines } from "../../domain/cause/asked-line.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { CourseEntry } from "../../contracts/customer-course.ts";
import type { SalesLineRow } from "../../contracts/rows.ts";

type OrderEntry = Extract<CourseEntry, { kind: "order" }>;

/** Items of an order that are named; the rest is counted. */
const NAMED_ITEMS = 3;

/** A customer's orders, each once, with how many days after the latest shortage before it; in no order. */
export function courseOrders(
  lines: readonly SalesLineRow[],
  shortage_days: readonly Day[],
  nameOf: (item_code: string) => string,
): readonly OrderEntry[] {
  const short = new Set(unservedLines(lines).filter((line) => isLost(line) && line.line_state !== "cancelled"));
  return Array.from(
    grouped(lines, ({ order_no }) => order_no),
    ([order_no, own]) => {
      const day = own.map(({ ordered_on }) => ordered_on).toSorted()[0] ?? "";
      const names = [...new Set(own.map(({ item_code }) => nameOf(item_code)))];
      return {
        ...{ kind: "order", day, order_no, state: stateOf(own, short) },
        item_names: names.slice(0, NAMED_ITEMS),
        more_items: Math.max(0, names.length - NAMED_ITEMS),
        days_after_shortage: daysAfter(shortage_days, day),
      };
    },
  );
}

/** As bad as its worst line, while one is open; an order of which nothing was short counts as served. */
function stateOf(lines: readonly SalesLineRow[], short: ReadonlySet<SalesLineRow>): OrderEntry["state"] {
  const states = lines.map(({ line_state }) => line_state);
  if (states.includes("open")) return "open";
  if (lines.some((line) => short.has(line))) return "short";
  return states.every((state) => state === "cancelled") ? "cancelled" : "served";
}

/** An order of the day itself is the one that met the shortage. */
function daysAfter(shortage_days: readonly Day[], day: Day): number | null {
  const before = shortage_days.filter((one) => one < day).toSorted();
  const last = before.at(-1);
  return last === undefined ? null : daysBetween(last, day);
}
