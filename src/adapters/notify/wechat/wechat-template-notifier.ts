import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Notifier, SendOutcome } from "../../../ports/notifier.ts";
import type { ChannelTools } from "../channel-kind.ts";
import {
  checkCustomerTemplates,
  customerTemplateField,
  customerVariablesField,
} from "../sending/customer-templates.ts";
import { sendToEach } from "../sending/each-receiver.ts";
import { reached, receiverList, receiversOf, tellingPassedOver, unfitReceiver } from "../sending/named-receivers.ts";
import { FACT_WORDS } from "../texts/message-fact.ts";
import { NO_FIELD, type TemplateData, templateData, templateMapping, templateMappingOrNone } from "./template-data.ts";
import { type PurposeTemplates, templateOfPurpose } from "../sending/template-of-purpose.ts";
import { sendInTurn } from "../sending/send-in-turn.ts";
import { type TemplateList, wechatFindings } from "./wechat-template-check.ts";
import { createWechatApi, OPENIDS, WECHAT_ACCOUNT_FIELDS, wechatAccount } from "./wechat-api.ts";

/** Receivers of one message: each takes a request of its own, one after the other. */
const MOST_RECEIVERS = 20;

/** Settings of every channel that fills a template of 微信. */
export const wechatTemplate = {
  ...wechatAccount,
  template_id: z.string().trim().min(1, { error: "不能为空" }),
  data: templateMapping,
  touser: receiverList(OPENIDS, MOST_RECEIVERS),
  service_template_id: z.string().trim().default(""),
  service_data: templateMappingOrNone,
  marketing_template_id: z.string().trim().default(""),
  marketing_data: templateMappingOrNone,
};

const TEMPLATE_FIELD = { label: "模板 ID", is_secret: false } as const;
const DATA_FIELD = {
  label: "模板字段对应的内容",
  is_secret: false,
  note: `字段=内容；内容可以是 ${FACT_WORDS}`,
  example: "thing1=title，time2=at",
} as const;
const CUSTOMER_EXAMPLE = "thing1=line:订单，thing2=line:到货";

/** How a person is asked for them. */
export const WECHAT_TEMPLATE_FIELDS = {
  ...WECHAT_ACCOUNT_FIELDS,
  template_id: TEMPLATE_FIELD,
  data: DATA_FIELD,
  touser: { label: "默认接收人 openid", is_secret: false, note: "28 位，多个用逗号隔开" },
} as const;

/** How a person is asked for the templates of messages to customers, after everything else. */
export const WECHAT_CUSTOMER_FIELDS = {
  service_template_id: customerTemplateField("service", TEMPLATE_FIELD),
  service_data: customerVariablesField("service", DATA_FIELD, CUSTOMER_EXAMPLE),
  marketing_template_id: customerTemplateField("marketing", TEMPLATE_FIELD),
  marketing_data: customerVariablesField("marketing", DATA_FIELD, CUSTOMER_EXAMPLE),
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
  /** Where the account lists templates of this kind. */
  readonly list: TemplateList;
  /** The request in the words of its path. */
  readonly bodyOf: (filled: FilledTemplate, message: Message) => unknown;
}

interface TemplateSettings {
  readonly appid: string;
  readonly secret: string;
  readonly base_url: string;
  readonly template_id: string;
  readonly data: Mapping;
  readonly touser: string;
  readonly service_template_id: string;
  readonly service_data: Mapping;
  readonly marketing_template_id: string;
  readonly marketing_data: Mapping;
}

type Mapping = Readonly<Record<string, string>>;

/** What a message of each purpose is sent by. */
export function wechatTemplatesOf(settings: TemplateSettings): PurposeTemplates<Mapping> {
  return {
    internal: { id: settings.template_id, variables: settings.data },
    service: { id: settings.service_template_id, variables: settings.service_data },
    marketing: { id: settings.marketing_template_id, variables: settings.marketing_data },
  };
}

/** Adds what is wrong with the templates of messages to customers; one of which nothing is filled is wrong. */
export function checkWechatTemplates(settings: TemplateSettings, context: Pick<z.RefinementCtx, "addIssue">): void {
  const fields = { id: "template_id", variables: "data" };
  const isFilled = (data: Mapping) => Object.keys(data).length > 0;
  checkCustomerTemplates(wechatTemplatesOf(settings), { fields, isFilled, unfilled: NO_FIELD }, context);
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
  const templates = wechatTemplatesOf(settings);
  const api = createWechatApi(settings, words, tools);
  const window = windowOf(`wechat ${settings.appid} ${path}`, PER_MINUTE);

  const sendTo = (filled: FilledTemplate, message: Message): Promise<SendOutcome> =>
    sendInTurn({ window, clock, own_turn: ownTurn(words) }, () =>
      api.post(path, JSON.stringify(bodyOf(filled, message)), taken),
    );

  return {
    addressed_by: "wechat_openid",
    reach: ({ receiver }) => ({ family: "wechat", ...reached(receiver, settings.touser, OPENIDS) }),
    check: () => wechatFindings(api, words, templates),
    async send(message): Promise<SendOutcome> {
      const found = templateOfPurpose(templates, message, code);
      if (found.kind === "missing") return { kind: "config", problem: found.problem, is_of_message: true };
      const { id: template_id, variables } = found.template;
      const choice = receiversOf(message.receiver, settings.touser, OPENIDS);
      if (choice.kind === "unfit") return { kind: "permanent", problem: unfitReceiver(code, OPENIDS, choice.part) };
      const { ids, passed_over } = choice;
      if (ids.length === 0 || ids.length > MOST_RECEIVERS) return { kind: "permanent", problem: noReceiver(code) };
      const filled = templateData(message, variables, clock.now());
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
