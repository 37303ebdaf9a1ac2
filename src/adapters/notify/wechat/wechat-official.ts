import { createHash } from "node:crypto";
import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import type { Notifier } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { webLink } from "../texts/web-link.ts";
import { purposesOf } from "../sending/template-of-purpose.ts";
import {
  checkWechatTemplates,
  createTemplateNotifier,
  type FilledTemplate,
  SUBSCRIPTION_WARNING,
  WECHAT_CUSTOMER_FIELDS,
  WECHAT_TEMPLATE_FIELDS,
  wechatTemplate,
  wechatTemplatesOf,
} from "./wechat-template-notifier.ts";
import { SUBSCRIPTIONS, TEMPLATE_MESSAGES } from "./wechat-template-check.ts";

const config = z
  .strictObject({
    ...wechatTemplate,
    /** A template message to followers, or a notice to people who have subscribed to one, each consent for one message. */
    notice: z.enum(["template", "subscribe"]).default("template"),
    miniprogram_appid: z.string().trim().default(""),
    miniprogram_pagepath: z.string().trim().default(""),
  })
  .superRefine(checkWechatTemplates);
type OfficialConfig = z.infer<typeof config>;

/** 微信公众号: template messages and subscription notices to openids. */
export const wechatOfficial = defineChannel({
  label: "微信公众号",
  config,
  fields: {
    ...WECHAT_TEMPLATE_FIELDS,
    notice: { label: "消息种类", is_secret: false, choices: { template: "模板消息", subscribe: "订阅通知" } },
    miniprogram_appid: { label: "点开后进入的小程序 AppID", is_secret: false, note: "不填则打开网页" },
    miniprogram_pagepath: { label: "点开后进入的小程序页面", is_secret: false, example: "pages/index/index" },
    ...WECHAT_CUSTOMER_FIELDS,
  },
  purposes: (settings) => purposesOf(wechatTemplatesOf(settings)),
  testWarning: ({ notice }) => (notice === "subscribe" ? SUBSCRIPTION_WARNING : null),
  create: createWechatOfficial,
});

const NAME = { code: "wechat_official", name: "微信公众号" };

function createWechatOfficial(settings: OfficialConfig, tools: ChannelTools): Notifier {
  const { notice, miniprogram_appid, miniprogram_pagepath } = settings;
  const program =
    miniprogram_appid === "" ? {} : { miniprogram: { appid: miniprogram_appid, pagepath: miniprogram_pagepath } };

  const words = {
    template: {
      ...NAME,
      path: "/cgi-bin/message/template/send",
      list: TEMPLATE_MESSAGES,
      bodyOf: (filled: FilledTemplate, message: Message) => ({
        ...filled,
        ...linkAs("url", message),
        ...program,
        client_msg_id: messageId(filled, message),
      }),
    },
    subscribe: {
      ...NAME,
      path: "/cgi-bin/message/subscribe/bizsend",
      list: SUBSCRIPTIONS,
      bodyOf: (filled: FilledTemplate, message: Message) => ({ ...filled, ...linkAs("page", message), ...program }),
    },
  };
  return createTemplateNotifier(settings, words[notice], tools);
}

function linkAs(field: "url" | "page", { link }: Message) {
  const href = webLink(link);
  return href === null ? {} : { [field]: href };
}

/** The same for every try of a message to one receiver; 微信 drops a second one soon after, yet promises it for minutes only. */
function messageId({ touser }: FilledTemplate, { reference }: Message): string {
  return createHash("sha256").update([reference, touser].join("\n")).digest("hex").slice(0, 32);
}
