import { AddonError, type Problem } from "../../contracts/problem.ts";
import type { TellVerdict } from "../../domain/consent/may-tell.ts";

/** A message for a customer that names none whom the channel could ask. */
export function nobodyNamed(): Problem {
  return {
    code: "consent_receiver_missing",
    message: "发给客户的消息没有写明这个通道上的接收人，不能核对对方是否同意",
    hint: "改用短信、邮件、公众号、小程序或企业微信客户群发，并写明客户的号码或账号。",
  };
}

/** A message for a customer that has to wait. */
export function putOff({ reason }: Extract<TellVerdict, { kind: "later" }>): Problem {
  return {
    code: "consent_later",
    message: reason === "cap" ? "对方近期收到的消息已达上限，稍后再发" : "营销消息夜间不发（21:00–08:00），早上再发",
    hint: "无需处理，到时自动发送。",
  };
}

/** An address that is none. */
export function addressUnusable(): AddonError {
  return new AddonError({
    code: "consent_address_unusable",
    message: "不是一个手机号、邮箱或微信账号",
    hint: "写 11 位的大陆手机号（可带 +86），或完整的邮箱、微信账号，一次一个；例如 `stockguard consent show 13800138000`。",
  });
}
