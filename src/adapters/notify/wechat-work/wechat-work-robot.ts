import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Notifier, OutgoingMessage, SendOutcome } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { sendRequest } from "../sending/outbound-request.ts";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";
import { ownTurn, sendInTurn } from "../sending/send-in-turn.ts";
import { wechatCard, wechatPictureCard } from "./wechat-work-card.ts";
import { wechatImage } from "./wechat-work-image.ts";
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
  { clock, windowOf, timeout_ms, guard, log }: ChannelTools,
): Notifier {
  const key = keyOf(url);
  const window = windowOf(`wechat_work_robot ${key}`, PER_MINUTE);

  const post = (content: object): Promise<SendOutcome> =>
    sendInTurn({ window, clock, own_turn: OWN_TURN }, async () =>
      robotOutcome(await sendRequest({ url, body: JSON.stringify(content), timeout_ms, guard }), key),
    );

  return {
    async send(message): Promise<SendOutcome> {
      const card = format === "template_card" ? wechatPictureCard(message) : null;
      const shown = card === null ? null : await post({ msgtype: "template_card", template_card: card });
      // Its words arrive even where the vendor does not take the picture.
      if (shown !== null && shown.kind !== "permanent") return shown;
      if (shown !== null) log("message.card_refused", { code: shown.problem.code });
      const outcome = await post(robotBody(message, format));
      return outcome.kind === "sent" && shown === null ? withPicture(outcome, message) : outcome;
    },
  };

  /** After its words, in a message of its own; what becomes of it changes nothing for them. */
  async function withPicture(sent: SendOutcome, { picture }: OutgoingMessage): Promise<SendOutcome> {
    const png = (await picture?.png()) ?? null;
    const image = png === null ? null : wechatImage(png);
    if (image === null) return sent;
    const outcome = await post(image);
    // A robot has one group and no single receivers, so nothing is left half-way.
    if (outcome.kind === "sent" || outcome.kind === "partial") return sent;
    log("message.picture_not_sent", { code: outcome.problem.code });
    return { kind: "sent", receipt: PICTURE_NOT_SENT };
  }
}

const PICTURE_NOT_SENT = "已发送；走势图没有发出";

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
