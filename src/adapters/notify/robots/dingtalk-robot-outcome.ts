import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { OutboundReply } from "../sending/outbound-request.ts";
import { channelProblems, jsonOf, remarkOf, replyOutcome } from "../sending/reply-outcome.ts";

/** The robot says everything in the body, under HTTP 200; 88 is its gateway's, with the code proper beside it. */
const answer = z.object({
  errcode: z.number(),
  errmsg: z.string().catch(""),
  sub_code: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).catch(0),
  sub_msg: z.string().catch(""),
});
const GATEWAY = 88;

const SET_AGAIN = "在钉钉群的机器人设置中查看 Webhook 地址，用 `stockguard channel set` 重新设置该通道。";

const problems = channelProblems({
  code: "dingtalk_robot",
  name: "钉钉群机器人",
  set_again: SET_AGAIN,
  block_ms: 600_000,
});

/** Too many messages: 130101 is seen today, the others are told of by people. */
const TOO_MANY: ReadonlySet<number> = new Set([130_101, 410_100, 90_002, 90_018]);
/** The robot, its token or its group is no more; from what people tell, none of it is promised. */
const GONE: ReadonlySet<number> = new Set([300_001, 300_005, 400_013, 400_101, 400_102, 40_014]);

/** What became of a message, from the robot's answer or the lack of one. Secrets are cut out of whatever it said. */
export function dingtalkOutcome(reply: OutboundReply, secrets: readonly string[]): SendOutcome {
  return replyOutcome(reply, problems, (body) => saidOutcome(body, secrets));
}

function saidOutcome(body: string, secrets: readonly string[]): SendOutcome | null {
  const said = answer.safeParse(jsonOf(body));
  if (!said.success) return null;
  const { errcode, errmsg, sub_code, sub_msg } = said.data;
  const isGateway = errcode === GATEWAY && sub_code !== 0;
  const code = isGateway ? sub_code : errcode;
  const remark = remarkOf(isGateway ? sub_msg : errmsg, secrets);
  if (code === 0) return { kind: "sent", receipt: null };
  if (TOO_MANY.has(code)) return { kind: "rate", wait_ms: problems.block_ms, problem: problems.too_many };
  if (code === -1) return { kind: "transient", problem: problems.busy("-1") };
  if (code === 310_000) return { kind: "config", problem: distrust(remark) };
  if (GONE.has(code)) return { kind: "config", problem: gone(code) };
  return { kind: "permanent", problem: problems.refused(`errcode ${code}${remark === "" ? "" : `：${remark}`}`) };
}

function gone(code: number): Problem {
  return {
    code: "dingtalk_robot_gone",
    message: `钉钉群机器人不存在或已停用（errcode ${code}）`,
    hint: SET_AGAIN,
  };
}

/** Which of the group's safeguards turned a message away: one code for all of them, told apart by the words alone. */
function distrust(remark: string): Problem {
  const found = SAFEGUARDS.find(({ words }) => words.test(remark));
  return found?.problem ?? { ...UNKNOWN_SAFEGUARD, message: `${UNKNOWN_SAFEGUARD.message}（${remark}）` };
}

const UNKNOWN_SAFEGUARD: Problem = {
  code: "dingtalk_robot_distrusts",
  message: "钉钉群机器人的安全设置拒绝了消息",
  hint: "核对机器人安全设置中的关键词、加签与 IP 地址段，用 `stockguard channel set` 重新设置该通道。",
};

const SAFEGUARDS: readonly { readonly words: RegExp; readonly problem: Problem }[] = [
  {
    words: /keyword|关键词/i,
    problem: {
      code: "dingtalk_robot_keyword",
      message: "消息中没有钉钉群机器人要求的关键词",
      hint: "用 `stockguard channel set` 重新设置该通道，在“自定义关键词”中填写与机器人设置相同的一个词。",
    },
  },
  {
    words: /timestamp|时间戳|过期/i,
    problem: {
      code: "dingtalk_robot_clock",
      message: "钉钉群机器人认为签名已过期：本机时间与标准时间相差超过 1 小时",
      hint: "校准本机时间后，在“问题”页重试。",
    },
  },
  {
    words: /sign|签名/i,
    problem: {
      code: "dingtalk_robot_signature",
      message: "钉钉群机器人的加签密钥不对或没有填写",
      hint: "在机器人安全设置的“加签”中复制密钥，用 `stockguard channel set` 重新设置该通道。",
    },
  },
  {
    words: /\bip\b|来源ip|whitelist|白名单/i,
    problem: {
      code: "dingtalk_robot_address",
      message: "本机的出口 IP 不在钉钉群机器人的 IP 地址段中",
      hint: "把本机的出口 IP 加入机器人安全设置的“IP 地址（段）”，然后在“问题”页重试。",
    },
  },
];
