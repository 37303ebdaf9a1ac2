/** Whether pages can tell what losing customers would cost. */
import { z } from "zod";

/** What customers' values are counted by; where nothing can be told, why. */
export const futureLossState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("estimated"), basis: z.enum(["margin", "revenue"]) }),
  z.object({ kind: z.literal("not_estimable"), reason: z.enum(["not_compared", "may_be_chance", "no_values"]) }),
]);
export type FutureLossState = z.infer<typeof futureLossState>;

/** What losing the customers whom a shortage hits is expected to cost; the margin of the units not sold is not in it. */
export const eventFutureLoss = z.object({
  yuan: z.number(),
  basis: z.enum(["margin", "revenue"]),
  /** Customers that are counted. */
  customers: z.number(),
});
export type EventFutureLoss = z.infer<typeof eventFutureLoss>;
