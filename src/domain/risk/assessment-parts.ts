import type { SurgeOrigin } from "../anomaly/surge-origin.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import type { RiskAssessment } from "./risk-assessment.ts";
import type { RiskInput } from "./risk-input.ts";
import type { SeverityVerdict } from "./severity-rules.ts";
import type { Signal } from "./signal.ts";
import type { Situation } from "./situation.ts";

/** What an explanation is made from. */
export interface AssessmentParts {
  readonly input: RiskInput;
  readonly situation: Situation;
  /** Null when demand or stock cannot be judged. */
  readonly risk: JudgedRisk | null;
  readonly verdict: SeverityVerdict;
  readonly dates: Pick<RiskAssessment, "stockout_date" | "early_stockout_date" | "order_by_date">;
  readonly days_of_supply: number | null;
  readonly surge_origin: SurgeOrigin | null;
  readonly signals: readonly Signal[];
}
