import type { Day } from "../calendar/day.ts";

/** Figures and capitals that nobody mistakes for one another when read out: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const SIGNS = "34679ACDEFGHJKMNPQRTWXY";
const LENGTH = 5;

/** An order's number, CG-20261123-K7M4Q: the day and five signs, drawn by texts of random characters (at least ten). */
export function purchaseOrderNo(day: Day, random: string): string {
  const pairs = Array.from({ length: LENGTH }, (_, i) => signAt(random, i));
  return `CG-${day.replaceAll("-", "")}-${pairs.join("")}`;
}

function signAt(random: string, place: number): string {
  const drawn = 128 * (random.codePointAt(2 * place) ?? 0) + (random.codePointAt(2 * place + 1) ?? 0);
  return SIGNS.charAt(drawn % SIGNS.length);
}
