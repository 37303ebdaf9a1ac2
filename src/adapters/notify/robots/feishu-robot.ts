import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Notifier, SendOutcome } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { feishuCard, feishuText } from "./feishu-robot-body.ts";
import { feishuOutcome } from "./feishu-robot-outcome.ts";
import { sendRequest } from "../sending/outbound-request.ts";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";
import { ownTurn, sendInTurn } from "../sending/send-in-turn.ts";

/** The robot takes 5 messages in any second and 100 in any minute. 5 in any 3.2 s keep both: fewer than 100 a minute. */
const LIMIT = 5;
const LENGTH_MS = 3_200;

const config = z.strictObject({
  url: z
    .string()
    .trim()
    .refine(isProtectedUrl, { error: NOT_PROTECTED })
    .refine((url) => hookOf(url) !== "", { error: "地址应以 /hook/ 加机器人的编号结尾" }),
  secret: z.string().trim().default(""),
  keyword: z.string().trim().max(20, { error: "不超过 20 个字" }).default(""),
  format: z.enum(["card", "text"]).default("card"),
});

/** 飞书 group robot: its address is a secret, and where the group asks for it every request is signed. */
export const feishuRobot = defineChannel({
  label: "飞书群机器人",
  config,
  fields: {
    url: { label: "Webhook 地址", is_secret: true, example: "https://open.feishu.cn/open-apis/bot/v2/hook/…" },
    secret: { label: "签名校验密钥", is_secret: true, note: "机器人启用了签名校验才填" },
    keyword: { label: "自定义关键词", is_secret: false, note: "机器人启用了关键词才填", example: "缺货" },
    format: { label: "消息格式", is_secret: false, choices: { card: "卡片", text: "纯文本" } },
  },
  create: createFeishuRobot,
});

function createFeishuRobot(
  { url, secret, keyword, format }: z.infer<typeof config>,
  { clock, windowOf, timeout_ms, guard, log }: ChannelTools,
): Notifier {
  const hook = hookOf(url);
  const window = windowOf(`feishu_robot ${hook}`, LIMIT, LENGTH_MS);

  const post = (content: object): Promise<SendOutcome> =>
    sendInTurn({ window, clock, own_turn: OWN_TURN }, async () => {
      const body = JSON.stringify({ ...signature(secret, clock.now()), ...content });
      return feishuOutcome(await sendRequest({ url, body, timeout_ms, guard }), [hook, secret]);
    });

  return {
    async send(message): Promise<SendOutcome> {
      const text = feishuText(message, keyword);
      const card = format === "card" ? feishuCard(message, keyword) : null;
      if (card === null) return post(text);
      const outcome = await post(card);
      if (outcome.kind !== "permanent") return outcome;
      // Its words arrive even where the vendor has changed what a card is.
      log("message.card_refused", { code: outcome.problem.code });
      return post(text);
    },
  };
}

/** Time and signature of a request: HMAC-SHA256 of nothing, under the time in s, a line end and the secret. */
export function signature(secret: string, at: number): { readonly timestamp?: string; readonly sign?: string } {
  if (secret === "") return {};
  const timestamp = String(Math.floor(at / 1_000));
  return { timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).digest("base64") };
}

function hookOf(url: string): string {
  if (!URL.canParse(url)) return "";
  return /\/hook\/([^/]+)$/.exec(new URL(url).pathname)?.[1] ?? "";
}

const OWN_TURN = ownTurn({ code: "feishu_robot", name: "飞书群机器人", pace: "每秒最多发送 5 条、每分钟 100 条" });
