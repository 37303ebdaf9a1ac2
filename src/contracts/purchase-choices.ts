/** Who was right: the plan or the buyer who ordered otherwise, judged by the demand that came. */
import { z } from "zod";

const day = z.iso.date();

/** Why a choice is not judged. */
const unjudgedReason = z.enum([
  "horizon_open",
  "not_ordered",
  "stock_unknown",
  "money_unknown",
  "demand_unknown",
  "demand_hidden",
]);

/** What a quantity would have given: units, and money. */
const outcome = z.object({ lost_units: z.number(), end_stock: z.number(), profit: z.number() });

/** A choice that was judged. */
export const judgedChoice = z.object({
  purchase_order_no: z.string(),
  item_code: z.string(),
  item_name: z.string(),
  location_code: z.string(),
  location_name: z.string(),
  unit: z.string(),
  chosen_by: z.string(),
  chosen_on: day,
  suggested_quantity: z.number(),
  suggested_date: day,
  quantity: z.number(),
  expected_date: day,
  /** Units requested within lead time and review period. */
  demand: z.number(),
  winner: z.enum(["buyer", "model", "equal"]),
  /** Money that the buyer's choice brought beyond the plan's. */
  difference: z.number(),
  model: outcome,
  buyer: outcome,
});
export type JudgedChoice = z.infer<typeof judgedChoice>;

/** All choices of a year. Money is in the tenant's currency. */
export const choicesReport = z.object({
  today: day,
  /** Lines that were ordered. */
  choices: z.number(),
  judged: z.number(),
  buyer_better: z.number(),
  model_better: z.number(),
  equal: z.number(),
  /** What buyers' choices brought where they were better, and cost where the plan was. */
  buyer_gain: z.number(),
  model_gain: z.number(),
  /** The most frequent first. */
  unjudged: z.array(z.object({ reason: unjudgedReason, count: z.number() })),
  /** When the next choice can be judged; null where none waits. */
  next_judged_on: day.nullable(),
  /** The largest differences first; choices that came to the same are left out. */
  largest: z.array(judgedChoice),
});
export type ChoicesReport = z.infer<typeof choicesReport>;
