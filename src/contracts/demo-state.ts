import { z } from "zod";
import { day } from "./report-parts.ts";

/** The demo's own clock and the story it tells. */
export const demoState = z.object({
  day,
  paused: z.boolean(),
  /** Real seconds for one business day. */
  seconds_per_day: z.number(),
  played_days: z.number(),
  /** Newest first. */
  stories: z.array(z.object({ day, text: z.string() })),
});
export type DemoState = z.infer<typeof demoState>;

/** Changes a person may make to the demo's clock. */
export const demoCommand = z.object({
  paused: z.boolean().optional(),
  seconds_per_day: z.number().min(1).max(120).optional(),
});
export type DemoCommand = z.infer<typeof demoCommand>;
