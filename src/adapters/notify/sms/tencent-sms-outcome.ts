import { z } from "zod";
import { mobileNumbers } from "../../../domain/text/mobile-numbers.ts";
import type { NotSent, SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { jsonOf, replyOutcome } from "../sending/reply-outcome.ts";
import { splitOutcome } from "../sending/split-outcome.ts";
import { fateOf, fateOutcome, type SmsFate, type SmsTelling } from "./sms-fate.ts";
import { smsProblems } from "./sms-problems.ts";

const status = z.object({
  Code: z.string(),
  Message: z.string().catch(""),
  SerialNo: z.string().catch(""),
  PhoneNumber: z.string().catch(""),
});
/** Everything comes under HTTP 200: an error of the whole call, or a code for each number. */
const answer = z.object({
  Response: z.union([
    z.object({ Error: z.object({ Code: z.string(), Message: z.string().catch("") }) }),
    z.object({ SendStatusSet: z.array(status).min(1) }),
  ]),
});
type NumberStatus = z.infer<typeof status>;

/** The vendor's problems in its own words. */
export const TENCENT_PROBLEMS = smsProblems({
  name: "腾讯云短信",
  set_again: "在腾讯云短信控制台核对密钥、应用、签名与模板，用 `stockguard channel set` 重新设置该通道。",
});

const FATES: ReadonlyMap<string, SmsFate> = new Map<string, SmsFate>([
  ["RequestLimitExceeded", "too_fast"],
  ["LimitExceeded", "next_day"],
  ["LimitExceeded.DeliveryFrequencyLimit", "minute"],
  ["LimitExceeded.PhoneNumberThirtySecondLimit", "half_minute"],
  ["LimitExceeded.PhoneNumberOneHourLimit", "hour"],
  // The name in version 3 of what was 1029: marketing between 08:00 and 22:00 only.
  ["FailedOperation.MarketingSendTimeConstraint", "morning"],
  ["FailedOperation.SignatureIncorrectOrUnapproved", "config"],
  ["FailedOperation.TemplateIncorrectOrUnapproved", "config"],
  ["FailedOperation.InsufficientBalanceInSmsPackage", "config"],
  ["UnauthorizedOperation", "config"],
  ["AuthFailure", "config"],
  ["FailedOperation", "permanent"],
  ["InvalidParameterValue", "permanent"],
  ["InternalError", "unknown"],
]);

/** What became of a message, from the vendor's answer or the lack of one. */
export function tencentOutcome(reply: OutboundReply, telling: Omit<SmsTelling, "problems">): SendOutcome {
  return replyOutcome(reply, TENCENT_PROBLEMS, (body) => saidOutcome(body, { ...telling, problems: TENCENT_PROBLEMS }));
}

function saidOutcome(body: string, telling: SmsTelling): SendOutcome | null {
  const said = answer.safeParse(jsonOf(body));
  if (!said.success) return null;
  const { Response: response } = said.data;
  if ("Error" in response) {
    const { Code: code, Message: message } = response.Error;
    return codeOutcome(code, { message, phone: "" }, telling);
  }
  return numbersOutcome(response.SendStatusSet, telling);
}

/** Each number has its own code; those that were not taken are told apart by the eleven digits we know them by. */
function numbersOutcome(statuses: readonly NumberStatus[], telling: SmsTelling): SendOutcome {
  const taken = statuses.filter(isTaken);
  const left = statuses
    .filter((one) => !isTaken(one))
    .map(({ Code, Message, PhoneNumber }) => ({
      address: mobileNumbers(PhoneNumber)[0] ?? PhoneNumber,
      end: codeOutcome(Code, { message: Message, phone: PhoneNumber }, telling),
    }));
  return splitOutcome({ served: taken.length, receipt: taken.map(({ SerialNo }) => SerialNo).join(","), left });
}

function codeOutcome(
  code: string,
  { message, phone }: { readonly message: string; readonly phone: string },
  telling: SmsTelling,
): NotSent {
  return fateOutcome(fateOf(code, FATES) ?? "permanent", { code, message, phone }, telling);
}

function isTaken({ Code }: NumberStatus): boolean {
  return Code === "Ok";
}
