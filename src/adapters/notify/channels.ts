import { aliyunSms } from "./aliyun-sms.ts";
import type { ChannelKind } from "./channel-kind.ts";
import { consoleChannel } from "./console-channel.ts";
import { smtpMail } from "./smtp-mail.ts";
import { tencentSms } from "./tencent-sms.ts";
import { wechatWorkRobot } from "./wechat-work-robot.ts";

/** Every kind of channel by the name that settings use. */
export const CHANNELS: Readonly<Record<string, ChannelKind>> = {
  console: consoleChannel,
  wechat_work_robot: wechatWorkRobot,
  smtp_mail: smtpMail,
  aliyun_sms: aliyunSms,
  tencent_sms: tencentSms,
};
