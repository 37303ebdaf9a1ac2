import { z } from "zod";
import type { CallbackRows, SmsReceipt, SmsReply } from "../../../contracts/sms-callback.ts";
import { callbackRows, chinaTime, phoneNumber } from "./sms-callback-rows.ts";

/** The vendor's documented callback; the time bears no zone and is taken for China's. */
const receipt = z
  .object({
    user_receive_time: chinaTime,
    mobile: phoneNumber,
    report_status: z.enum(["SUCCESS", "FAIL"]),
    errmsg: z.string(),
    sid: z.string().min(1),
  })
  .transform(
    ({ user_receive_time, mobile, report_status, errmsg, sid }): SmsReceipt => ({
      vendor_id: sid,
      // The callback does not bear what was given as SessionContext.
      out_id: null,
      phone: mobile,
      is_delivered: report_status === "SUCCESS",
      code: errmsg,
      at: user_receive_time,
    }),
  );

/** A reply comes alone, not in an array; its time is in seconds. */
const reply = z
  .object({ mobile: phoneNumber, text: z.string(), time: z.number().int().positive() })
  .transform(({ mobile, text, time }): SmsReply => ({ phone: mobile, content: text, at: time * 1_000 }));

/** Receipts out of the body of a status callback. */
export function tencentReceipts(body: unknown): CallbackRows<SmsReceipt> {
  return callbackRows(body, receipt);
}

/** Replies out of the body of a reply callback. */
export function tencentReplies(body: unknown): CallbackRows<SmsReply> {
  return callbackRows(body, reply);
}
