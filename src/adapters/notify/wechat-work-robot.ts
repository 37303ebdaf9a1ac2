import { z } from "zod";
import type { Message } from "../../contracts/message.ts";
import type { Notifier, SendOutcome } from "../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "./channel-kind.ts";
import { sendRequest } from "./outbound-request.ts";
import { wechatMarkdown, wechatText } from "./wechat-markdown.ts";
import { robotOutcome } from "./wechat-robot-outcome.ts";

/** The robot takes 20 messages in any minute; two fewer leave room for others who use the same address. */
const PER_MINUTE = 18;

const config = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: "应是完整的 Webhook 地址" })
    .refine((url) => keyOf(url) !== "", { error: "地址中缺少 key 参数" }),
  format: z.enum(["markdown", "text"]).default("markdown"),
});

/** 企业微信 group robot: whoever knows its address may post to the group, so the address is a secret. */
export const wechatWorkRobot = defineChannel({
  label: "企业微信群机器人",
  config,
  fields: {
    url: { label: "Webhook 地址", is_secret: true },
    format: { label: "消息格式", is_secret: false },
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
    async send(message): Promise<SendOutcome> {
      const turn = window.ask(clock.now());
      if (turn.kind === "later") return { kind: "rate", wait_ms: turn.wait_ms, problem: OWN_TURN };
      const reply = await sendRequest({ url, body: JSON.stringify(robotBody(message, format)), timeout_ms, guard });
      turn.ended(clock.now());
      const outcome = robotOutcome(reply, key);
      if (outcome.kind === "rate") window.block(clock.now(), outcome.wait_ms);
      return outcome;
    },
  };
}

function robotBody(message: Message, format: "markdown" | "text") {
  return format === "markdown"
    ? { msgtype: "markdown", markdown: { content: wechatMarkdown(message) } }
    : { msgtype: "text", text: { content: wechatText(message) } };
}

function keyOf(url: string): string {
  return URL.canParse(url) ? (new URL(url).searchParams.get("key") ?? "") : "";
}

const OWN_TURN = {
  code: "robot_turn",
  message: "企业微信群机器人每分钟最多发送 20 条，本条正在排队",
  hint: "无需处理，轮到时自动发送；经常出现时，请提高规则的最低预警等级或分用多个机器人。",
};
