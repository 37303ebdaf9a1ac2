import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import type { BoardReport, BoardRow } from "../../contracts/board.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Installation } from "../../ports/registry.ts";

/** The red, amber, green list of an installation, worst first. */
export function createBoardReport({ assessments, clock }: { assessments: Assessments; clock: Pick<Clock, "today"> }) {
  return async function boardReport({ installation_id, name }: Installation): Promise<BoardReport> {
    const rows = (await assessments.list(installation_id)).map(boardRow);
    const counts = { out: 0, critical: 0, high: 0, watch: 0, none: 0, unknown: 0 };
    for (const { severity } of rows) counts[severity] += 1;
    return {
      installation_name: name,
      today: clock.today(),
      counts,
      expected_loss: rows.reduce(
        (sum, { severity, expected_loss }) => sum + (isAlarming(severity) ? (expected_loss ?? 0) : 0),
        0,
      ),
      rows,
    };
  };
}

/** One kept assessment as a line of the board. */
export function boardRow(kept: KeptAssessment): BoardRow {
  const { risk } = kept;
  return {
    item_code: kept.item_code,
    item_name: kept.item_name,
    category: kept.category,
    location_code: kept.location_code,
    severity: risk.severity,
    alert_status: kept.alert.status,
    on_hand: kept.on_hand,
    days_of_supply: risk.days_of_supply,
    stockout_date: risk.stockout_date,
    stockout_probability: risk.stockout_probability,
    suggested_order_quantity: risk.suggested_order_quantity,
    expected_loss: risk.expected_loss,
    expected_loss_basis: risk.expected_loss_basis,
    reason: explanationSentence(risk.explanation),
    assessed_at: kept.assessed_at,
  };
}

function isAlarming(severity: BoardRow["severity"]): boolean {
  return severity === "out" || severity === "critical" || severity === "high";
}
