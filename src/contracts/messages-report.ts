import { z } from "zod";
import { instant, problem, severity } from "./report-parts.ts";

/** A message that went out, is waiting, or failed. */
const messageReport = z.object({
  id: z.number(),
  channel: z.string(),
  receiver_role: z.string(),
  receiver: z.string().nullable(),
  severity,
  title: z.string(),
  lines: z.array(z.string()),
  state: z.enum(["waiting", "held", "done", "dead", "replaced"]),
  at: instant.nullable(),
  /** From the record change that led here to the accepted message, in ms. */
  latency_ms: z.number().nullable(),
  /** Which of several channels took it and why not the first, or why it was not sent; null where there is nothing to say. */
  note: z.string().nullable(),
  problem: problem.nullable(),
});
export const messagesReport = z.object({ messages: z.array(messageReport) });
export type MessagesReport = z.infer<typeof messagesReport>;
