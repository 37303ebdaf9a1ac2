import type { Day } from "../../domain/calendar/day.ts";
import { seedOf } from "../../domain/math/seeded-random.ts";

/** Without letters and digits that people take for each other. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 6;

/** The number of a customer's coupon in an event, e.g. "YH2611-7KM2QXH9P4TW": the same however often it is asked for. */
export function couponNumber(
  salt: string,
  { event_no, customer_code }: { readonly event_no: string; readonly customer_code: string },
  today: Day,
): string {
  const text = [salt, event_no, customer_code].join("\u0000");
  const signs = [seedOf(`${text}\u0000前`), seedOf(`后\u0000${text}`)].map(written).join("");
  return `YH${today.slice(2, 4)}${today.slice(5, 7)}-${signs}`;
}

function written(seed: number): string {
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[(seed >>> (5 * at)) & 31] ?? "").join("");
}
