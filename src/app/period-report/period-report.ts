import { DAY_MS } from "../../domain/calendar/day.ts";
import { monthOf } from "../../domain/calendar/month.ts";
import { unitPrice } from "../../domain/inventory/price-break.ts";
import { isAlarming } from "../../domain/risk/severity.ts";
import type { BoardRow } from "../../contracts/board.ts";
import { SEVERITIES, WHOLE_BOARD } from "../../contracts/board-view.ts";
import type { PeriodReport, ReportedOrder, ReportPeriod } from "../../contracts/period-report.ts";
import type { ResponseReport } from "../../contracts/responses.ts";
import type { SuppliersReport } from "../../contracts/suppliers.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptChoice, PurchaseChoices } from "../../ports/purchase-choices.ts";
import type { Installation } from "../../ports/registry.ts";
import type { KeptRetention } from "../customer-retention/kept-retention.ts";
import { orderState } from "../purchase-order/order-state.ts";
import { boardRow } from "../report/board-report.ts";
import { periodBefore } from "./report-period.ts";

/** Ports of `periodReport`. */
export interface PeriodReportPorts {
  readonly assessments: Pick<Assessments, "page" | "overview">;
  readonly purchaseChoices: Pick<PurchaseChoices, "since">;
  readonly retention: Pick<KeptRetention, "of">;
  readonly clock: Pick<Clock, "now" | "today" | "timeOfDay">;
  responseReport(installation_id: string, days: number): Promise<ResponseReport>;
  suppliersReport(installation_id: string): Promise<SuppliersReport>;
}

/** Days that what happened is counted over: as the board and the weekly message count. */
const SPAN_DAYS: Readonly<Record<ReportPeriod, number>> = { week: 7, month: 30 };

const ALARMING = SEVERITIES.filter(isAlarming);
const PAGE_SIZE = 200;

/** Makes the report of the last week or month, by the figures that the board shows at that time. */
export function createPeriodReport(ports: PeriodReportPorts) {
  const { assessments, purchaseChoices, clock } = ports;

  return async function periodReport(installation: Installation, period: ReportPeriod): Promise<PeriodReport> {
    const { installation_id, name } = installation;
    const [today, now, span_days] = [clock.today(), clock.now(), SPAN_DAYS[period]];
    const since = now - span_days * DAY_MS;
    const [overview, risky, choices, responses, { suppliers }] = await Promise.all([
      assessments.overview(installation_id),
      riskyRows(installation_id),
      purchaseChoices.since(installation_id, since),
      ports.responseReport(installation_id, span_days),
      ports.suppliersReport(installation_id),
    ]);
    const span = periodBefore(period, today);
    return {
      ...{ period, shop_name: name, ...span, today, span_days, suppliers, responses },
      retention: period === "month" ? await retentionOf(installation_id, monthOf(span.from)) : null,
      made_at: `${today} ${clock.timeOfDay(now)}`,
      counts: { ...overview.counts },
      expected_loss: overview.alarming_loss,
      risky,
      // What the platform never took was not ordered.
      orders: choices.filter((choice) => choice.chosen_at >= since && orderState(choice) !== "failed").map(orderOf),
    };
  };

  /** A page at a time, so that no more than what the report shows is held. */
  async function riskyRows(installation_id: string): Promise<readonly BoardRow[]> {
    const risky: BoardRow[] = [];
    for (let page = 1; ; page++) {
      const view = { ...WHOLE_BOARD, severities: ALARMING, page };
      const { matching, rows } = await assessments.page(installation_id, view, PAGE_SIZE);
      risky.push(...rows.map(boardRow));
      if (rows.length === 0 || risky.length >= matching) return risky;
    }
  }

  async function retentionOf(installation_id: string, month: string) {
    const figures = await ports.retention.of(installation_id);
    return figures?.months.find((one) => one.month === month) ?? null;
  }
}

/** Makes a report. */
export type MakePeriodReport = ReturnType<typeof createPeriodReport>;

function orderOf(choice: KeptChoice): ReportedOrder {
  const { purchase_order_no, item_code, location_code, supplier_code, suggested_quantity, quantity } = choice;
  const { chosen_on, expected_date, chosen_by, purchase_cost, basis } = choice;
  const unit_cost = purchase_cost === null ? null : unitPrice(purchase_cost, basis.price_breaks, quantity);
  return {
    ...{ purchase_order_no, item_code, location_code, supplier_code, suggested_quantity, quantity },
    ...{ chosen_on, expected_date, chosen_by, cost: unit_cost === null ? null : unit_cost * quantity },
  };
}
