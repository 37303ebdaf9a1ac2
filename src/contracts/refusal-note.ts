/** A customer who left without an order because goods were lacking, noted where the order was checked. */
import { z } from "zod";
import { orderCheckRequest } from "./order-check.ts";

/** The lines that the customer wanted and did not order. */
export const refusalNoteRequest = orderCheckRequest.pick({ customer_code: true, lines: true }).extend({
  /** Of the press: asked again, it notes nothing twice. */
  request_id: z.uuid(),
});
export type RefusalNoteRequest = z.infer<typeof refusalNoteRequest>;

/** What will be written to 询价与意向. */
export const refusalNoteReport = z.object({ enquiry_nos: z.array(z.string()) });
export type RefusalNoteReport = z.infer<typeof refusalNoteReport>;
