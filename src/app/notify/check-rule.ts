import type { Problem } from "../../contracts/problem.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { minuteOfDay } from "./quiet-hours.ts";
import { isReceiverRole, RECEIVER_ROLES } from "./receiver-role.ts";

const LONGEST_COOL_DOWN_HOURS = 720;

/** What is wrong with a rule, for the person who wrote it; `channels` are the names that are set up. */
export function checkRule(rule: AlertRuleRow, channels: readonly string[]): readonly Problem[] {
  const faults = [...scopeFaults(rule), ...receiverFaults(rule, channels), ...timeFaults(rule)];
  return faults.map(({ message, ...fault }) => ({ ...fault, message: `预警规则“${rule.rule_name}”${message}` }));
}

function scopeFaults({ scope_kind, scope_values }: AlertRuleRow): readonly Problem[] {
  if (scope_kind === "all" || scope_values.length > 0) return [];
  return [
    {
      code: "rule_scope_empty",
      message: "限定了适用范围，却没有填写范围取值，因此不会触发",
      hint: "填写“范围取值”，多个用逗号隔开；或把“适用范围”改为“全部”。",
    },
  ];
}

function receiverFaults({ receiver_role, channel, delivery_path }: AlertRuleRow, channels: readonly string[]) {
  const faults: Problem[] = [];
  if (!isReceiverRole(receiver_role)) {
    faults.push({
      code: "rule_role_unknown",
      message: `的接收角色“${receiver_role}”不在可选范围内，将按通用内容发送`,
      hint: `接收角色请选：${RECEIVER_ROLES.join("、")}。`,
    });
  }
  if (delivery_path === "own" && !channels.includes(channel)) {
    faults.push({
      code: "rule_channel_unknown",
      message: `使用的通道“${channel}”尚未设置，消息发不出去`,
      hint: `运行 \`stockguard channel set ${channel}\` 设置该通道，或改用：${channels.join("、")}。`,
    });
  }
  return faults;
}

function timeFaults({ quiet_start, quiet_end, cool_down_hours }: AlertRuleRow): readonly Problem[] {
  const faults: Problem[] = [];
  if (quietFault(quiet_start, quiet_end) !== null) {
    faults.push({
      code: "rule_quiet_hours_unusable",
      message: `的免打扰时间${quietFault(quiet_start, quiet_end) ?? ""}，因此不会生效`,
      hint: "开始和结束都写成 21:00 这样的 24 小时制时间；跨夜可写 21:00 到 08:00；不需要时两项都留空。",
    });
  }
  if (!(cool_down_hours >= 0 && cool_down_hours <= LONGEST_COOL_DOWN_HOURS)) {
    faults.push({
      code: "rule_cool_down_unusable",
      message: `的静默时长 ${cool_down_hours} 小时超出范围`,
      hint: `静默时长请填 0 到 ${LONGEST_COOL_DOWN_HOURS} 之间的小时数。`,
    });
  }
  return faults;
}

function quietFault(start: string | null, end: string | null): string | null {
  if (start === null && end === null) return null;
  if (start === null || end === null) return `只填了${start === null ? "结束" : "开始"}`;
  const unread = [start, end].filter((text) => minuteOfDay(text) === null);
  if (unread.length > 0) return `“${unread.join("”“")}”不是时间`;
  return minuteOfDay(start) === minuteOfDay(end) ? "开始与结束相同" : null;
}
