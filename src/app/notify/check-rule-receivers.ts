import type { Problem } from "../../contracts/problem.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { channelNames } from "./channel-names.ts";
import { isReceiverRole, RECEIVER_ROLES } from "./receiver-role.ts";

/** What is wrong with whom a rule tells, and by which channels. */
export function receiverFaults(rule: AlertRuleRow, channels: readonly string[]): readonly Problem[] {
  return [...roleFaults(rule), ...customerFaults(rule), ...channelFaults(rule, channels)];
}

function roleFaults({ receiver_role, receiver_kind }: AlertRuleRow): readonly Problem[] {
  if (receiver_kind === "customer" || isReceiverRole(receiver_role)) return [];
  return [
    {
      code: "rule_role_unknown",
      message: `的接收角色“${receiver_role}”不在可选范围内，将按通用内容发送`,
      hint: `接收角色请选：${RECEIVER_ROLES.join("、")}。`,
    },
  ];
}

/** Customers are told one by one of their own orders, when an alert says that they cannot be served. */
function customerFaults(rule: AlertRuleRow): readonly Problem[] {
  const { receiver_kind, condition_kind, grouping, escalate_after_minutes, delivery_path } = rule;
  if (receiver_kind === "role") return [];
  const unfit = [
    ...(condition_kind === "weekly_report" || (receiver_kind === "customer" && condition_kind !== "severity")
      ? ["触发条件只能是“达到等级”"]
      : []),
    ...(delivery_path === "own" ? [] : ["只能由“本系统”发送"]),
    ...(receiver_kind === "customer" && grouping !== "each" ? ["发给客户的不能汇总"] : []),
    ...(receiver_kind === "customer" && escalate_after_minutes !== null ? ["发给客户的不能升级"] : []),
  ];
  if (unfit.length === 0) return [];
  return [
    {
      code: "rule_receivers_unfit",
      message: `的接收对象由受影响的客户决定，${unfit.join("，")}`,
      hint: "改正这些项；或把“接收对象”改为“按接收角色”。",
    },
  ];
}

function channelFaults({ channel, delivery_path }: AlertRuleRow, channels: readonly string[]): readonly Problem[] {
  if (delivery_path !== "own") return [];
  const names = channelNames(channel);
  const unknown = names.filter((name) => !channels.includes(name));
  const isLost = unknown.length === names.length;
  return unknown.map((name) => ({
    code: "rule_channel_unknown",
    message: `使用的通道“${name}”尚未设置，${isLost ? "消息发不出去" : "只能由其余通道发送"}`,
    hint: `运行 \`stockguard channel set ${name}\` 设置该通道，或改用：${channels.join("、")}。`,
  }));
}
