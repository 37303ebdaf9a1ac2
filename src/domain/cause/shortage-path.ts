import { type Day, daysBetween } from "../calendar/day.ts";
import type { DayUnits } from "./cause-evidence.ts";

/** All that moves the stock of a place from a day on. */
export interface StockCourse {
  readonly first_day: Day;
  /** Units at its morning. */
  readonly opening: number;
  /** Units asked for, by day from the first on. */
  readonly demand: readonly number[];
  /** In positive, out negative; before the day's demand. What is dated before the first day counts on it. */
  readonly flows: readonly DayUnits[];
}

/**
 * Units asked for from a day on that the shelf did not hold. Who finds nothing leaves (lost sales); nothing can be taken
 * from an empty shelf.
 */
export function lostUnits({ first_day, opening, demand, flows }: StockCourse, since: Day): number {
  const moves = movesByDay(first_day, flows, demand.length);
  const from = daysBetween(first_day, since);
  let stock = opening;
  let lost = 0;
  demand.forEach((asked, i) => {
    stock = Math.max(0, stock + (moves[i] ?? 0));
    if (i >= from) lost += Math.max(0, asked - stock);
    stock = Math.max(0, stock - asked);
  });
  return lost;
}

function movesByDay(first_day: Day, flows: readonly DayUnits[], days: number): readonly number[] {
  const moves = new Array<number>(days).fill(0);
  for (const { day, quantity } of flows) {
    const i = Math.max(0, daysBetween(first_day, day));
    const before = moves[i];
    if (before !== undefined) moves[i] = before + quantity;
  }
  return moves;
}
