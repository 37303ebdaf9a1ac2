import { z } from "zod";

/** How the columns of somebody's order file are read, saved once and used for every file of that kind. */
export const orderProfile = z.object({
  name: z.string(),
  label: z.object({ "zh-CN": z.string(), en: z.string() }),
  encoding: z.enum(["utf-8", "gb18030"]).default("utf-8"),
  delimiter: z.string().length(1).default(","),
  /** Column names of the file, by canonical field. */
  columns: z.object({
    order_no: z.string(),
    item_code: z.string(),
    item_name: z.string().optional(),
    quantity: z.string(),
    ordered_at: z.string(),
    unit_price: z.string().optional(),
    customer_code: z.string().optional(),
    region: z.string().optional(),
  }),
  /** Order numbers that begin so are cancellations. */
  cancellation_prefix: z.string().nullable().default(null),
  /** Item codes that are fees, postage or vouchers, as regular expressions over the whole code. */
  fee_codes: z.array(z.string()).default([]),
  /** Item codes that are trials of the till. */
  test_codes: z.array(z.string()).default([]),
  /** Item codes differ only by case where true. */
  uppercase_item_codes: z.boolean().default(false),
});

/** A saved column mapping. */
export type OrderProfile = z.infer<typeof orderProfile>;
