import type { AlertRuleRow } from "../../contracts/rows.ts";
import { USUAL_DIGEST_TIME } from "./digest-time.ts";
import { minuteOfDay } from "./quiet-hours.ts";
import type { FormRuleFault } from "./rule-fault.ts";
import { LONGEST_COOL_DOWN_HOURS } from "./rule-standings.ts";

/** What is wrong with a rule's quiet hours, time of digest, cool-down and dates. */
export function timeFaults(rule: AlertRuleRow): readonly FormRuleFault[] {
  return [...quietFaults(rule), ...digestFaults(rule), ...coolDownFaults(rule), ...dateFaults(rule)];
}

function quietFaults({ quiet_start, quiet_end }: AlertRuleRow): readonly FormRuleFault[] {
  return quietFields(quiet_start, quiet_end).map(([field, fault]) => ({
    field,
    code: "rule_quiet_hours_unusable",
    message: `免打扰时间${fault}，因此不会生效`,
    hint: "开始和结束都写成 21:00 这样的 24 小时制时间；跨夜可写 21:00 到 08:00；不需要时两项都留空。",
  }));
}

/** Which of the two is to be put right, and why. */
function quietFields(start: string | null, end: string | null) {
  if (start === null && end === null) return [];
  if (start === null) return [["quiet_start", "只填了结束"]] as const;
  if (end === null) return [["quiet_end", "只填了开始"]] as const;
  const written = [["quiet_start", start] as const, ["quiet_end", end] as const];
  const unread = written.filter(([, text]) => minuteOfDay(text) === null);
  if (unread.length > 0) return unread.map(([field, text]) => [field, `“${text}”不是时间`] as const);
  return minuteOfDay(start) === minuteOfDay(end) ? [["quiet_end", "开始与结束相同"] as const] : [];
}

function digestFaults({ grouping, digest_time }: AlertRuleRow): readonly FormRuleFault[] {
  if (grouping !== "daily" || digest_time === null || minuteOfDay(digest_time) !== null) return [];
  return [
    {
      field: "digest_time",
      code: "rule_digest_time_unusable",
      message: `每天汇总时间“${digest_time}”不是时间，将在 ${USUAL_DIGEST_TIME} 汇总`,
      hint: `请写成 ${USUAL_DIGEST_TIME} 这样的 24 小时制时间；留空也是 ${USUAL_DIGEST_TIME}。`,
    },
  ];
}

function coolDownFaults({ cool_down_hours }: AlertRuleRow): readonly FormRuleFault[] {
  if (cool_down_hours >= 0 && cool_down_hours <= LONGEST_COOL_DOWN_HOURS) return [];
  return [
    {
      field: "cool_down_hours",
      code: "rule_cool_down_unusable",
      message: `静默时长 ${cool_down_hours} 小时超出范围`,
      hint: `静默时长请填 0 到 ${LONGEST_COOL_DOWN_HOURS} 之间的小时数。`,
    },
  ];
}

function dateFaults({ valid_from, valid_to }: AlertRuleRow): readonly FormRuleFault[] {
  if (valid_from === null || valid_to === null || valid_from <= valid_to) return [];
  return [
    {
      field: "valid_to",
      code: "rule_dates_reversed",
      message: `截止日期 ${valid_to} 早于生效日期 ${valid_from}，因此任何一天都不生效`,
      hint: "请把“截止日期”改到“生效日期”当天或之后；不限期时留空。",
    },
  ];
}
