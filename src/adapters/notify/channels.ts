import type { ChannelKind } from "./channel-kind.ts";
import { consoleChannel } from "./console-channel.ts";
import { dingtalkRobot } from "./dingtalk-robot.ts";
import { feishuRobot } from "./feishu-robot.ts";
import { signedWebhook } from "./signed-webhook.ts";
import { smtpMail } from "./smtp-mail.ts";
import { wechatWorkRobot } from "./wechat-work-robot.ts";

/** Every kind of channel by the name that settings use. */
export const CHANNELS: Readonly<Record<string, ChannelKind>> = {
  console: consoleChannel,
  wechat_work_robot: wechatWorkRobot,
  dingtalk_robot: dingtalkRobot,
  feishu_robot: feishuRobot,
  signed_webhook: signedWebhook,
  smtp_mail: smtpMail,
};
