/** The rehearsal of policies on a tenant's own past: what is asked, what came of it, what a person adopted. */
import { z } from "zod";

/** Importance of an item by its share of sales. */
export const ABC_CLASSES = ["A", "B", "C"] as const;
const abcClass = z.enum(ABC_CLASSES);

/** P(no stockout in a cycle). */
const serviceLevel = z.number().min(0.5).max(0.9999);

/** Months looked back by default, and service levels that are tried. */
export const USUAL_MONTHS = 6;
export const USUAL_SERVICE_LEVELS: readonly number[] = [0.9, 0.95, 0.98, 0.99];

/** What is to be rehearsed. */
export const rehearsalRequest = z.strictObject({
  months: z.number().int().min(2).max(12).default(USUAL_MONTHS),
  service_levels: z
    .array(serviceLevel)
    .min(2)
    .max(8)
    .transform((levels) => [...new Set(levels)].sort((a, b) => a - b))
    .default([...USUAL_SERVICE_LEVELS]),
});
export type RehearsalRequest = z.infer<typeof rehearsalRequest>;

/** A person's choice of a service level for a class; null goes back to the usual one. */
export const adoptionRequest = z.strictObject({
  abc_class: abcClass,
  service_level: serviceLevel.nullable(),
  confirmed: z.literal(true),
});
export type AdoptionRequest = z.infer<typeof adoptionRequest>;

/** Service levels by class, where a person adopted some. */
export type ClassLevels = Partial<Readonly<Record<(typeof ABC_CLASSES)[number], number>>>;

const adoption = z.object({ service_level: serviceLevel, adopted_at: z.number(), adopted_by: z.string() });

/** What was adopted, by whom and when (ms). */
export const adoptedLevels = z.object({ A: adoption.optional(), B: adoption.optional(), C: adoption.optional() });
export type AdoptedLevels = z.infer<typeof adoptedLevels>;

/** Why an item was not replayed. */
const leftOutReason = z.enum(["stock_level", "demand_history", "in_stock_days", "demand_days"]);
const leftOut = z.array(z.object({ reason: leftOutReason, items: z.number() }));

/** Where a policy's results lie. */
const point = z.object({
  policy: z.enum(["current", "thresholds", "textbook", "engine"]),
  /** Null where items have levels of their own, or none. */
  service_level: z.number().nullable(),
  /** A level of the engine that was asked for: only such a one may be adopted. */
  is_proposed: z.boolean(),
  /** No other point of the group has less stock and fewer stockout days. */
  is_pareto: z.boolean(),
  stockout_days: z.number(),
  /** Share of all item days. */
  stockout_rate: z.number(),
  fill_rate: z.number().nullable(),
  lost_units: z.number(),
  average_stock_units: z.number(),
  average_stock_value: z.number(),
  orders: z.number(),
  alerts_per_week: z.number(),
  /** Median days from an alert to the day the stock would have run out had nothing more been ordered; null without one. */
  warning_lead_days: z.number().nullable().default(null),
  /** Times that the stock ran out, and how many of them no alert had told of. */
  stockouts: z.number().default(0),
  unwarned_stockouts: z.number().default(0),
});
export type RehearsedPoint = z.infer<typeof point>;

const comparison = z.object({
  against: z.enum(["thresholds", "textbook"]),
  /** Items compared: those whose orders nothing shapes beside minimum and multiple. All of them where left out. */
  items: z.number().optional(),
  verdict: z.enum(["compared", "better", "worse", "apart"]),
  /** Of stockout days at the same stock, as a share: −0.3 = 30 % fewer. */
  stockout_change: z.number().nullable(),
  /** Of stock at the same stockout days. */
  stock_change: z.number().nullable(),
});
export type RehearsedComparison = z.infer<typeof comparison>;

/** Some of the items together. */
const group = z.object({
  group: z.enum(["all", "with_minimum", ...ABC_CLASSES]),
  items: z.number(),
  points: z.array(point),
  comparisons: z.array(comparison),
});
export type RehearsedGroup = z.infer<typeof group>;

/** What came of a rehearsal. */
export const rehearsalReport = z.object({
  made_at: z.number(),
  today: z.iso.date(),
  first_day: z.iso.date(),
  /** Days replayed, and as many as were wished. */
  days: z.number(),
  wished_days: z.number(),
  service_levels: z.array(z.number()),
  items: z.number(),
  left_out: leftOut,
  /** Item days whose demand was filled up because the shelf had been empty. */
  filled_days: z.number(),
  item_days: z.number(),
  /** Items whose opening stock could not be walked back to. */
  assumed_stock: z.number(),
  /** Items whose deliveries are drawn from a distribution, for want of past ones. */
  assumed_lead_time: z.number(),
  without_cost: z.number(),
  with_own_level: z.number(),
  /** Stock in money where any cost is known. */
  stock_measure: z.enum(["value", "units"]),
  groups: z.array(group),
});
export type RehearsalReport = z.infer<typeof rehearsalReport>;

/** Too little is known for a rehearsal. */
const tooLittle = z.object({
  made_at: z.number(),
  history_days: z.number(),
  needed_days: z.number(),
  left_out: leftOut,
});

/** A rehearsal's end: a report, or what was missing. */
export const rehearsalOutcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rehearsed"), report: rehearsalReport }),
  z.object({ kind: z.literal("too_little"), missing: tooLittle }),
]);
export type RehearsalOutcome = z.infer<typeof rehearsalOutcome>;

/** How far a rehearsal has come. */
export const rehearsalProgress = z.object({
  stage: z.enum(["learning", "replaying"]),
  done: z.number(),
  total: z.number(),
});
export type RehearsalProgress = z.infer<typeof rehearsalProgress>;

/** A run under way, with the instant of its last sign of life (ms). */
export const rehearsalRun = rehearsalProgress.extend({ beat_at: z.number(), is_failed: z.boolean() });

/** What the page shows. */
export const rehearsalState = z.object({
  running: rehearsalProgress.nullable(),
  /** The latest run ended by a fault. */
  is_failed: z.boolean(),
  outcome: rehearsalOutcome.nullable(),
  /** In effect by class. */
  levels: z.object({ A: z.number(), B: z.number(), C: z.number() }),
  adopted: adoptedLevels,
});
export type RehearsalState = z.infer<typeof rehearsalState>;
