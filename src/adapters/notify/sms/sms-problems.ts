import type { Problem } from "../../../contracts/problem.ts";
import { channelProblems } from "../sending/reply-outcome.ts";

/** The vendor by name, and what to do where its settings are wrong. */
export interface SmsWords {
  readonly name: string;
  readonly set_again: string;
}

/** The problems every channel of text messages may meet. */
export type SmsProblems = ReturnType<typeof smsProblems>;

const BLOCK_MS = 60_000;
const THEN_RETRY = "改正后在“问题”页重试。";

/** What to do about settings that the vendor refused, by what its code speaks of; the first that fits. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /AuthFailure|SignatureDoesNotMatch|AccessKey|TimeStamp|RAM_/,
    "检查密钥是否正确、是否有发送短信的权限，以及本机时间。",
  ],
  [/AMOUNT|OUT_OF_SERVICE|Balance|Arrears/, "账户余额或短信套餐包已用完，请在短信控制台充值。"],
  [/SIGN/i, "检查短信签名：须审核通过并完成运营商实名报备，名称与控制台中的一致（不含【】）。"],
  [/TEMPLATE/i, "检查短信模板：须审核通过，编号与控制台中的一致。"],
  [/DENY_IP_RANGE/, "平台只接受来自中国内地的请求：请让本机经内地的出口地址访问（检查服务器所在地与代理）。"],
  [/RequestIp/, "在短信控制台的 IP 白名单中加入本机的出口地址。"],
  [/LIMIT/, "达到在短信控制台设置的发送上限；请调高上限或等到下一周期。"],
];

/** Problems of a vendor of text messages in its own words. */
export function smsProblems({ name, set_again }: SmsWords) {
  return {
    ...channelProblems({ code: "sms", name, set_again, block_ms: BLOCK_MS }),
    number_limit: (code: string): Problem => ({
      code: "sms_number_limit",
      message: `${name}对该号码或该应用的发送次数已达上限（${code}）`,
      hint: "无需处理，到可以再发时自动续发；经常出现时，请提高规则的最低预警等级。",
    }),
    opted_out: (phone: string): Problem => ({
      code: "sms_opted_out",
      message: `${phone === "" ? "接收号码（平台没有说明是哪一个）" : `号码 ${phone} `}已退订短信，或在运营商的免打扰名单中，${name}没有发送`,
      hint: "不要再向该号码发短信；请改用其他通道联系。",
    }),
    settings: (code: string, remark: string): Problem => ({
      code: "sms_settings_refused",
      message: `${name}拒绝了通道的设置（${remark}）`,
      hint: `${REMEDIES.find(([pattern]) => pattern.test(code))?.[1] ?? set_again}${THEN_RETRY}`,
    }),
  } as const;
}

/** No number to write to. */
export const NO_PHONE: Problem = {
  code: "sms_receiver_missing",
  message: "没有接收号码：预警规则的“接收人”中没有手机号，短信通道也没有默认号码",
  hint: "在预警规则的“接收人”中填写手机号，或用 `stockguard channel set` 为通道设置默认号码，然后在“问题”页重试。",
};

/** Something like a number that cannot be written to; the channel's own number is somebody else's. */
export const WRONG_PHONE: Problem = {
  code: "sms_receiver_wrong",
  message: "接收人的号码不是 11 位的大陆手机号，没有发送",
  hint: "改正预警规则“接收人”中的手机号，然后在“问题”页重试。",
};

/** More numbers than one call takes; none is left out by itself. */
export function tooManyPhones(most: number): Problem {
  return {
    code: "sms_receiver_too_many",
    message: `接收号码超过 ${most} 个，平台一次不接受这么多，一个也没有发送`,
    hint: "减少预警规则“接收人”或通道默认号码中的手机号，或分成几条规则，然后在“问题”页重试。",
  };
}
