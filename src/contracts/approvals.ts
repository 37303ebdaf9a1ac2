/** How long purchases take from request to receipt, step by step. */
import { z } from "zod";

const ms = z.number().nullable();
const spread = { count: z.number(), median_ms: ms, p90_ms: ms };

/** The panel 采购审批用时. */
export const approvalReport = z.object({
  /** Days looked back on. */
  days: z.number(),
  requests: z.number(),
  approved: z.number(),
  refused: z.number(),
  running: z.number(),
  first_decision: z.object(spread),
  steps: z.array(
    z.object({
      kind: z.enum(["node", "to_order", "to_receipt"]),
      form: z.enum(["replenishment", "purchase_order"]),
      /** Of a node, as the workflow calls it. */
      node_name: z.string().nullable(),
      ...spread,
      /** Purchases that are at this step now. */
      waiting: z.number(),
      /** Of the time of all steps, 0 to 1. */
      share: z.number().nullable(),
      is_slowest: z.boolean(),
    }),
  ),
});
export type ApprovalReport = z.infer<typeof approvalReport>;
