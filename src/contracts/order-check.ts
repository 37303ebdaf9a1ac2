/** What an order would come to before it is placed: asked line by line, told in turn. */
import { z } from "zod";

const day = z.iso.date();
const code = z.string().trim().max(200);
const severity = z.enum(["out", "critical", "high", "watch", "none", "unknown"]);

/** Units of an order line; more than this is a slip of the hand. */
const LARGEST_QUANTITY = 1e9;
/** Lines of one request. */
const MOST_LINES = 50;
const LONGEST_SHIPPING_DAYS = 60;

/** An order before it is placed. */
export const orderCheckRequest = z
  .object({
    /** Who orders; what is offered instead is then theirs. */
    customer_code: code.nullish(),
    /** Days until the goods leave, in which others may still take them. */
    ship_in_days: z.number().int().min(1).max(LONGEST_SHIPPING_DAYS).nullish(),
    lines: z
      .array(
        z
          .object({
            item_code: code.min(1),
            /** Needed only where an item lies at several places. */
            location_code: code.nullish(),
            quantity: z.number().positive().max(LARGEST_QUANTITY),
          })
          .strict(),
      )
      .min(1)
      .max(MOST_LINES),
  })
  .strict();
export type OrderCheckRequest = z.infer<typeof orderCheckRequest>;

/** An item that is there instead, and why it is offered. */
export const orderSubstitute = z.object({
  item_code: z.string(),
  item_name: z.string(),
  location_code: z.string(),
  /** Units that nobody waits for and that are not kept aside for key customers. */
  available: z.number(),
  unit: z.string(),
  basis: z.enum(["linked", "moved", "own", "co_buyers", "popular", "in_category"]),
  /** One Chinese clause. */
  reason: z.string(),
});
export type OrderSubstitute = z.infer<typeof orderSubstitute>;

/** What may be given for the wait; null where nothing is. */
const compensation = z.object({ kind: z.string(), text: z.string() }).nullable();

/** Units that lie there for key customers alone, how many of them the line takes, and whether they are for who orders. */
const reserve = z.object({ quantity: z.number(), used_quantity: z.number(), is_for_customer: z.boolean() }).nullable();

const checkedLine = z.object({
  kind: z.literal("checked"),
  item_code: z.string(),
  item_name: z.string(),
  location_code: z.string(),
  unit: z.string(),
  quantity: z.number(),
  /** Units for this line, behind everybody who waits, the lines before it and what is kept aside for others; null where nobody says what is on the shelf. */
  available: z.number().nullable(),
  can_ship: z.boolean().nullable(),
  served_quantity: z.number().nullable(),
  short_quantity: z.number().nullable(),
  /** Null where nothing is kept aside. */
  reserve,
  /** When all of it can be shipped, likelier than not; null where what is on its way is not enough or nothing is known. */
  ship_date: day.nullable(),
  /** The same at nine in ten. */
  sure_ship_date: day.nullable(),
  /** That others take the goods before they leave, 0–1; null where demand or stock is not known. */
  run_out_probability: z.number().nullable(),
  /** With the line placed. */
  severity,
  severity_label: z.string(),
  /** Chinese sentences. */
  sentence: z.string(),
  /** In stock and at no risk, the likeliest to be taken first; empty where the line needs none. */
  substitutes: z.array(orderSubstitute),
  compensation,
});
export type CheckedOrderLine = z.infer<typeof checkedLine>;

const uncheckedLine = z.object({
  kind: z.literal("not_checked"),
  item_code: z.string(),
  quantity: z.number(),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
});

/** The lines in the order of the request. */
export const orderCheckReport = z.object({
  /** The business day. */
  today: day,
  customer_code: z.string().nullable(),
  /** Whether every line can be shipped in full from stock. */
  can_ship: z.boolean(),
  lines: z.array(z.discriminatedUnion("kind", [checkedLine, uncheckedLine])),
});
export type OrderCheckReport = z.infer<typeof orderCheckReport>;
export type OrderCheckLine = OrderCheckReport["lines"][number];
