import type { Clock } from "../../ports/clock.ts";
import type { EffectAction, EffectOutcome } from "../../ports/outbox.ts";
import { minuteOfDay, minutesOfQuietLeft } from "../notify/quiet-hours.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

const MINUTE_MS = 60_000;

/** Where a message that waited for its turn or another try has come into its rule's quiet hours: when it goes instead. */
export function untilQuietEnds(
  { quiet_hours }: Pick<SendAction, "quiet_hours">,
  clock: Pick<Clock, "now" | "timeOfDay">,
): Extract<EffectOutcome, { kind: "retry" }> | null {
  if (quiet_hours === undefined) return null;
  const now = clock.now();
  const left = minutesOfQuietLeft(quiet_hours, minuteOfDay(clock.timeOfDay(now)) ?? 0);
  if (left === 0) return null;
  const problem = {
    code: "message_quiet_hours",
    message: `规则的免打扰时段已开始，${quiet_hours.quiet_end} 发送`,
    hint: "无需处理，到时自动发送。",
  };
  return { kind: "retry", due_at: now - (now % MINUTE_MS) + left * MINUTE_MS, problem, is_try: false };
}
