import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Notifier } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { dingtalkOutcome } from "./dingtalk-robot-outcome.ts";
import { dingtalkBody } from "./dingtalk-robot-body.ts";
import { sendRequest } from "../sending/outbound-request.ts";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";
import { ownTurn, sendInTurn } from "../sending/send-in-turn.ts";

/** The robot takes 20 messages in any minute and then none for ten; two fewer leave room for others on its address. */
const PER_MINUTE = 18;

const config = z.strictObject({
  url: z
    .string()
    .trim()
    .refine(isProtectedUrl, { error: NOT_PROTECTED })
    .refine((url) => tokenOf(url) !== "", { error: "地址中缺少 access_token 参数" }),
  secret: z.string().trim().default(""),
  keyword: z.string().trim().max(20, { error: "不超过 20 个字" }).default(""),
  format: z.enum(["action_card", "markdown"]).default("action_card"),
});

/** 钉钉 group robot: its address is a secret, and where the group asks for it every request is signed. */
export const dingtalkRobot = defineChannel({
  label: "钉钉群机器人",
  config,
  fields: {
    url: { label: "Webhook 地址", is_secret: true, example: "https://oapi.dingtalk.com/robot/send?access_token=…" },
    secret: { label: "加签密钥", is_secret: true, note: "机器人启用了加签才填", example: "SEC…" },
    keyword: { label: "自定义关键词", is_secret: false, note: "机器人启用了关键词才填", example: "缺货" },
    format: { label: "消息格式", is_secret: false, choices: { action_card: "卡片", markdown: "排版文字" } },
  },
  create: createDingtalkRobot,
});

function createDingtalkRobot(
  { url, secret, keyword, format }: z.infer<typeof config>,
  { clock, windowOf, timeout_ms, guard }: ChannelTools,
): Notifier {
  const token = tokenOf(url);
  const window = windowOf(`dingtalk_robot ${token}`, PER_MINUTE);
  return {
    send: (message) =>
      sendInTurn({ window, clock, own_turn: OWN_TURN }, async () => {
        const body = JSON.stringify(dingtalkBody(message, { format, keyword }));
        const reply = await sendRequest({ url: signedUrl(url, secret, clock.now()), body, timeout_ms, guard });
        return dingtalkOutcome(reply, [token, secret]);
      }),
  };
}

/** The address with time and signature: HMAC-SHA256 under the secret of the time in ms, a line end and the secret. */
export function signedUrl(url: string, secret: string, at: number): string {
  if (secret === "") return url;
  const signed = new URL(url);
  signed.searchParams.set("timestamp", String(at));
  signed.searchParams.set("sign", createHmac("sha256", secret).update(`${at}\n${secret}`).digest("base64"));
  return signed.href;
}

function tokenOf(url: string): string {
  return URL.canParse(url) ? (new URL(url).searchParams.get("access_token") ?? "") : "";
}

const OWN_TURN = ownTurn({ code: "dingtalk_robot", name: "钉钉群机器人", pace: "每分钟最多发送 20 条" });
