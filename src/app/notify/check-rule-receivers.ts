import type { AlertRuleRow } from "../../contracts/rows.ts";
import { unknownChannels } from "./check-rule-channels.ts";
import { isReceiverRole, RECEIVER_ROLES } from "./receiver-role.ts";
import type { FormRuleFault } from "./rule-fault.ts";

/** What is wrong with whom a rule tells, and by which channels. */
export function receiverFaults(rule: AlertRuleRow, channels: readonly string[]): readonly FormRuleFault[] {
  return [...roleFaults(rule), ...customerFaults(rule), ...channelFaults(rule, channels)];
}

function roleFaults({ receiver_role, receiver_kind }: AlertRuleRow): readonly FormRuleFault[] {
  if (receiver_kind === "customer" || isReceiverRole(receiver_role)) return [];
  return [
    {
      field: "receiver_role",
      code: "rule_role_unknown",
      message: `接收角色“${receiver_role}”不在可选范围内，将按通用内容发送`,
      hint: `接收角色请选：${RECEIVER_ROLES.join("、")}。`,
    },
  ];
}

/** Customers are told one by one of their own orders, when an alert says that they cannot be served. */
function customerFaults(rule: AlertRuleRow): readonly FormRuleFault[] {
  const { receiver_kind, condition_kind, grouping, escalate_after_minutes, delivery_path } = rule;
  if (receiver_kind === "role") return [];
  const isCustomer = receiver_kind === "customer";
  const isOtherCondition = condition_kind === "weekly_report" || (isCustomer && condition_kind !== "severity");
  return [
    ...(isOtherCondition ? [unfit("condition_kind", "触发条件只能是“达到等级”")] : []),
    ...(delivery_path === "own" ? [] : [unfit("delivery_path", "只能由“本系统”发送")]),
    ...(isCustomer && grouping !== "each" ? [unfit("grouping", "发给客户的不能汇总")] : []),
    ...(isCustomer && escalate_after_minutes !== null ? [unfit("escalate_after_minutes", "发给客户的不能升级")] : []),
  ];
}

function unfit(field: FormRuleFault["field"], why: string): FormRuleFault {
  return {
    field,
    code: "rule_receivers_unfit",
    message: `接收对象由受影响的客户决定，${why}`,
    hint: "改正这一项；或把“接收对象”改为“按接收角色”。",
  };
}

function channelFaults(
  { channel, delivery_path }: AlertRuleRow,
  channels: readonly string[],
): readonly FormRuleFault[] {
  if (delivery_path !== "own") return [];
  const { names, unknown } = unknownChannels(channel, channels);
  const isLost = unknown.length === names.length;
  return unknown.map(({ name, hint }) => ({
    field: "channel",
    code: isLost ? "rule_channel_unknown" : "rule_channel_partly_unknown",
    message: `使用的通道“${name}”尚未设置，${isLost ? "消息发不出去" : "只能由其余通道发送"}`,
    hint,
  }));
}
