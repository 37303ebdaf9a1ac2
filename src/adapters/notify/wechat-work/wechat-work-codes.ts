import { codeTable, type FaultRow, SET_AGAIN } from "../wechat-token/code-table.ts";
import type { CodeMeaning } from "../wechat-token/wechat-answer.ts";

const ADMIN = "企业微信管理后台“应用管理”";

/** Faults with a next step of their own. */
const FAULTS: readonly FaultRow[] = [
  [
    60_020,
    "config",
    "ip",
    "企业微信不允许从本机的 IP 调用该应用",
    `在${ADMIN}中为该应用的“企业可信IP”加入本机的公网 IP。`,
  ],
  [40_013, "config", "corpid", "企业微信不认识该企业 ID", `在管理后台“我的企业”中查看企业 ID，${SET_AGAIN}。`],
  [40_001, "config", "secret", "企业微信不认可该应用的 Secret", `在${ADMIN}中查看该应用的 Secret，${SET_AGAIN}。`],
  [40_056, "config", "agentid", "企业微信不认识该应用的 AgentId", `在${ADMIN}中查看该应用的 AgentId，${SET_AGAIN}。`],
  [50_003, "config", "disabled", "该企业微信应用已被停用", `在${ADMIN}中启用该应用。`],
  [48_002, "config", "permission", "该企业微信应用没有调用此接口的权限", `在${ADMIN}中为该应用开通权限。`],
  [
    84_074,
    "config",
    "permission",
    "该企业微信应用没有客户联系的权限",
    "在管理后台“客户联系 > 权限配置”中加入该应用与发送的员工。",
  ],
  [
    60_011,
    "permanent",
    "range",
    "接收人不在该企业微信应用的可见范围内",
    `在${ADMIN}中把接收人加入该应用的可见范围，然后在“问题”页重试。`,
  ],
  [
    50_002,
    "permanent",
    "range",
    "接收人不在该企业微信应用的可见范围内",
    `在${ADMIN}中把接收人加入该应用的可见范围，然后在“问题”页重试。`,
  ],
  [
    60_111,
    "permanent",
    "receiver",
    "企业微信中没有该成员账号",
    "在管理后台“通讯录”中查看成员账号，改正预警规则的“接收人”，然后在“问题”页重试。",
  ],
  [
    81_013,
    "permanent",
    "receiver",
    "接收人全部无效：账号有误，或不在该企业微信应用的可见范围内",
    `检查预警规则的“接收人”与应用的可见范围，然后在“问题”页重试。`,
  ],
  [41_093, "permanent", "cancelled", "该客户群发任务已被取消", "无需处理：客户不会收到这条消息。"],
  [84_061, "permanent", "customer", "该员工与客户没有联系人关系", "换由添加了该客户的员工发送。"],
];

/** What the codes of 企业微信 mean; `code` begins the codes of its problems. */
export function workCodes(code: string): ReadonlyMap<number, CodeMeaning> {
  return codeTable(
    code,
    [
      [45_009, "minute"],
      [45_033, "minute"],
    ],
    FAULTS,
  );
}
