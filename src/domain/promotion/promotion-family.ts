import { PROMOTION_STAGE_LABELS } from "./promotion.ts";

const YEAR = /(?:19|20)\d{2}\s*年?/g;
const NOT_A_NAME = /[\s\-_·/、，,（）()【】[\]]+/g;

/** Names already worked out: they recur item after item. */
const known = new Map<string, string>();
const MOST_KNOWN = 2_000;

/**
 * What the runs of a promotion share from year to year: its name without year, stage and punctuation.
 * "2025 双11 返场" and "双11（返场）2026年" are both "双11".
 */
export function promotionFamily(promotion_name: string): string {
  const found = known.get(promotion_name);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const stages = Object.values(PROMOTION_STAGE_LABELS);
  const named = stages.reduce((name, stage) => name.replaceAll(stage, " "), promotion_name.replace(YEAR, " "));
  const family = named.replace(NOT_A_NAME, "").toLowerCase();
  known.set(promotion_name, family);
  return family;
}
