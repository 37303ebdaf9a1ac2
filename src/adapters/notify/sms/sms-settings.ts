import { z } from "zod";
import { hasDoubtfulNumber, isTooLongList, mobileNumbers } from "../texts/mobile-numbers.ts";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";

/** A whole text message has no more signs than this, with its template. */
const LONGEST_VALUE = 500;

/** A text that must not be left out. */
export const filled = z.string({ error: "不能为空" }).trim().min(1, { error: "不能为空" });

/** Numbers that get what names no number of its own. */
export const phoneList = z
  .string()
  .default("")
  .refine((text) => !isTooLongList(text), { error: "号码太多" })
  .refine((text) => text.trim() === "" || (mobileNumbers(text).length > 0 && !hasDoubtfulNumber(text)), {
    error: "应是 11 位的手机号，多个用逗号分隔",
  });

/** How many signs one variable may have; templates differ. */
export const valueLength = (usual: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(LONGEST_VALUE, { error: `应是 1 到 ${LONGEST_VALUE} 之间的整数` })
    .default(usual);

/** Where the vendor is; in the clear only on the machine itself, because numbers and texts go there. */
export const smsEndpoint = (usual: string) =>
  z.string().trim().refine(isProtectedUrl, { error: NOT_PROTECTED }).default(usual);
