import type { CallbackRows, SmsReceipt, SmsReply } from "../../../contracts/sms-callback.ts";
import { aliyunReceipts, aliyunReplies } from "./aliyun-sms-callbacks.ts";
import { tencentReceipts, tencentReplies } from "./tencent-sms-callbacks.ts";

/** How one vendor tells of messages, and what it wants to hear. */
export interface SmsCallback {
  receipts(body: unknown): CallbackRows<SmsReceipt>;
  replies(body: unknown): CallbackRows<SmsReply>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Vendors that call us, by the kind of their channels. */
export const SMS_CALLBACKS: Readonly<Record<string, SmsCallback>> = {
  aliyun_sms: { receipts: aliyunReceipts, replies: aliyunReplies, answer: { code: 0, msg: "成功" } },
  tencent_sms: { receipts: tencentReceipts, replies: tencentReplies, answer: { result: 0, errmsg: "OK" } },
};
