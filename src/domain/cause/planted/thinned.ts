import type { CauseClass } from "../cause-class.ts";
import type { CauseEvidence, SupplyFact } from "../cause-evidence.ts";

/** The same evidence without the records that show its cause: a form that nobody keeps, a field that nobody fills in. */
export function thinned(evidence: CauseEvidence, cause: CauseClass): CauseEvidence {
  const { supplies, forecast } = evidence;
  const each = (change: (supply: SupplyFact) => SupplyFact) => supplies?.map(change) ?? null;
  switch (cause) {
    case "supplier_late":
      return { ...evidence, supplies: each((supply) => ({ ...supply, expected_on: null })) };
    case "supplier_short":
      return { ...evidence, supplies: null, unlinked_receipts: (supplies ?? []).flatMap(({ arrivals }) => arrivals) };
    case "approval_slow":
      return { ...evidence, supplies: each((supply) => ({ ...supply, requested_on: null, approved_on: null })) };
    case "ordered_late":
    case "ordered_little":
      return { ...evidence, plans: null };
    case "forecast_bias":
      return { ...evidence, forecast: forecast === null ? null : { ...forecast, past_weeks: [] } };
    case "demand_surge":
      return { ...evidence, forecast: null };
    case "record_error":
      return { ...evidence, counts: null };
    case "quality_hold":
    case "stock_reserved":
      return { ...evidence, taken: null };
    case "component_short":
      return { ...evidence, supplies: each((supply) => ({ ...supply, short_components: [] })) };
    case "master_data":
      return { ...evidence, master: null };
  }
}
