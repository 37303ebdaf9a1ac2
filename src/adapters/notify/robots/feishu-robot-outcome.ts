import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { channelProblems, jsonOf, remarkOf, replyOutcome } from "../sending/reply-outcome.ts";

/** The robot's answer, today's and the one before; some errors come under HTTP 4xx, in the same shape. */
const answer = z.union([
  z.object({ code: z.number(), msg: z.string().catch("") }),
  z
    .object({ StatusCode: z.number(), StatusMessage: z.string().catch("") })
    .transform(({ StatusCode: code, StatusMessage: msg }) => ({ code, msg })),
]);

const SET_AGAIN = "在飞书群的机器人设置中查看 Webhook 地址，用 `stockguard channel set` 重新设置该通道。";

const problems = channelProblems({
  code: "feishu_robot",
  name: "飞书群机器人",
  set_again: SET_AGAIN,
  // Not promised by anybody; the longest of its two limits.
  block_ms: 60_000,
});

/** What became of a message, from the robot's answer or the lack of one. Secrets are cut out of whatever it said. */
export function feishuOutcome(reply: OutboundReply, secrets: readonly string[]): SendOutcome {
  return replyOutcome(
    reply,
    problems,
    (body) => saidOutcome(body, secrets),
    ({ status, body }) => (status >= 400 && status < 500 ? refusalOutcome(body, secrets) : null),
  );
}

/** An error's status with a body that says all is well is somebody else's. */
function refusalOutcome(body: string, secrets: readonly string[]): SendOutcome | null {
  const outcome = saidOutcome(body, secrets);
  return outcome?.kind === "sent" ? null : outcome;
}

function saidOutcome(body: string, secrets: readonly string[]): SendOutcome | null {
  const said = answer.safeParse(jsonOf(body));
  if (!said.success) return null;
  const { code } = said.data;
  const msg = remarkOf(said.data.msg, secrets);
  if (code === 0) return { kind: "sent", receipt: null };
  if (TOO_MANY.has(code)) return { kind: "rate", wait_ms: problems.block_ms, problem: problems.too_many };
  const fault = FAULTS[code];
  if (fault !== undefined) return { kind: "config", problem: fault };
  // 9499 and its kin: the content was refused, and would be again.
  return { kind: "permanent", problem: problems.refused(`code ${code}${msg === "" ? "" : `：${msg}`}`) };
}

/** The robot's own, and that of its platform. */
const TOO_MANY: ReadonlySet<number> = new Set([11_232, 99_991_400]);

const FAULTS: Readonly<Record<number, Problem>> = {
  19001: {
    code: "feishu_robot_gone",
    message: "飞书群机器人不存在：机器人已被移除，或 Webhook 地址有误",
    hint: SET_AGAIN,
  },
  19021: {
    code: "feishu_robot_signature",
    message: "飞书群机器人不认签名：密钥不对或没有填写，或本机时间与标准时间相差超过 1 小时",
    hint: "先校准本机时间；再在机器人安全设置的“签名校验”中复制密钥，用 `stockguard channel set` 重新设置该通道。",
  },
  19022: {
    code: "feishu_robot_address",
    message: "本机的出口 IP 不在飞书群机器人的 IP 白名单中",
    hint: "把本机的出口 IP 加入机器人安全设置的“IP 白名单”，然后在“问题”页重试。",
  },
  19024: {
    code: "feishu_robot_keyword",
    message: "消息中没有飞书群机器人要求的关键词",
    hint: "用 `stockguard channel set` 重新设置该通道，在“自定义关键词”中填写与机器人设置相同的一个词。",
  },
};
