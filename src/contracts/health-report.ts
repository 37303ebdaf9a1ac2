import { z } from "zod";
import { day, instant, problem } from "./report-parts.ts";

/** The strip that says whether everything runs. */
export const healthReport = z.object({
  now: instant,
  installation_name: z.string(),
  /** The business day. */
  today: day,
  last_push_at: instant.nullable(),
  inbox_waiting: z.number(),
  /** Age of the oldest message that is not worked off, in ms. */
  lag_ms: z.number(),
  dirty_subjects: z.number(),
  effects: z.record(z.enum(["waiting", "held", "done", "dead", "replaced"]), z.number()),
  write_backs_done: z.number(),
  aside: z.number(),
  /** Notices that last until somebody mends something. */
  notices: z.number(),
  /** How changes reach us: by pushes, by reading alone, or by reading for some forms. */
  intake: z.enum(["pushed", "polled", "mixed"]),
  /** A change that no push tells of is known after this long at the latest (ms). */
  staleness_bound_ms: z.number(),
  /** Forms whose records are being read for the first time, or anew. */
  syncs: z.array(
    z.object({
      form: z.string(),
      read: z.number(),
      records_per_second: z.number().nullable(),
      eta_ms: z.number().nullable(),
    }),
  ),
  /** Median and 99th percentile of record change → written back, in ms, over the last 1,000; null before any. */
  loop_p50_ms: z.number().nullable(),
  loop_p99_ms: z.number().nullable(),
  /** False while the platform does not answer. */
  platform_ok: z.boolean(),
  platform_problem: problem.nullable(),
  version: z.string(),
});
export type HealthReport = z.infer<typeof healthReport>;
