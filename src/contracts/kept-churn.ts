/** What the last comparison of exposed customers taught of each item, as it is kept. */
import { z } from "zod";

export const keptChurn = z
  .object({
    shop: z.object({ lost_share: z.number(), low: z.number(), high: z.number() }),
    items: z.array(
      z.object({
        ...{ item_code: z.string(), exposed_count: z.number() },
        ...{ lost_share: z.number(), standard_error: z.number() },
      }),
    ),
  })
  .nullable();
