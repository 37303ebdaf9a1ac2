import type { CallbackRows, SmsReceipt, SmsReply } from "../../../contracts/sms-callback.ts";
import type { CallbackVendor, VendorReading } from "../callback-vendor.ts";
import { aliyunReceipts, aliyunReplies } from "./aliyun-sms-callbacks.ts";
import { tencentReceipts, tencentReplies } from "./tencent-sms-callbacks.ts";

/** How one vendor of text messages tells of them, and what it wants to hear. */
interface SmsCallback {
  receipts(body: unknown): CallbackRows<SmsReceipt>;
  replies(body: unknown): CallbackRows<SmsReply>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Vendors of text messages that call us, by the kind of their channels. */
export const SMS_CALLBACKS: Readonly<Record<string, CallbackVendor>> = {
  aliyun_sms: smsVendor({ receipts: aliyunReceipts, replies: aliyunReplies, answer: { code: 0, msg: "成功" } }),
  tencent_sms: smsVendor({ receipts: tencentReceipts, replies: tencentReplies, answer: { result: 0, errmsg: "OK" } }),
};

/** Receipts and replies may come to one address; each row tells what it is. */
function smsVendor(vendor: SmsCallback): CallbackVendor {
  return {
    read({ body }): VendorReading {
      const parsed = parsedJson(body);
      if (parsed === undefined) return { kind: "unreadable" };
      const receipts = vendor.receipts(parsed);
      const replies = vendor.replies(receipts.aside);
      const rows = { receipts: receipts.rows, replies: replies.rows, unread_rows: replies.aside.length };
      return { kind: "heard", ...rows, template_results: [], answer: vendor.answer };
    },
  };
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // Anybody may send anything to an address they know.
    return undefined;
  }
}
