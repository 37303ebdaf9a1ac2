import type { Day } from "../../domain/calendar/day.ts";
import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { FieldValues } from "../../contracts/form.ts";

/** The alert fields of `stock_level` as people should see them, without the time of assessment. */
export function alertFields(risk: RiskAssessment, startOf: (day: Day) => string): FieldValues {
  return {
    alert_severity: SEVERITY_LABELS[risk.severity],
    stockout_date: risk.stockout_date === null ? null : startOf(risk.stockout_date),
    stockout_probability: roundTo(risk.stockout_probability, 2),
    days_of_supply: roundTo(risk.days_of_supply, 1),
    safety_stock: roundTo(risk.safety_stock, 0),
    reorder_point: roundTo(risk.reorder_point, 0),
    suggested_order_quantity: risk.suggested_order_quantity,
    alert_reason: explanationSentence(risk.explanation),
  };
}

/** Rounded to what people read, so that a field is not rewritten for noise. */
function roundTo(value: number | null, decimals: number): number | null {
  if (value === null) return null;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
