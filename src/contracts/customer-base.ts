/** What a shop's customers have taught, as it is kept. */
import { z } from "zod";
import type { CustomerBase } from "../domain/repurchase/learn-customer-base.ts";
import type { Day } from "../domain/calendar/day.ts";

const positive = z.number().positive();
const gaps = z.object({ mean: z.number(), weight: positive, variance: positive, freedom: positive });
const numbers = z.array(z.number()).transform((values) => Float64Array.from(values));

/** A customer base with the day that learned it, of how many customers. */
const KEPT_BASE = z.object({
  version: z.literal(1),
  learned_on: z.iso.date(),
  customers: z.number().nonnegative(),
  base: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("estimated"),
      population: z.object({
        base: z.object({ r: positive, alpha: positive, a: positive, b: positive }),
        order_gaps: gaps,
        item_gaps: gaps,
        again_rate: z.number().min(0).max(1),
      }),
      calibration: z.object({ intercept: z.number(), weights: numbers }).nullable(),
    }),
    z.object({
      kind: z.literal("not_estimable"),
      reason: z.enum(["too_few_customers", "too_few_repeaters", "no_optimum", "too_few_buyers"]),
    }),
  ]),
});

/** A customer base with the day that learned it, of how many customers. */
export interface KeptCustomerBase {
  readonly learned_on: Day;
  readonly customers: number;
  readonly base: CustomerBase;
}

/** The text that `customerBaseFromJson` reads. */
export function customerBaseToJson({ learned_on, customers, base }: KeptCustomerBase): string {
  const calibration =
    base.kind === "estimated" && base.calibration !== null
      ? { ...base.calibration, weights: [...base.calibration.weights] }
      : null;
  const shown = base.kind === "estimated" ? { ...base, calibration } : base;
  return JSON.stringify({ version: 1, learned_on, customers, base: shown });
}

/** A kept base; null for any other text. */
export function customerBaseFromJson(text: string): KeptCustomerBase | null {
  const { success, data } = KEPT_BASE.safeParse(parsed(text));
  if (!success) return null;
  const { learned_on, customers, base } = data;
  return { learned_on, customers, base };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no base.
    return null;
  }
}
