import { z } from "zod";
import type { CallbackRows, SmsReceipt, SmsReply } from "../../../contracts/sms-callback.ts";
import { callbackRows, chinaTime, phoneNumber } from "./sms-callback-rows.ts";

const receipt = z
  .object({
    phone_number: phoneNumber,
    report_time: chinaTime,
    success: z.boolean(),
    err_code: z.string(),
    biz_id: z.string().min(1),
    out_id: z.string().nullish(),
  })
  .transform(
    ({ phone_number, report_time, success, err_code, biz_id, out_id }): SmsReceipt => ({
      vendor_id: biz_id,
      out_id: out_id === undefined || out_id === "" ? null : out_id,
      phone: phone_number,
      is_delivered: success,
      code: err_code,
      at: report_time,
    }),
  );

const reply = z
  .object({ phone_number: phoneNumber, send_time: chinaTime, content: z.string() })
  .transform(({ phone_number, send_time, content }): SmsReply => ({ phone: phone_number, content, at: send_time }));

/** Receipts out of the body of a SmsReport push. */
export function aliyunReceipts(body: unknown): CallbackRows<SmsReceipt> {
  return callbackRows(body, receipt);
}

/** Replies out of the body of a SmsUp push. */
export function aliyunReplies(body: unknown): CallbackRows<SmsReply> {
  return callbackRows(body, reply);
}
