import { z } from "zod";

const responseTime = z.object({
  /** Alerts for which it has come so far. */
  count: z.number(),
  /** From the record change that raised the alert, ms; null where there is none. */
  median_ms: z.number().nullable(),
  p90_ms: z.number().nullable(),
});

const responseTimes = z.object({
  alerts: z.number(),
  cleared: z.number(),
  /** Nobody was told: no rule asked for it, or no message was accepted. */
  untold: z.number(),
  /** Somebody was told and did nothing for a day while it stood. */
  ignored: z.number(),
  told: responseTime,
  answered: responseTime,
  ordered: responseTime,
  received: responseTime,
});

/** How fast people answer alerts. */
export const responseReport = z.object({
  /** Length of the span, and of the one before it. */
  days: z.number(),
  recent: responseTimes,
  /** Null where no alert was raised then. */
  before: responseTimes.nullable(),
  /** Alerts that stand, were told a day ago or longer, and that nobody has answered. */
  waiting: z.number(),
  /** The worst of them, then the oldest. */
  ignored: z.array(
    z.object({
      item_code: z.string(),
      location_code: z.string(),
      item_name: z.string(),
      severity: z.enum(["out", "critical", "high", "watch", "none", "unknown"]),
      /** Instant in ms. */
      told_at: z.number(),
    }),
  ),
});
export type ResponseReport = z.infer<typeof responseReport>;
