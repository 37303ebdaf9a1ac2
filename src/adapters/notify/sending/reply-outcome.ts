import type { Problem } from "../../../contracts/problem.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundAnswer, OutboundReply } from "./outbound-request.ts";
import { TARGET_FORBIDDEN, TARGET_IN_THE_CLEAR } from "./target-forbidden.ts";

/** What the outcomes of a channel say to people. */
export interface OutcomeWords {
  /** Beginning of its problem codes: `robot` makes `robot_busy`. */
  readonly code: string;
  /** The other side by its Chinese name. */
  readonly name: string;
  /** What to do where its address or key is wrong. */
  readonly set_again: string;
  /** How long it stays shut after too many messages, ms. */
  readonly block_ms: number;
}

const WAIT = "无需处理，系统会自动重试。";
const LONGEST_REMARK = 200;

/**
 * What became of a message, from the answer or the lack of one: `said` reads the body of an answer under HTTP 200, null
 * where it is not the vendor's. Another status comes from something on the way, as most vendors answer 200 whatever they
 * say; for those who do not, `otherwise` reads such an answer first, null where it is not the vendor's either.
 */
export function replyOutcome(
  reply: OutboundReply,
  problems: ChannelProblems,
  said: (body: string) => SendOutcome | null,
  otherwise: (answer: OutboundAnswer) => SendOutcome | null = () => null,
): SendOutcome {
  switch (reply.kind) {
    case "answered":
      return reply.status === 200
        ? (said(reply.body) ?? { kind: "unknown", problem: problems.no_answer("应答无法识别") })
        : (otherwise(reply) ?? httpOutcome(reply.status, problems));
    case "not_connected":
      return { kind: "transient", problem: problems.not_connected(reply.code) };
    case "untrusted":
      return { kind: "config", problem: problems.untrusted(reply.code) };
    case "forbidden":
      return TARGET_FORBIDDEN;
    case "in_the_clear":
      return TARGET_IN_THE_CLEAR;
    case "lost":
      return { kind: "unknown", problem: problems.no_answer(reply.code) };
  }
}

/** What an HTTP status other than 200 means for a message. */
function httpOutcome(status: number, problems: ChannelProblems): SendOutcome {
  if (status === 429) return { kind: "rate", wait_ms: problems.block_ms, problem: problems.too_many };
  // A gateway that ran out of time had passed the message on.
  if (status === 504) return { kind: "unknown", problem: problems.no_answer("HTTP 504") };
  if (status >= 500) return { kind: "transient", problem: problems.busy(`HTTP ${status}`) };
  return { kind: "config", problem: problems.address_wrong(status) };
}

/** The JSON of an answer; null where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the other side remarked, short and with the secrets cut out. */
export function remarkOf(text: string, secrets: readonly string[]): string {
  const told = secrets.reduce((rest, secret) => (secret === "" ? rest : rest.replaceAll(secret, "***")), text);
  return told.slice(0, LONGEST_REMARK);
}

/** The problems every channel over HTTP may meet. */
export type ChannelProblems = ReturnType<typeof channelProblems>;

/** Problems of a channel in its own words. */
export function channelProblems({ code, name, set_again, block_ms }: OutcomeWords) {
  return {
    block_ms,
    not_connected: (reason: string): Problem => ({
      code: `${code}_not_connected`,
      message: `连接不上${name}（${reason}）`,
      hint: `${WAIT}若一直失败，请检查本机的网络与代理设置。`,
    }),
    untrusted: (reason: string): Problem => ({
      code: `${code}_untrusted`,
      message: `${name}地址的证书不可信（${reason}）`,
      hint: `检查${name}的地址与本机时间；经过代理时，请安装代理的根证书。`,
    }),
    no_answer: (reason: string): Problem => ({
      code: `${code}_no_answer`,
      message: `已发给${name}，但没有收到明确的应答（${reason}），消息可能已经送达`,
      hint: "请先确认是否收到；确实没有收到时，在“问题”页重试。",
    }),
    too_many: {
      code: `${code}_too_many`,
      message: `${name}已达发送上限`,
      hint: "无需处理，稍后自动续发；经常出现时，请提高规则的最低预警等级或分用多个通道。",
    },
    busy: (reason: string): Problem => ({ code: `${code}_busy`, message: `${name}暂时繁忙（${reason}）`, hint: WAIT }),
    refused: (reason: string): Problem => ({
      code: `${code}_refused`,
      message: `${name}拒收该消息（${reason}）`,
      hint: "重试不会有用；请把此错误码报告给系统管理员。",
    }),
    address_wrong: (status: number): Problem => ({
      code: `${code}_address_wrong`,
      message: `地址的应答不是来自${name}（HTTP ${status}）`,
      hint: set_again,
    }),
  } as const;
}
