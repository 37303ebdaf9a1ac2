import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Notifier } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { sendRequest } from "../sending/outbound-request.ts";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";
import { ownTurn, sendInTurn } from "../sending/send-in-turn.ts";
import { wechatCard } from "./wechat-work-card.ts";
import { wechatMarkdown, wechatText } from "./wechat-work-markdown.ts";
import { robotOutcome } from "./wechat-work-robot-outcome.ts";

/** The robot takes 20 messages in any minute; two fewer leave room for others who use the same address. */
const PER_MINUTE = 18;

const config = z.strictObject({
  url: z
    .string()
    .trim()
    .refine(isProtectedUrl, { error: NOT_PROTECTED })
    .refine((url) => keyOf(url) !== "", { error: "地址中缺少 key 参数" }),
  format: z.enum(["markdown", "text", "template_card"]).default("markdown"),
});

/** 企业微信 group robot: whoever knows its address may post to the group, so the address is a secret. */
export const wechatWorkRobot = defineChannel({
  label: "企业微信群机器人",
  config,
  fields: {
    url: {
      label: "Webhook 地址",
      is_secret: true,
      example: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    },
    format: {
      label: "消息格式",
      is_secret: false,
      choices: { markdown: "排版文字", text: "纯文本", template_card: "卡片" },
    },
  },
  create: createWechatWorkRobot,
});

function createWechatWorkRobot(
  { url, format }: z.infer<typeof config>,
  { clock, windowOf, timeout_ms, guard }: ChannelTools,
): Notifier {
  const key = keyOf(url);
  const window = windowOf(`wechat_work_robot ${key}`, PER_MINUTE);

  return {
    send: (message) =>
      sendInTurn({ window, clock, own_turn: OWN_TURN }, async () => {
        const body = JSON.stringify(robotBody(message, format));
        return robotOutcome(await sendRequest({ url, body, timeout_ms, guard }), key);
      }),
  };
}

type Format = z.infer<typeof config>["format"];

/** The message in the robot's JSON; one that cannot be a card goes as markdown. */
function robotBody(message: Message, format: Format) {
  const card = format === "template_card" ? wechatCard(message) : null;
  if (card !== null) return { msgtype: "template_card", template_card: card };
  return format === "text"
    ? { msgtype: "text", text: { content: wechatText(message) } }
    : { msgtype: "markdown", markdown: { content: wechatMarkdown(message) } };
}

function keyOf(url: string): string {
  return URL.canParse(url) ? (new URL(url).searchParams.get("key") ?? "") : "";
}

const OWN_TURN = ownTurn({ code: "robot", name: "企业微信群机器人", pace: "每分钟最多发送 20 条" });
