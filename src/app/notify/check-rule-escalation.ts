import type { AlertRuleRow } from "../../contracts/rows.ts";
import { unknownChannels } from "./check-rule-channels.ts";
import { isReceiverRole, RECEIVER_ROLES } from "./receiver-role.ts";
import type { FormRuleFault } from "./rule-fault.ts";

/** A week: who has not answered by then is told again anyway. */
const LONGEST_WAIT_MINUTES = 10_080;

/** What is wrong with a rule's escalation; nothing where it has none. */
export function escalationFaults(rule: AlertRuleRow, channels: readonly string[]): readonly FormRuleFault[] {
  const { escalate_after_minutes, escalate_role, escalate_channel } = rule;
  const parts = [escalate_after_minutes, escalate_role, escalate_channel];
  if (parts.every((part) => part === null)) return [];
  return [...partFaults(rule), ...waitFaults(rule), ...roleFaults(rule), ...channelFaults(rule, channels)];
}

function partFaults(rule: AlertRuleRow): readonly FormRuleFault[] {
  return [
    ...(rule.escalate_after_minutes === null ? [missing("escalate_after_minutes", "无人确认多久后升级")] : []),
    ...(rule.escalate_role === null ? [missing("escalate_role", "升级接收角色")] : []),
    ...(rule.escalate_channel === null ? [missing("escalate_channel", "升级通道名称")] : []),
    ...(rule.delivery_path === "own" ? [] : [missing("delivery_path", "发送方式“本系统”")]),
  ];
}

function missing(field: FormRuleFault["field"], what: string): FormRuleFault {
  return {
    field,
    code: "rule_escalation_incomplete",
    message: `升级设置缺少${what}，因此不会升级`,
    hint: "升级需要由本系统发送，并且同时填写分钟数、接收角色和通道；不需要升级时三项都留空。",
  };
}

function waitFaults({ escalate_after_minutes: minutes }: AlertRuleRow): readonly FormRuleFault[] {
  if (minutes === null || (minutes > 0 && minutes <= LONGEST_WAIT_MINUTES)) return [];
  return [
    {
      field: "escalate_after_minutes",
      code: "rule_escalation_wait_unusable",
      message: `升级等待 ${minutes} 分钟超出范围`,
      hint: `“无人确认多久后升级”请填 1 到 ${LONGEST_WAIT_MINUTES} 之间的分钟数。`,
    },
  ];
}

function roleFaults({ escalate_role }: AlertRuleRow): readonly FormRuleFault[] {
  if (escalate_role === null || isReceiverRole(escalate_role)) return [];
  return [
    {
      field: "escalate_role",
      code: "rule_escalation_role_unknown",
      message: `升级接收角色“${escalate_role}”不在可选范围内，将按通用内容发送`,
      hint: `升级接收角色请选：${RECEIVER_ROLES.join("、")}。`,
    },
  ];
}

function channelFaults({ escalate_channel }: AlertRuleRow, channels: readonly string[]): readonly FormRuleFault[] {
  const { names, unknown } = unknownChannels(escalate_channel ?? "", channels);
  const isLost = unknown.length === names.length;
  return unknown.map(({ name, hint }) => ({
    field: "escalate_channel",
    code: isLost ? "rule_escalation_channel_unknown" : "rule_escalation_channel_partly_unknown",
    message: `升级通道“${name}”尚未设置，${isLost ? "升级发不出去" : "只能由其余通道升级"}`,
    hint,
  }));
}
