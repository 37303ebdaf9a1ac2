import { z } from "zod";
import { maskPhones } from "../../../domain/text/mask-phones.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { jsonOf, replyOutcome } from "../sending/reply-outcome.ts";
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

/** Sent where any number was; a repeat would reach those twice. Else what most needs to be known. */
function numbersOutcome(statuses: readonly NumberStatus[], telling: SmsTelling): SendOutcome | null {
  const taken = statuses.filter(isTaken);
  if (taken.length > 0) return { kind: "sent", receipt: receiptOf(taken, statuses) };
  const failures = statuses.map(({ Code, Message, PhoneNumber }) =>
    codeOutcome(Code, { message: Message, phone: PhoneNumber }, telling),
  );
  return PRECEDENCE.map((kind) => failures.find((failure) => failure.kind === kind)).find(Boolean) ?? null;
}

/** May have arrived comes first, because it forbids a repeat; settings next, because they hit every number. */
const PRECEDENCE: readonly SendOutcome["kind"][] = ["unknown", "config", "rate", "transient", "permanent"];

function codeOutcome(
  code: string,
  { message, phone }: { readonly message: string; readonly phone: string },
  telling: SmsTelling,
): SendOutcome {
  return fateOutcome(fateOf(code, FATES) ?? "permanent", { code, message, phone }, telling);
}

function receiptOf(taken: readonly NumberStatus[], all: readonly NumberStatus[]): string {
  const serials = taken.map(({ SerialNo }) => SerialNo).join(",");
  const refused = all
    .filter((one) => !isTaken(one))
    .map(({ PhoneNumber, Code }) => `${maskPhones(PhoneNumber)}（${Code}）`);
  return refused.length === 0 ? serials : `${serials}；未发出：${refused.join("、")}`;
}

function isTaken({ Code }: NumberStatus): boolean {
  return Code === "Ok";
}
