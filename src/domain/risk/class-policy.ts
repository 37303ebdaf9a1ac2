/** Importance of an item by its share of sales. */
export type AbcClass = "A" | "B" | "C";

/** Stockout probability within the exposure above which a warning is raised. */
export const DEFAULT_LIMITS: Readonly<Record<AbcClass, number>> = { A: 0.05, B: 0.1, C: 0.2 };

/** Probability of no stockout in a cycle where the item states none of its own. */
const DEFAULT_SERVICE_LEVELS: Readonly<Record<AbcClass, number>> = { A: 0.98, B: 0.95, C: 0.9 };

/** An item without a class is treated as B. */
export function classOrDefault(abc_class: AbcClass | null): AbcClass {
  return abc_class ?? "B";
}

/** The item's own service level or its class's, kept where a quantile exists. */
export function serviceLevel(service_level: number | null, abc_class: AbcClass): number {
  return Math.min(0.9999, Math.max(0.5, service_level ?? DEFAULT_SERVICE_LEVELS[abc_class]));
}
