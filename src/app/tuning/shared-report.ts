import type { TuningReport } from "../../contracts/tuning.ts";
import type { Clock } from "../../ports/clock.ts";

/** A report is looked at for so long before it is made anew (ms): it reads the whole shop, and tells of three months. */
const KEPT_MS = 600_000;

/** Has everybody who asks at about the same time look at the same report; one that failed is not kept. */
export function sharedReport(
  make: (installation_id: string) => Promise<TuningReport>,
  clock: Pick<Clock, "now">,
): (installation_id: string) => Promise<TuningReport> {
  const kept = new Map<string, { readonly made_at: number; readonly report: Promise<TuningReport> }>();
  return (installation_id) => {
    const known = kept.get(installation_id);
    if (known !== undefined && clock.now() - known.made_at < KEPT_MS) return known.report;
    const report = make(installation_id);
    kept.set(installation_id, { made_at: clock.now(), report });
    report.catch(() => kept.delete(installation_id));
    return report;
  };
}
