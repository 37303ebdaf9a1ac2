/** The red, amber, green list, as the server sends it. The same schemas type the browser and check the server's tests. */
import { z } from "zod";
import { day, instant, severity } from "./report-parts.ts";

/** One line of the red, amber, green list. */
export const boardRow = z.object({
  item_code: z.string(),
  item_name: z.string(),
  category: z.string().nullable(),
  location_code: z.string(),
  severity,
  alert_status: z.enum(["quiet", "raised", "acknowledged", "snoozed"]),
  /** Who sees to the alert; null where nobody was named or none stands. */
  assigned_to: z.string().nullable(),
  on_hand: z.number().nullable(),
  days_of_supply: z.number().nullable(),
  stockout_date: day.nullable(),
  stockout_probability: z.number().nullable(),
  suggested_order_quantity: z.number().nullable(),
  /** Whether it presses and only minimum, shelf life or room keep an order from being suggested: a person has to choose. */
  is_order_held: z.boolean(),
  /** Money; see expected_loss_basis. */
  expected_loss: z.number().nullable(),
  expected_loss_basis: z.enum(["margin", "price"]).nullable(),
  /** One Chinese sentence. */
  reason: z.string(),
  assessed_at: instant,
});
export type BoardRow = z.infer<typeof boardRow>;

const choice = z.object({ value: z.string(), count: z.number() });

/** One page of the list that a view asks for, and the whole list in figures. */
export const boardReport = z.object({
  today: day,
  /** Of all items, whatever the view shows. */
  counts: z.record(severity, z.number()),
  /** Money: of all items that are out, critical or high. */
  expected_loss: z.number(),
  /** What the list can be narrowed to, the most frequent first. */
  categories: z.array(choice),
  locations: z.array(choice),
  /** Items the view shows on all its pages. */
  matching: z.number(),
  /** From 1; the last page where the view asked for one beyond it. */
  page: z.number(),
  page_size: z.number(),
  rows: z.array(boardRow),
});
export type BoardReport = z.infer<typeof boardReport>;
