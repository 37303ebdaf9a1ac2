import { z } from "zod";
import type { Problem } from "../../contracts/problem.ts";
import type { SendOutcome } from "../../ports/notifier.ts";
import type { PostReply } from "./post-json.ts";
import { TARGET_FORBIDDEN } from "./target-forbidden.ts";

/** The robot says everything in the body, under HTTP 200. */
const answer = z.object({ errcode: z.number(), errmsg: z.string().catch("") });

/** How long the robot stays shut after too many messages, ms. */
const BLOCK_MS = 60_000;
const LONGEST_ERRMSG = 200;

/** What became of a message, from the robot's answer or the lack of one. The secret is cut out of whatever it said. */
export function robotOutcome(reply: PostReply, secret: string): SendOutcome {
  switch (reply.kind) {
    case "answered":
      return reply.status === 200 ? saidOutcome(reply.body, secret) : httpOutcome(reply.status);
    case "not_connected":
      return { kind: "transient", problem: problems.not_connected(reply.code) };
    case "untrusted":
      return { kind: "config", problem: problems.untrusted(reply.code) };
    case "forbidden":
      return TARGET_FORBIDDEN;
    case "lost":
      return { kind: "unknown", problem: problems.no_answer(reply.code) };
  }
}

function saidOutcome(body: string, secret: string): SendOutcome {
  const said = answer.safeParse(jsonOf(body));
  if (!said.success) return { kind: "unknown", problem: problems.no_answer("不是机器人的应答") };
  const { errcode } = said.data;
  const errmsg = said.data.errmsg.replaceAll(secret, "***").slice(0, LONGEST_ERRMSG);
  switch (errcode) {
    case 0:
      return { kind: "sent", receipt: null };
    case 45_009:
      return { kind: "rate", wait_ms: BLOCK_MS, problem: problems.too_many };
    case 93_000:
      return { kind: "config", problem: problems.robot_gone };
    case -1:
      return { kind: "transient", problem: problems.busy(String(errcode)) };
    default:
      // 40058 and its kin: the content was refused, and would be again.
      return { kind: "permanent", problem: problems.refused(errcode, errmsg) };
  }
}

/** The robot itself answers 200 always: another status comes from something on the way to it. */
function httpOutcome(status: number): SendOutcome {
  if (status === 429) return { kind: "rate", wait_ms: BLOCK_MS, problem: problems.too_many };
  // A gateway that ran out of time had passed the message on.
  if (status === 504) return { kind: "unknown", problem: problems.no_answer("HTTP 504") };
  if (status >= 500) return { kind: "transient", problem: problems.busy(`HTTP ${status}`) };
  return { kind: "config", problem: problems.not_a_robot(status) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const WAIT = "无需处理，系统会自动重试。";
const SET_AGAIN = "在企业微信群中查看机器人的 Webhook 地址，用 `stockguard channel set` 重新设置该通道。";

const problems = {
  not_connected: (code: string): Problem => ({
    code: "robot_not_connected",
    message: `连接不上企业微信群机器人（${code}）`,
    hint: `${WAIT}若一直失败，请检查本机的网络与代理设置。`,
  }),
  untrusted: (code: string): Problem => ({
    code: "robot_untrusted",
    message: `企业微信群机器人地址的证书不可信（${code}）`,
    hint: "检查机器人地址与本机时间；经过代理时，请安装代理的根证书。",
  }),
  no_answer: (code: string): Problem => ({
    code: "robot_no_answer",
    message: `已发给企业微信群机器人，但没有收到明确的应答（${code}），消息可能已经送达`,
    hint: "请先在群里确认；确实没有收到时，在“问题”页重试。",
  }),
  too_many: {
    code: "robot_too_many",
    message: "企业微信群机器人每分钟只接收 20 条消息，已达上限",
    hint: "无需处理，一分钟后自动续发；经常出现时，请提高规则的最低预警等级或分用多个机器人。",
  },
  robot_gone: {
    code: "robot_gone",
    message: "企业微信群机器人不存在：机器人已被移除，或地址中的 key 有误",
    hint: SET_AGAIN,
  },
  busy: (code: string): Problem => ({
    code: "robot_busy",
    message: `企业微信群机器人暂时繁忙（${code}）`,
    hint: WAIT,
  }),
  refused: (errcode: number, errmsg: string): Problem => ({
    code: "robot_refused",
    message: `企业微信群机器人拒收该消息（errcode ${errcode}${errmsg === "" ? "" : `：${errmsg}`}）`,
    hint: "重试不会有用；请把此错误码报告给系统管理员。",
  }),
  not_a_robot: (status: number): Problem => ({
    code: "robot_address_wrong",
    message: `机器人地址的应答不是来自企业微信群机器人（HTTP ${status}）`,
    hint: SET_AGAIN,
  }),
} as const;
