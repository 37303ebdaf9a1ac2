import { heldOrderText } from "../../domain/risk/held-order-text.ts";
import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import type { BoardReport, BoardRow } from "../../contracts/board.ts";
import type { BoardView } from "../../contracts/board-view.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";

const PAGE_SIZE = 50;

/** Ports of `boardReport`. */
export interface BoardReportPorts {
  readonly assessments: Pick<Assessments, "page" | "overview">;
  readonly clock: Pick<Clock, "today">;
}

/** The red, amber, green list of an installation: the page that a view asks for, and the whole in figures. */
export function createBoardReport({ assessments, clock }: BoardReportPorts) {
  return async function boardReport(installation_id: string, view: BoardView): Promise<BoardReport> {
    const overview = await assessments.overview(installation_id);
    const { page, matching, rows } = await lastPageAtMost(installation_id, view);
    return {
      today: clock.today(),
      counts: { ...overview.counts },
      expected_loss: overview.alarming_loss,
      categories: [...overview.categories],
      locations: [...overview.locations],
      matching,
      page,
      page_size: PAGE_SIZE,
      rows: rows.map(boardRow),
    };
  };

  /** A list may have become shorter since its address was made. */
  async function lastPageAtMost(installation_id: string, view: BoardView) {
    const found = await assessments.page(installation_id, view, PAGE_SIZE);
    const page = Math.min(view.page, Math.max(1, Math.ceil(found.matching / PAGE_SIZE)));
    if (page === view.page) return { page, ...found };
    return { page, ...(await assessments.page(installation_id, { ...view, page }, PAGE_SIZE)) };
  }
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
    assigned_to: kept.alert.status === "quiet" ? null : (kept.alert.assigned_to ?? null),
    on_hand: kept.on_hand,
    days_of_supply: risk.days_of_supply,
    stockout_date: risk.stockout_date,
    stockout_probability: risk.stockout_probability,
    suggested_order_quantity: risk.suggested_order_quantity,
    is_order_held: heldOrderText(risk.explanation) !== null,
    expected_loss: risk.expected_loss,
    expected_loss_basis: risk.expected_loss_basis,
    reason: explanationSentence(risk.explanation),
    assessed_at: kept.assessed_at,
  };
}
