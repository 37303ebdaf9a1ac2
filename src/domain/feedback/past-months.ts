import type { Day } from "../calendar/day.ts";

/** The months up to that of a day, as "YYYY-MM", oldest first. */
export function pastMonths(today: Day, count: number): readonly string[] {
  const last = 12 * Number(today.slice(0, 4)) + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => monthText(last - count + 1 + index));
}

function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}
