import type { ReceiverRecord } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import { personAddress } from "../../domain/consent/person-address.ts";

/** What of a receiver's addresses no channel can use, for the person who wrote it. */
export function receiverProblems({ receiver_name, phone, email }: ReceiverRecord): readonly Problem[] {
  const isUsable = (text: string | null, family: "sms" | "mail") =>
    text === null || personAddress(text)?.family === family;
  const faults = [
    ...(isUsable(phone, "sms") ? [] : ["手机不是大陆手机号"]),
    ...(isUsable(email, "mail") ? [] : ["邮箱不是邮箱地址"]),
  ];
  if (faults.length === 0) return [];
  return [
    {
      code: "receiver_address_unusable",
      message: `接收人“${receiver_name}”的${faults.join("，")}，这一项发不到`,
      hint: "请在“接收人名单”表单中改正后保存。",
    },
  ];
}
