import type { ExposureKind } from "../../domain/exposure/exposure-sign.ts";
import { gapLearner } from "../../domain/retention/customer-days.ts";
import { type EventRetention, eventRetention, type HitCustomer } from "../../domain/retention/event-retention.ts";
import { isNobodyCode } from "../../domain/customer/nobody-code.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerData } from "../../ports/customer-data.ts";
import type { Exposure, Exposures } from "../../ports/exposures.ts";
import type { CustomerBases } from "../customer-base/kept-customer-base.ts";

/** Ports of `retentionOfEvent`. */
export interface RetentionOfEventPorts {
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly customerData: Pick<CustomerData, "salesLines">;
  readonly customerBases: Pick<CustomerBases, "of">;
  readonly clock: Pick<Clock, "today">;
}

/** Orders that still wait may be served yet; a purchase that was only foretold may never have been meant. */
const WAITING: ReadonlySet<ExposureKind> = new Set(["open", "intent"]);

/** What has become of the customers whose orders an event did not serve, or who left without one; null where it hit nobody. */
export async function retentionOfEvent(
  { exposures, customerData, customerBases, clock }: RetentionOfEventPorts,
  installation_id: string,
  event_no: string,
): Promise<EventRetention | null> {
  const found = await exposures.ofEvent(installation_id, event_no);
  const named = found.filter(({ customer_code }) => !isNobodyCode(customer_code));
  const ordered = named.filter(({ kind, order_no }) => kind === "refused" || order_no !== "");
  const kept = await customerBases.of(installation_id);
  const gaps = kept?.base.kind === "estimated" ? gapLearner(kept.base.population.order_gaps) : null;
  const byCustomer = [...Map.groupBy(ordered, ({ customer_code }) => customer_code)];
  const customers = byCustomer.map(async ([customer_code, own]): Promise<HitCustomer> => {
    const placed = await customerData.salesLines(installation_id, customer_code);
    const lines = placed.map(({ row }) => row);
    const hits = own.filter(({ kind }) => !WAITING.has(kind));
    return { customer_code, lines, hit_on: hits.map((hit) => orderDayOf(hit, lines)) };
  });
  return eventRetention(await Promise.all(customers), gaps, clock.today());
}

/** The day of the order that was not served; where there is no line, the day on which that was first found. */
function orderDayOf({ order_no, item_code, exposed_on }: Exposure, lines: HitCustomer["lines"]) {
  return lines.find((line) => line.order_no === order_no && line.item_code === item_code)?.ordered_on ?? exposed_on;
}
