/** What a run of the retention figures made, as it is kept. */
import { z } from "zod";
import { retentionFigures } from "./retention.ts";

export const keptRetention = z.object({
  /** How often customers were forgotten. */
  forgotten: z.number().catch(0),
  /** Null where it is of another version. */
  made: z
    .object({
      figures: retentionFigures,
      foretold: z.array(z.object({ customer_code: z.string(), lost_risk: z.number() })),
    })
    .nullable()
    .catch(null),
});
