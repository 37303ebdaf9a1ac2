import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { turnedAway } from "../../domain/enquiry/turned-away.ts";
import { grouped } from "../../domain/math/grouped.ts";
import { gapLearner } from "../../domain/retention/customer-days.ts";
import { type HitOrder, hitOutcome } from "../../domain/retention/event-retention.ts";
import type { RetentionOutcome } from "../../domain/retention/retention-outcome.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerData } from "../../ports/customer-data.ts";
import type { Enquiries, KeptEnquiry } from "../../ports/enquiries.ts";
import type { Exposure } from "../../ports/exposures.ts";
import type { KeptEvent } from "../../ports/stockout-events.ts";
import type { CustomerBases } from "../customer-base/kept-customer-base.ts";
import { sideBySide } from "../side-by-side.ts";

/** Ports of `retentionOfEvent`. */
export interface RetentionOfEventPorts {
  readonly enquiries: Pick<Enquiries, "ofPlace">;
  readonly customerData: Pick<CustomerData, "salesLines">;
  readonly customerBases: Pick<CustomerBases, "of">;
  readonly clock: Pick<Clock, "today">;
  /** Lets waiting pushes and pages in between two customers. */
  breathe(): Promise<void>;
}

/** Customers whose lines are held at once. */
const AT_ONCE = 4;

/** What has become of the customers whose orders an event did not serve, or who left without one, by code. */
export async function outcomesOfEvent(
  ports: RetentionOfEventPorts,
  event: Pick<KeptEvent, "installation_id" | "item_code" | "location_code" | "raised_on" | "ended_on">,
  found: readonly Exposure[],
): Promise<ReadonlyMap<string, RetentionOutcome>> {
  const { installation_id, raised_on, ended_on } = event;
  const today = ports.clock.today();
  const [asked, kept] = await Promise.all([
    ports.enquiries.ofPlace(event, raised_on),
    ports.customerBases.of(installation_id),
  ]);
  const orders = grouped(found.filter(isOrder), customerOf);
  const refused = grouped(
    turnedAway(asked).filter((one) => isNamedCustomer(one.customer_code) && one.asked_on <= (ended_on ?? today)),
    customerOf,
  );
  const gaps = kept?.base.kind === "estimated" ? gapLearner(kept.base.population.order_gaps) : null;
  const codes = [...new Set([...orders.keys(), ...refused.keys()])];
  const outcomes = await sideBySide(codes, AT_ONCE, async (code) => {
    const lines = (await ports.customerData.salesLines(installation_id, code)).map(({ row }) => row);
    await ports.breathe();
    const customer = { lines, orders: (orders.get(code) ?? []).map(hitOrder), refused: refused.get(code) ?? [] };
    const outcome = hitOutcome(customer, gaps, today);
    return outcome === null ? [] : [[code, outcome] as const];
  });
  return new Map(outcomes.flat());
}

function customerOf({ customer_code }: Exposure | KeptEnquiry): string {
  return customer_code;
}

function isOrder({ order_no, customer_code }: Exposure): boolean {
  return order_no !== "" && isNamedCustomer(customer_code);
}

function hitOrder({ order_no, item_code, kind }: Exposure): HitOrder {
  // A purchase that is foretold or hoped for has no order.
  return { order_no, item_code, kind: kind === "open" || kind === "intent" || kind === "predicted" ? null : kind };
}
