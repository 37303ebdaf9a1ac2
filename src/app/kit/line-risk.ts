import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { LineRisk } from "../../contracts/kit.ts";

/** An assessment in the few figures that a form has fields for. */
export function lineRisk({ severity, stockout_date, stockout_probability, explanation }: RiskAssessment): LineRisk {
  const { stock } = explanation;
  return {
    available: stock?.available ?? null,
    backorder: stock === null ? null : Math.max(stock.backorder, stock.unfilled_quantity),
    ...{ severity, severity_label: SEVERITY_LABELS[severity], stockout_date, stockout_probability },
  };
}
