import { compareText } from "../../domain/math/compare-text.ts";
import type { OrderOutlook } from "../../domain/production/order-outlook.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { ProductionReport } from "../../contracts/production-report.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptOrderOutlook, Production } from "../../ports/production.ts";
import type { Registry } from "../../ports/registry.ts";

/** Ports of `productionReport`. */
export interface ProductionReportPorts {
  readonly production: Pick<Production, "outlooks">;
  readonly assessments: Pick<Assessments, "get">;
  readonly registry: Pick<Registry, "bindings">;
  readonly clock: Pick<Clock, "today">;
}

type Order = ProductionReport["orders"][number];

/** The open production orders with what they lack, the one whose line stops first at the head. */
export function createProductionReport({ production, assessments, registry, clock }: ProductionReportPorts) {
  return async function productionReport(installation_id: string): Promise<ProductionReport> {
    const [bindings, kept] = await Promise.all([
      registry.bindings(installation_id),
      production.outlooks(installation_id),
    ]);
    const hasPage = await assessedAmong(installation_id, kept);
    return {
      today: clock.today(),
      is_bound: bindings.some(({ form }) => form === "production_plan"),
      orders: kept.toSorted(byLineStop).map((one) => orderOf(one, hasPage)),
    };
  };

  /** Which of the missing components have a page of their own. */
  async function assessedAmong(installation_id: string, kept: readonly KeptOrderOutlook[]) {
    const places = new Map(kept.flatMap(({ outlook }) => outlook.shortages.map((one) => [placeKey(one), one])));
    const found = await Promise.all(
      [...places].map(async ([key, { item_code, location_code }]) => {
        return (await assessments.get({ installation_id, item_code, location_code })) === null ? null : key;
      }),
    );
    return new Set(found);
  }
}

function orderOf(
  { record_id, item_name, outlook, assessed_at }: KeptOrderOutlook,
  hasPage: ReadonlySet<string | null>,
): Order {
  return {
    ...{ record_id, production_no: outlook.order_no, item_code: outlook.item_code, item_name },
    ...{ location_code: outlook.location_code, start_on: outlook.day, quantity: outlook.quantity },
    ...{ material_status: outlook.status, makeable_quantity: outlook.makeable_quantity },
    ...{ line_stop_date: outlook.stop_on, early_line_stop_date: outlook.early_stop_on },
    ...{ resume_date: outlook.resumes_on, reason: outlook.reason, assessed_at },
    shortages: outlook.shortages.map((one) => ({ ...one, is_assessed: hasPage.has(placeKey(one)) })),
  };
}

const URGENCY: readonly OrderOutlook["status"][] = ["short", "unknown", "at_risk", "complete"];
/** Sorts after every day. */
const NEVER = "~";

function byLineStop({ outlook: a }: KeptOrderOutlook, { outlook: b }: KeptOrderOutlook): number {
  return (
    compareText(a.stop_on ?? NEVER, b.stop_on ?? NEVER) ||
    URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status) ||
    compareText(a.early_stop_on ?? NEVER, b.early_stop_on ?? NEVER) ||
    compareText(a.day, b.day) ||
    compareText(a.order_no, b.order_no) ||
    compareText(a.order_id, b.order_id)
  );
}
