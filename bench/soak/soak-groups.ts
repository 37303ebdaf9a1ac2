import type { FieldValues } from "../../src/contracts/form.ts";

/** Items fall into groups; each has one rule, told apart by the items' category. */
export type GroupName = "instant" | "hourly" | "daily" | "midday" | "night" | "escalating" | "fallback";

/** What a group's rule asks for, beside what all rules have in common. */
interface GroupRule {
  /** The channel that is to take its messages. */
  readonly channel: string;
  readonly fields: FieldValues;
}

/** Hours without a relapse being news; one for all rules, because the shortest counts for all. */
export const COOL_DOWN_HOURS = 4;
/** Minutes after which an unanswered alert of the escalating group goes to the boss. */
export const ESCALATE_AFTER = 30;
export const BOSS = "老板群";
/** Of local time, minutes of the day. */
export const QUIET = { midday: { from: 750, until: 870 }, night: { from: 1_260, until: 480 } } as const;
export const DIGEST_MINUTE = 840;
/** The robot of this channel has another key: every message goes by the next one. */
export const BROKEN = "坏群";

export const GROUPS: Readonly<Record<GroupName, GroupRule>> = {
  instant: { channel: "采购群", fields: {} },
  hourly: { channel: "小时群", fields: { grouping: "每小时汇总" } },
  daily: { channel: "每天群", fields: { grouping: "每天汇总", digest_time: "14:00" } },
  midday: { channel: "午休群", fields: { quiet_start: "12:30", quiet_end: "14:30" } },
  night: { channel: "夜间群", fields: { quiet_start: "21:00", quiet_end: "08:00" } },
  escalating: {
    channel: "企微应用",
    fields: {
      ...{ receiver: "zhangsan", escalate_after_minutes: ESCALATE_AFTER },
      ...{ escalate_role: "老板", escalate_channel: BOSS },
    },
  },
  fallback: { channel: "备用群", fields: { channel: `${BROKEN}，备用群` } },
};

const ORDER: readonly GroupName[] = [
  ...(["instant", "hourly", "escalating", "daily", "midday", "instant"] as const),
  ...(["hourly", "night", "fallback", "escalating"] as const),
];

/** The group of the n-th item, from 1. */
export function groupOf(item: number): GroupName {
  return ORDER[(item - 1) % ORDER.length] ?? "instant";
}

/** The rules as people write them. */
export function groupRules(): readonly FieldValues[] {
  return Object.entries(GROUPS).map(([name, { channel, fields }]) => ({
    ...{ rule_name: `规则 ${name}`, rule_status: "启用", scope_kind: "分类", scope_value: name },
    ...{ minimum_severity: "关注", receiver_role: "采购", channel, cool_down_hours: COOL_DOWN_HOURS },
    ...fields,
  }));
}
