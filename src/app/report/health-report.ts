import type { HealthReport } from "../../contracts/health-report.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { IntakeReport } from "./intake-report.ts";
import type { Monitor } from "./monitor.ts";

/** Ports of `healthReport`. */
export interface HealthPorts {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly subjects: Subjects;
  readonly clock: Pick<Clock, "now" | "today">;
  readonly monitor: Monitor;
  intake(installation_id: string): Promise<IntakeReport>;
  readonly version: string;
}

/** Whether everything runs, in a few figures. */
export function createHealthReport({ inbox, outbox, subjects, clock, monitor, intake, version }: HealthPorts) {
  return async function healthReport({ installation_id, name }: Installation): Promise<HealthReport> {
    const now = clock.now();
    const [line, dirty_subjects, effects, taken_in] = await Promise.all([
      inbox.summary(installation_id),
      subjects.dirtyCount(installation_id),
      outbox.counts(installation_id),
      intake(installation_id),
    ]);
    const seen = monitor.seen;
    return {
      now,
      installation_name: name,
      today: clock.today(),
      last_push_at: seen.last_push_at ?? line.last_push_at,
      inbox_waiting: line.waiting,
      lag_ms: line.oldest_waiting_at === null ? 0 : Math.max(0, now - line.oldest_waiting_at),
      dirty_subjects,
      effects: { ...effects },
      write_backs_done: seen.write_backs_done,
      aside: line.aside,
      ...taken_in,
      loop_p50_ms: seen.loop_p50_ms,
      loop_p99_ms: seen.loop_p99_ms,
      platform_ok: seen.platform_problem === null,
      platform_problem: seen.platform_problem,
      version,
    };
  };
}
