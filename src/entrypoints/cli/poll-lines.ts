import { type PollSetting } from "../../domain/polling/poll-beat.ts";
import { pollCost } from "../../domain/polling/poll-cost.ts";
import type { PollReport } from "../../app/report/poll-report.ts";
import { durationText } from "../../domain/text/duration-text.ts";

const SIZES = [1_000, 10_000, 100_000];
const CHANGED = 50;

/** What reading by time costs, as lines: for the forms as they are, and for one form of three sizes. */
export function pollLines(report: PollReport, setting: PollSetting): readonly string[] {
  const beat_ms = report.edit_bound_ms;
  const sizes = SIZES.map((records) => ({
    ...{ form: `（每表 ${records} 条）`, records },
    ...pollCost({ records, changed: CHANGED, beat_ms, sweep_ms: setting.sweep_ms }),
  }));
  const columns = [
    "表单",
    "记录",
    "首次同步",
    "无变化一拍",
    `变 ${CHANGED} 条一拍`,
    "清点一次",
    "全天无变化",
    "全天每拍都变",
  ];
  return [
    boundLine(report),
    columns.join("\t"),
    ...[...report.forms, ...sizes].map((cost) =>
      [
        cost.form,
        cost.records,
        cost.first_sync,
        cost.quiet_beat,
        cost.changed_beat,
        cost.sweep,
        cost.quiet_day,
        cost.busy_day,
      ].join("\t"),
    ),
    costLine(report),
  ];
}

/** How late a change may be known where no push tells of it. */
export function boundLine({ edit_bound_ms, removal_bound_ms, is_beat_stretched }: PollReport): string {
  const stretched = is_beat_stretched ? "（因调用上限而放宽）" : "";
  return `没有推送时：新增和修改最晚 ${durationText(edit_bound_ms)}${stretched}内发现，删除和恢复最晚 ${durationText(removal_bound_ms)}内发现。`;
}

/** What reading all forms as they are costs. */
export function costLine({ quiet_day, calls_per_hour }: PollReport): string {
  return `核对现有表单：无变化的一天共 ${quiet_day} 次接口调用（不含失败后的重试），加密核对的上限为每小时 ${calls_per_hour} 次；明细见 \`stockguard reconcile --cost\`。`;
}
