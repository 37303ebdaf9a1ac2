import { z } from "zod";
import type { CallbackRows } from "../../../contracts/sms-callback.ts";
import { mobileNumbers } from "../../../domain/text/mobile-numbers.ts";

/** Vendors write "2026-11-23 10:00:00" and mean China's clock. */
export const chinaTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
  .transform((text) => Date.parse(`${text.replace(" ", "T")}+08:00`))
  .refine((at) => !Number.isNaN(at));

/** A mainland mobile number, with or without the country's code, as eleven digits. */
export const phoneNumber = z
  .string()
  .transform((text) => mobileNumbers(text)[0] ?? "")
  .refine((number) => number !== "");

/** Reads each row on its own, so that a bad one costs no other; what a vendor pushes twice counts once. */
export function callbackRows<Row>(body: unknown, row: z.ZodType<Row>): CallbackRows<Row> {
  const read = new Map<string, Row>();
  const aside: unknown[] = [];
  for (const one of Array.isArray(body) ? body : [body]) {
    const parsed = row.safeParse(one);
    if (parsed.success) read.set(JSON.stringify(parsed.data), parsed.data);
    else aside.push(one);
  }
  return { rows: [...read.values()], aside };
}
