import { z } from "zod";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { channelProblems, jsonOf, remarkOf, replyOutcome } from "../sending/reply-outcome.ts";

/** The robot says everything in the body, under HTTP 200. */
const answer = z.object({ errcode: z.number(), errmsg: z.string().catch("") });

const SET_AGAIN = "在企业微信群中查看机器人的 Webhook 地址，用 `stockguard channel set` 重新设置该通道。";

const problems = channelProblems({
  code: "robot",
  name: "企业微信群机器人",
  set_again: SET_AGAIN,
  block_ms: 60_000,
});

const ROBOT_GONE = {
  code: "robot_gone",
  message: "企业微信群机器人不存在：机器人已被移除，或地址中的 key 有误",
  hint: SET_AGAIN,
};

/** What became of a message, from the robot's answer or the lack of one. The secret is cut out of whatever it said. */
export function robotOutcome(reply: OutboundReply, secret: string): SendOutcome {
  return replyOutcome(reply, problems, (body) => saidOutcome(body, secret));
}

function saidOutcome(body: string, secret: string): SendOutcome | null {
  const said = answer.safeParse(jsonOf(body));
  if (!said.success) return null;
  const { errcode } = said.data;
  const errmsg = remarkOf(said.data.errmsg, [secret]);
  switch (errcode) {
    case 0:
      return { kind: "sent", receipt: null };
    case 45_009:
      return { kind: "rate", wait_ms: problems.block_ms, problem: problems.too_many };
    case 93_000:
      return { kind: "config", problem: ROBOT_GONE };
    case -1:
      return { kind: "transient", problem: problems.busy(String(errcode)) };
    default:
      // 40058 and its kin: the content was refused, and would be again.
      return {
        kind: "permanent",
        problem: problems.refused(`errcode ${errcode}${errmsg === "" ? "" : `：${errmsg}`}`),
      };
  }
}
