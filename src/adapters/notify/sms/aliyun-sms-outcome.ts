import { z } from "zod";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { jsonOf, replyOutcome } from "../sending/reply-outcome.ts";
import { fateOf, fateOutcome, type SmsFate, type SmsTelling } from "./sms-fate.ts";
import { smsProblems } from "./sms-problems.ts";

/** Business answers come under HTTP 200, those of the gateway (key, signature, pace) under 4xx, all in one shape. */
const answer = z.object({
  Code: z.string(),
  Message: z.string().catch(""),
  BizId: z.string().nullable().catch(null),
});

/** The vendor's problems in its own words. */
export const ALIYUN_PROBLEMS = smsProblems({
  name: "阿里云短信",
  set_again: "在阿里云短信控制台核对 AccessKey、签名与模板，用 `stockguard channel set` 重新设置该通道。",
});

const FATES: ReadonlyMap<string, SmsFate> = new Map(
  Object.entries({
    transient: ["isp.SYSTEM_ERROR", "isp.GATEWAY_ERROR", "ServiceUnavailable"],
    // A nonce that was seen before: something on the way sent our request twice, and the first may have been taken.
    unknown: ["SignatureNonceUsed", "InternalError"],
    too_fast: ["Throttling"],
    permanent: [
      ...["isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT", "isv.BLACK_KEY_CONTROL_LIMIT"],
      ...["isv.SMS_CONTENT_ILLEGAL", "isv.PARAM_LENGTH_LIMIT", "isv.PARAM_NOT_SUPPORT_URL"],
      ...["isv.TEMPLATE_MISSING_PARAMETERS", "isv.INVALID_JSON_PARAM", "isv.INVALID_PARAMETERS"],
    ],
    config: [
      ...["isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL", "isv.OUT_OF_SERVICE", "isv.AMOUNT_NOT_ENOUGH"],
      ...["isv.SMS_SIGN_ILLEGAL", "isv.SMS_SIGNATURE_ILLEGAL", "isv.SIGN_STATE_ILLEGAL"],
      ...["isv.SMS_SIGNATURE_SCENE_ILLEGAL", "isv.SMS_TEMPLATE_ILLEGAL", "isv.DENY_IP_RANGE"],
      ...["isv.ACCOUNT_NOT_EXISTS", "isv.ACCOUNT_ABNORMAL", "isv.PRODUCT_UN_SUBSCRIPT"],
      ...["isp.RAM_PERMISSION_DENY", "SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidTimeStamp", "Forbidden"],
    ],
  } satisfies Partial<Record<SmsFate, readonly string[]>>).flatMap(([fate, codes]) =>
    // Keys of the table above.
    codes.map((code): [string, SmsFate] => [code, fate as SmsFate]),
  ),
);

/** What the flow control of one number says of its window, in the message alone. */
const WINDOWS: readonly (readonly [string, SmsFate])[] = [
  ["分钟级", "minute"],
  ["小时级", "hour"],
];

/** What became of a message, from the vendor's answer or the lack of one. */
export function aliyunOutcome(reply: OutboundReply, telling: Omit<SmsTelling, "problems">): SendOutcome {
  const told = { ...telling, problems: ALIYUN_PROBLEMS };
  return replyOutcome(
    reply,
    ALIYUN_PROBLEMS,
    (body) => saidOutcome(body, "permanent", told),
    ({ status, body }) => saidOutcome(body, status < 500 ? "config" : null, told),
  );
}

/** `otherwise` is the fate of a code that nobody here has heard of. */
function saidOutcome(body: string, otherwise: SmsFate | null, telling: SmsTelling): SendOutcome | null {
  const said = answer.safeParse(jsonOf(body));
  if (!said.success) return null;
  const { Code: code, Message: message, BizId } = said.data;
  if (code === "OK") return { kind: "sent", receipt: BizId };
  const fate = code === "isv.BUSINESS_LIMIT_CONTROL" ? windowOf(message) : (fateOf(code, FATES) ?? otherwise);
  return fate === null ? null : fateOutcome(fate, { code, message }, telling);
}

function windowOf(message: string): SmsFate {
  return WINDOWS.find(([word]) => message.includes(word))?.[1] ?? "next_day";
}
