import { cutToSigns } from "./byte-budget.ts";

/** Fewer signs than these say nothing, so fewer lines are shown instead. */
const LEAST_SIGNS = 20;

/** Lines joined within `limit` signs where none crowds out another: short ones are whole, the long ones share the rest. */
export function linesSharing(lines: readonly string[], limit: number): string {
  let shown = lines;
  while (shown.length > 1 && shareOf(shown, limit) < LEAST_SIGNS) shown = shown.slice(0, -1);
  const share = Math.min(shareOf(shown, limit), limit);
  return shown.map((line) => cutToSigns(line, share)).join("\n");
}

/** The length at which all are cut so that, joined, they keep the limit; endless where none needs to be. */
function shareOf(lines: readonly string[], limit: number): number {
  let left = limit - (lines.length - 1);
  let others = lines.length;
  for (const length of lines.map((line) => line.length).toSorted((a, b) => a - b)) {
    if (length > left / others) return Math.floor(left / others);
    left -= length;
    others -= 1;
  }
  return Infinity;
}
