/**
 * Finished months of 客户留存 as they are kept. What was closed (stock, effect, profit of care) has a shape of its own and is written out
 * here, so that no change of what pages show loses it; each month is read by itself.
 */
import { z } from "zod";
import { retentionMonth } from "./retention.ts";

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

const closedStock = z.object({
  closed_on: z.iso.date(),
  value: z.number(),
  surplus_value: z.number(),
  places_without_cost: z.number(),
});

const closedEffect = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("estimated"),
    matched_count: z.number(),
    exposed_count: z.number(),
    window_days: z.number(),
    confidence: z.number(),
    lost: interval,
    orders: interval,
    revenue: interval,
    margin: interval,
  }),
  z.object({ kind: z.literal("not_estimable"), exposed_count: z.number(), reasons: z.array(z.string()) }),
]);

const closedProfit = interval.extend({ actions: z.number() });

const keptMonth = z.object({
  month: retentionMonth.shape.month,
  /** Whether its figures stay as they are: its time is over, or what they were counted from is kept no more. */
  is_settled: z.boolean().catch(false),
  stock: closedStock.nullable().catch(null),
  effect: closedEffect.nullable().catch(null),
  care_profit: closedProfit.nullable().catch(null),
  /** Null where they are of another version: they are counted anew. */
  counted: retentionMonth.omit({ month: true, stock: true, effect: true, care_profit: true }).nullable().catch(null),
});

/** A finished month as it is kept. */
export type KeptMonth = z.infer<typeof keptMonth>;

/** Reads kept months; what is no month is left out, what cannot be read of one counts as not kept. */
export function keptMonthsFromJson(text: string): readonly KeptMonth[] {
  const found: unknown = JSON.parse(text);
  if (!Array.isArray(found)) return [];
  return found.flatMap((one) => keptMonth.safeParse(one).data ?? []);
}
