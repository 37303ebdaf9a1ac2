import { affordableBeat, type PollSetting } from "../../domain/polling/poll-beat.ts";
import type { HealthReport } from "../../contracts/health-report.ts";
import type { Registry } from "../../ports/registry.ts";
import type { FormWatches } from "../ingest/form-watch.ts";
import { readProgress } from "../ingest/read-progress.ts";
import { formsWithPush } from "../install/push-seen.ts";
import type { StandingNotices } from "./standing-notices.ts";

/** Ports of `intakeReport`. */
export interface IntakePorts {
  readonly registry: Pick<Registry, "bindings" | "settings">;
  readonly watches: Pick<FormWatches, "all">;
  readonly standingNotices: StandingNotices;
  readonly setting: PollSetting;
  /** False where nobody has said how the platform reaches us. */
  readonly is_reachable: boolean;
}

/** How changes reach an installation, how late they may be, and which forms are being read right now. */
export type IntakeReport = Pick<HealthReport, "notices" | "intake" | "staleness_bound_ms" | "syncs">;

/** Reports it. */
export function createIntakeReport(ports: IntakePorts) {
  const { registry, watches, standingNotices, setting, is_reachable } = ports;

  return async function intakeReport(installation_id: string): Promise<IntakeReport> {
    const [bound, watched, standing, pushed] = await Promise.all([
      registry.bindings(installation_id),
      watches.all(installation_id),
      standingNotices(installation_id),
      formsWithPush(registry, installation_id),
    ]);
    return {
      notices: standing.length,
      intake: intakeOf(is_reachable ? bound.filter(({ form }) => pushed.has(form)).length : 0, bound.length),
      staleness_bound_ms: affordableBeat(setting, bound.length),
      syncs: [...watched].flatMap(([form, { full_read }]) => {
        if (full_read === null) return [];
        const { read, records_per_second, eta_ms } = readProgress(full_read);
        return [{ form, read, records_per_second, eta_ms }];
      }),
    };
  };
}

function intakeOf(pushed: number, bound: number): HealthReport["intake"] {
  if (pushed === 0) return "polled";
  return pushed < bound ? "mixed" : "pushed";
}
