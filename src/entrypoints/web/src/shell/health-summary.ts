import type { HealthReport } from "../../../../contracts/health-report.ts";

/** What matters of the health to somebody who only uses the board. */
export type HealthSummary = "platform_down" | "reading" | "behind" | "current";

/** Older than this and changes wait noticeably (ms). */
const NOTABLE_LAG_MS = 60_000;

/** The worst that is to be said. */
export function healthSummary({
  platform_ok,
  syncs,
  lag_ms,
}: Pick<HealthReport, "platform_ok" | "syncs" | "lag_ms">): HealthSummary {
  if (!platform_ok) return "platform_down";
  if (syncs.length > 0) return "reading";
  return lag_ms > NOTABLE_LAG_MS ? "behind" : "current";
}
