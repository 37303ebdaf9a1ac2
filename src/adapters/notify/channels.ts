import { aliyunSms } from "./sms/aliyun-sms.ts";
import type { ChannelKind } from "./channel-kind.ts";
import { consoleChannel } from "./console-channel.ts";
import { dingtalkRobot } from "./robots/dingtalk-robot.ts";
import { feishuRobot } from "./robots/feishu-robot.ts";
import { signedWebhook } from "./webhook/signed-webhook.ts";
import { smtpMail } from "./mail/smtp-mail.ts";
import { tencentSms } from "./sms/tencent-sms.ts";
import { wechatMiniProgram } from "./wechat/wechat-mini-program.ts";
import { wechatOfficial } from "./wechat/wechat-official.ts";
import { wechatWorkApp } from "./wechat-work/wechat-work-app.ts";
import { wechatWorkCustomers } from "./wechat-work/wechat-work-customers.ts";
import { wechatWorkRobot } from "./wechat-work/wechat-work-robot.ts";

/**
 * Every kind of channel by the name that settings use. A family has its own folder; how anything is sent lies in
 * sending/, how texts are made to fit in texts/, tokens and codes of 微信 and 企业微信 in wechat-token/.
 */
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
