import { aliyunSms } from "./aliyun-sms.ts";
import type { ChannelKind } from "./channel-kind.ts";
import { consoleChannel } from "./console-channel.ts";
import { dingtalkRobot } from "./dingtalk-robot.ts";
import { feishuRobot } from "./feishu-robot.ts";
import { signedWebhook } from "./signed-webhook.ts";
import { smtpMail } from "./smtp-mail.ts";
import { tencentSms } from "./tencent-sms.ts";
import { wechatMiniProgram } from "./wechat-mini-program.ts";
import { wechatOfficial } from "./wechat-official.ts";
import { wechatWorkApp } from "./wechat-work-app.ts";
import { wechatWorkCustomers } from "./wechat-work-customers.ts";
import { wechatWorkRobot } from "./wechat-work-robot.ts";

/** Every kind of channel by the name that settings use. */
export const CHANNELS: Readonly<Record<string, ChannelKind>> = {
  console: consoleChannel,
  wechat_work_robot: wechatWorkRobot,
  wechat_work_app: wechatWorkApp,
  wechat_work_customers: wechatWorkCustomers,
  wechat_official: wechatOfficial,
  wechat_mini_program: wechatMiniProgram,
  dingtalk_robot: dingtalkRobot,
  feishu_robot: feishuRobot,
  signed_webhook: signedWebhook,
  smtp_mail: smtpMail,
  aliyun_sms: aliyunSms,
  tencent_sms: tencentSms,
};
