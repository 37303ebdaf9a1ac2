import { z } from "zod";
import { day, instant, materialStatus } from "./report-parts.ts";

/** The open production orders, the one whose line stops first at the head. */
export const productionReport = z.object({
  today: day,
  /** Whether the tenant has a form for the plan. */
  is_bound: z.boolean(),
  orders: z.array(
    z.object({
      record_id: z.string(),
      production_no: z.string(),
      item_code: z.string(),
      item_name: z.string(),
      location_code: z.string(),
      start_on: day,
      /** Units for which material is still to be taken. */
      quantity: z.number(),
      material_status: materialStatus,
      makeable_quantity: z.number(),
      line_stop_date: day.nullable(),
      /** With a chance of one in ten the line stops no later than this. */
      early_line_stop_date: day.nullable(),
      resume_date: day.nullable(),
      /** In Chinese; null where there is nothing to say. */
      reason: z.string().nullable(),
      shortages: z.array(
        z.object({
          item_code: z.string(),
          name: z.string(),
          location_code: z.string(),
          day,
          missing: z.number(),
          covered_on: day.nullable(),
          /** Whether it has a page of its own. */
          is_assessed: z.boolean(),
        }),
      ),
      assessed_at: instant,
    }),
  ),
});
export type ProductionReport = z.infer<typeof productionReport>;
