import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import { TOKEN_REFUSED, type TokenReply, type Unsent } from "./access-token.ts";
import { untilChinaTime } from "../../../domain/calendar/china-time.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { type ChannelProblems, jsonOf, remarkOf, replyOutcome } from "../sending/reply-outcome.ts";

/** What a code of the vendor's means: the token is refused, busy, a limit of the minute or of the day, or a fault with a name. */
export type CodeMeaning = "token" | "busy" | "minute" | "day" | NamedFault;

interface NamedFault {
  readonly kind: "config" | "permanent";
  readonly problem: Problem;
}

/** What is needed to read an answer of 企业微信 or 微信, which say everything in the body, under HTTP 200. */
export interface AnswerWords {
  readonly problems: ChannelProblems;
  readonly codes: ReadonlyMap<number, CodeMeaning>;
  /** Cut out of whatever they say. */
  readonly secrets: readonly string[];
  readonly now: number;
}

const answer = z.object({ errcode: z.number(), errmsg: z.string().catch("") });
const grant = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** What became of a call; `accepted` reads the body of one that was taken, null where it is not the vendor's. */
export function wechatOutcome(
  reply: OutboundReply,
  words: AnswerWords,
  accepted: (body: unknown, text: string) => SendOutcome | null,
): SendOutcome | typeof TOKEN_REFUSED {
  if (saysTokenRefused(reply, words)) return TOKEN_REFUSED;
  return replyOutcome(reply, words.problems, (text) => {
    const body = jsonOf(text);
    const said = answer.safeParse(body);
    if (!said.success) return null;
    return said.data.errcode === 0 ? accepted(body, text) : faultOutcome(said.data, words);
  });
}

/** The token in an answer, or why there is none; no message has been sent yet, whatever went wrong. */
export function tokenReply(reply: OutboundReply, words: AnswerWords): TokenReply {
  const isAnswer = reply.kind === "answered" && reply.status === 200;
  const granted = grant.safeParse(isAnswer ? jsonOf(reply.body) : null);
  if (granted.success)
    return { kind: "token", token: granted.data.access_token, expires_in_s: granted.data.expires_in };
  return { kind: "failed", outcome: unsent(wechatOutcome(reply, words, () => null)) };

  function unsent(outcome: SendOutcome | typeof TOKEN_REFUSED): Unsent {
    const isUnclear = outcome === TOKEN_REFUSED || outcome.kind === "sent" || outcome.kind === "partial";
    if (isUnclear || outcome.kind === "unknown")
      return { kind: "transient", problem: words.problems.busy("未能取得访问令牌") };
    return outcome;
  }
}

/** Whether an answer means that the token is to be fetched anew. */
export function saysTokenRefused(reply: OutboundReply, { codes }: Pick<AnswerWords, "codes">): boolean {
  if (reply.kind !== "answered" || reply.status !== 200) return false;
  const said = answer.safeParse(jsonOf(reply.body));
  return said.success && codes.get(said.data.errcode) === "token";
}

function faultOutcome({ errcode, errmsg }: z.infer<typeof answer>, words: AnswerWords): SendOutcome {
  const { problems, codes, secrets, now } = words;
  const remark = remarkOf(errmsg, secrets);
  const said = `errcode ${errcode}${remark === "" ? "" : `：${remark}`}`;
  const meaning = codes.get(errcode);
  switch (meaning) {
    case "minute":
      return { kind: "rate", wait_ms: problems.block_ms, problem: problems.too_many };
    case "day":
      return { kind: "rate", wait_ms: untilChinaTime(0, now), problem: problems.too_many };
    case "busy":
    case "token":
      return { kind: "transient", problem: problems.busy(String(errcode)) };
    case undefined:
      return { kind: "permanent", problem: problems.refused(said) };
    default:
      return {
        kind: meaning.kind,
        problem: { ...meaning.problem, message: `${meaning.problem.message}（${said}）` },
      };
  }
}
