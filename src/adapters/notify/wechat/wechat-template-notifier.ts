import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Notifier, SendOutcome } from "../../../ports/notifier.ts";
import type { ChannelTools } from "../channel-kind.ts";
import { sendToEach } from "../sending/each-receiver.ts";
import { reached, receiverList, receiversOf, tellingPassedOver, unfitReceiver } from "../sending/named-receivers.ts";
import { FACT_WORDS } from "../texts/message-fact.ts";
import { type TemplateData, templateData, templateMapping } from "./template-data.ts";
import { sendInTurn } from "../sending/send-in-turn.ts";
import { createWechatApi, OPENIDS, WECHAT_ACCOUNT_FIELDS, wechatAccount } from "./wechat-api.ts";

/** Receivers of one message: each takes a request of its own, one after the other. */
const MOST_RECEIVERS = 20;

/** Settings of every channel that fills a template of 微信. */
export const wechatTemplate = {
  ...wechatAccount,
  template_id: z.string().trim().min(1, { error: "不能为空" }),
  data: templateMapping,
  touser: receiverList(OPENIDS, MOST_RECEIVERS),
};

/** How a person is asked for them. */
export const WECHAT_TEMPLATE_FIELDS = {
  ...WECHAT_ACCOUNT_FIELDS,
  template_id: { label: "模板 ID", is_secret: false },
  data: {
    label: "模板字段对应的内容",
    is_secret: false,
    note: `字段=内容；内容可以是 ${FACT_WORDS}`,
    example: "thing1=title，time2=at",
  },
  touser: { label: "默认接收人 openid", is_secret: false, note: "28 位，多个用逗号隔开" },
} as const;

/** What a try costs where every consent is for one message. */
export const SUBSCRIPTION_WARNING = "接收人每次订阅只能收一条：试发会用掉接收人的一次订阅。";

/** A message filled into a template, for one receiver. */
export interface FilledTemplate {
  readonly touser: string;
  readonly template_id: string;
  readonly data: Extract<TemplateData, { kind: "filled" }>["data"];
}

interface TemplateWords {
  readonly code: string;
  readonly name: string;
  readonly path: string;
  /** The request in the words of its path. */
  readonly bodyOf: (filled: FilledTemplate, message: Message) => unknown;
}

interface TemplateSettings {
  readonly appid: string;
  readonly secret: string;
  readonly base_url: string;
  readonly template_id: string;
  readonly data: Readonly<Record<string, string>>;
  readonly touser: string;
}

/** Far below what the vendor takes, and never felt: it is there to be shut after a complaint. */
const PER_MINUTE = 600;

/** Sends messages by a template to people who have agreed to it, known by their openid. */
export function createTemplateNotifier(
  settings: TemplateSettings,
  words: TemplateWords,
  tools: ChannelTools,
): Notifier {
  const { clock, windowOf } = tools;
  const { code, path, bodyOf } = words;
  const { template_id } = settings;
  const api = createWechatApi(settings, words, tools);
  const window = windowOf(`wechat ${settings.appid} ${path}`, PER_MINUTE);

  const sendTo = (filled: FilledTemplate, message: Message): Promise<SendOutcome> =>
    sendInTurn({ window, clock, own_turn: ownTurn(words) }, () =>
      api.post(path, JSON.stringify(bodyOf(filled, message)), taken),
    );

  return {
    addressed_by: "wechat_openid",
    reach: ({ receiver }) => ({ family: "wechat", ...reached(receiver, settings.touser, OPENIDS) }),
    async send(message): Promise<SendOutcome> {
      const choice = receiversOf(message.receiver, settings.touser, OPENIDS);
      if (choice.kind === "unfit") return { kind: "permanent", problem: unfitReceiver(code, OPENIDS, choice.part) };
      const { ids, passed_over } = choice;
      if (ids.length === 0 || ids.length > MOST_RECEIVERS) return { kind: "permanent", problem: noReceiver(code) };
      const filled = templateData(message, settings.data, clock.now());
      if (filled.kind === "unfit") return { kind: "config", problem: filled.problem, is_of_message: true };
      const { data } = filled;
      const outcome = await sendToEach(ids, (touser) => sendTo({ touser, template_id, data }, message));
      return tellingPassedOver(outcome, passed_over);
    },
  };
}

/** The id is cut out of the text: it may have more digits than a number holds. Some calls give none. */
function taken(_body: unknown, text: string): SendOutcome {
  return { kind: "sent", receipt: /"msgid"\s*:\s*"?(\d+)/.exec(text)?.[1] ?? null };
}

function ownTurn({ code, name }: TemplateWords) {
  return { code: `${code}_turn`, message: `${name}的消息较多，本条正在排队`, hint: "无需处理，轮到时自动发送。" };
}

function noReceiver(code: string) {
  return {
    code: `${code}_receiver_missing`,
    message: `没有可用的接收人：预警规则的“接收人”中没有 openid，通道也没有默认接收人；或接收人超过 ${MOST_RECEIVERS} 名`,
    hint: "在预警规则的“接收人”中填写 openid，或用 `stockguard channel set` 为通道设置默认接收人，然后在“问题”页重试。",
  };
}
