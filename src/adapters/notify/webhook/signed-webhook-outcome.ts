import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundAnswer, OutboundReply } from "../sending/outbound-request.ts";
import { repeatable } from "../sending/repeatable.ts";
import { channelProblems, jsonOf, remarkOf, replyOutcome } from "../sending/reply-outcome.ts";
import { retryAfterMs } from "../sending/retry-after.ts";

/** What may be read from an answer, and by whose clock. */
export interface WebhookReading {
  /** Cut out of whatever the receiver says. */
  readonly secrets: readonly string[];
  readonly is_idempotent: boolean;
  readonly now: number;
}

/** A receiver may answer with a number of its own, which is kept with the message. */
const receipt = z.object({ receipt: z.union([z.string(), z.number()]) });

const problems = channelProblems({
  code: "signed_webhook",
  name: "签名 Webhook 的接收方",
  set_again: "核对接收地址，用 `stockguard channel set` 重新设置该通道。",
  block_ms: 60_000,
});

/** What became of a message, from the receiver's status or the lack of one. */
export function webhookOutcome(reply: OutboundReply, reading: WebhookReading): SendOutcome {
  const otherwise = (answer: OutboundAnswer) => statusOutcome(answer, reading);
  const outcome = replyOutcome(reply, problems, (body) => sent(body, reading.secrets), otherwise);
  return reading.is_idempotent ? repeatable(outcome, REPEATED) : outcome;
}

function statusOutcome({ status, body, retry_after }: OutboundAnswer, reading: WebhookReading): SendOutcome | null {
  if (status > 200 && status < 300) return sent(body, reading.secrets);
  if (status === 429) {
    const wait_ms = retryAfterMs(retry_after, reading.now) ?? problems.block_ms;
    return { kind: "rate", wait_ms, problem: problems.too_many };
  }
  if (CONTENT_REFUSED.has(status)) return { kind: "permanent", problem: problems.refused(`HTTP ${status}`) };
  if (status === 401 || status === 403) return { kind: "config", problem: DISTRUSTED };
  if (status === 404 || status === 410) return { kind: "config", problem: gone(status) };
  return null;
}

const CONTENT_REFUSED: ReadonlySet<number> = new Set([400, 413, 422]);

function sent(body: string, secrets: readonly string[]): SendOutcome {
  const said = receipt.safeParse(jsonOf(body));
  return { kind: "sent", receipt: said.success ? remarkOf(String(said.data.receipt), secrets) : null };
}

const REPEATED = "无需处理，接收方按消息编号去重，系统会自动重发。";

const DISTRUSTED: Problem = {
  code: "signed_webhook_distrusted",
  message: "签名 Webhook 的接收方不认签名",
  hint: "核对双方的签名密钥与本机时间，用 `stockguard channel set` 重新设置该通道。",
};

function gone(status: number): Problem {
  return {
    code: "signed_webhook_gone",
    message: `签名 Webhook 的接收地址不存在（HTTP ${status}）`,
    hint: "核对接收地址，用 `stockguard channel set` 重新设置该通道。",
  };
}
