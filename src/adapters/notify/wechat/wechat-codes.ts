import { codeTable, type FaultRow, SET_AGAIN } from "../wechat-token/code-table.ts";
import type { CodeMeaning } from "../wechat-token/wechat-answer.ts";

const ADMIN = "微信公众平台";

/** Faults with a next step of their own. */
const FAULTS: readonly FaultRow[] = [
  [40_164, "config", "ip", "微信不允许从本机的 IP 调用接口", `在${ADMIN}的“IP白名单”中加入本机的公网 IP。`],
  [40_013, "config", "appid", "微信不认识该 AppID", `在${ADMIN}中查看 AppID，${SET_AGAIN}。`],
  [40_125, "config", "secret", "微信不认可该 AppSecret", `在${ADMIN}中查看或重置 AppSecret，${SET_AGAIN}。`],
  [48_001, "config", "permission", "该账号没有此接口的权限", `在${ADMIN}中查看接口权限；模板消息只对认证服务号开放。`],
  [48_004, "config", "banned", "该账号的此接口已被微信封禁", `登录${ADMIN}查看站内信并申诉。`],
  [
    40_003,
    "permanent",
    "receiver",
    "接收人的 openid 有误，或不属于该账号",
    "改正预警规则的“接收人”，然后在“问题”页重试。",
  ],
  [43_004, "permanent", "not_follower", "接收人没有关注该公众号", "请接收人先关注公众号，然后在“问题”页重试。"],
  [43_101, "permanent", "no_consent", "接收人没有订阅，或订阅次数已用完", "请接收人再次订阅，然后在“问题”页重试。"],
  [40_037, "permanent", "template", "模板不存在或不属于该账号", `在${ADMIN}中查看模板 ID，${SET_AGAIN}。`],
  [47_003, "permanent", "data", "消息内容不符合模板字段的要求", `对照模板检查通道的“模板字段对应关系”，${SET_AGAIN}。`],
];

/** What the codes of 微信 mean for a message; `code` begins the codes of its problems. */
export function wechatCodes(code: string): ReadonlyMap<number, CodeMeaning> {
  return codeTable(
    code,
    [
      [40_001, "token"],
      [45_009, "day"],
      [45_011, "minute"],
    ],
    FAULTS,
  );
}

/** The same where a token is asked for: there 40001 speaks of the secret. */
export function wechatTokenCodes(code: string): ReadonlyMap<number, CodeMeaning> {
  const secret = wechatCodes(code).get(40_125);
  return new Map(secret === undefined ? [] : [[40_001, secret]]);
}
