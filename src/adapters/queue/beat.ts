import type { RecurringWork } from "../../ports/schedule.ts";

const MINUTE_MS = 60_000;

/** The number of the beat in which an instant (ms) lies: the same in every process whose clock is right. */
export function beatOf({ every_minutes }: Pick<RecurringWork, "every_minutes">, instant: number): number {
  return Math.floor(instant / (Math.max(1, Math.round(every_minutes)) * MINUTE_MS));
}
