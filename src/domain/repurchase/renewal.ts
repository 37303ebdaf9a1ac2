import { normalCdf } from "../math/normal.ts";
import type { GapLaw } from "./gap-law.ts";

/** P(gap > days), Student's t taken for a normal law: many are asked for, and the tail is calibrated afterwards. */
export function gapTail({ mean, scale }: GapLaw, days: number): number {
  return days <= 0 ? 1 : normalCdf((mean - Math.log(days)) / scale);
}

const LEAST_TAIL = 1e-12;

/** Days to come, from `from` to `through`, both within; 1 = tomorrow. */
interface Span {
  readonly from: number;
  readonly through: number;
}

/**
 * P(a purchase within days `from` to `through`), `elapsed` days after the last and none since: the open gap ends within
 * them, or it ends before and a later gap does.
 */
export function comingGap(law: GapLaw, elapsed: number, { from, through }: Span): number {
  const still = Math.max(LEAST_TAIL, gapTail(law, elapsed));
  const before = 1 - gapTail(law, elapsed + from - 1) / still;
  const within = (gapTail(law, elapsed + from - 1) - gapTail(law, elapsed + through)) / still;
  return Math.min(1, Math.max(0, within + Math.max(0, before) * laterGap(law, { from, through })));
}

/**
 * P(a purchase within the days) after one that came before them, taken to have come half way: the next gap ends within, or
 * it ends before too and the days hold a purchase as often as their length holds a gap (the renewal theorem).
 */
function laterGap(law: GapLaw, { from, through }: Span): number {
  const half = (from - 1) / 2;
  const next = gapTail(law, from - 1 - half) - gapTail(law, through - half);
  const meanGap = Math.exp(law.mean + law.scale ** 2 / 2);
  return next + (1 - gapTail(law, from - 1 - half)) * Math.min(1, (through - from + 1) / meanGap);
}
