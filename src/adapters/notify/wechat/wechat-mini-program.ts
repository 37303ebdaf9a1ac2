import { z } from "zod";
import type { Notifier } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { purposesOf } from "../sending/template-of-purpose.ts";
import {
  checkWechatTemplates,
  createTemplateNotifier,
  SUBSCRIPTION_WARNING,
  WECHAT_CUSTOMER_FIELDS,
  WECHAT_TEMPLATE_FIELDS,
  wechatTemplate,
  wechatTemplatesOf,
} from "./wechat-template-notifier.ts";
import { SUBSCRIPTIONS } from "./wechat-template-check.ts";

const config = z
  .strictObject({
    ...wechatTemplate,
    page: z.string().trim().default(""),
    miniprogram_state: z.enum(["formal", "trial", "developer"]).default("formal"),
  })
  .superRefine(checkWechatTemplates);
type MiniProgramConfig = z.infer<typeof config>;

/** 微信小程序: subscription messages to openids, each consent for one message. */
export const wechatMiniProgram = defineChannel({
  label: "微信小程序订阅消息",
  config,
  fields: {
    ...WECHAT_TEMPLATE_FIELDS,
    page: { label: "点开后进入的页面", is_secret: false, example: "pages/index/index" },
    miniprogram_state: {
      label: "小程序版本",
      is_secret: false,
      choices: { formal: "正式版", trial: "体验版", developer: "开发版" },
    },
    ...WECHAT_CUSTOMER_FIELDS,
  },
  purposes: (settings) => purposesOf(wechatTemplatesOf(settings)),
  testWarning: () => SUBSCRIPTION_WARNING,
  create: createWechatMiniProgram,
});

function createWechatMiniProgram(settings: MiniProgramConfig, tools: ChannelTools): Notifier {
  const { page, miniprogram_state } = settings;
  const words = {
    code: "wechat_mini_program",
    name: "微信小程序",
    path: "/cgi-bin/message/subscribe/send",
    list: SUBSCRIPTIONS,
    bodyOf: (filled: object) => ({
      ...filled,
      ...(page !== "" && { page }),
      miniprogram_state,
      lang: "zh_CN",
    }),
  };
  return createTemplateNotifier(settings, words, tools);
}
