import { sumOfKnown } from "../../domain/exposure/expected-loss.ts";
import type { EventFutureLoss } from "../../contracts/future-loss.ts";
import type { Exposure, Exposures } from "../../ports/exposures.ts";
import { customerSums } from "./exposure-sums.ts";
import type { ReckonFutureLosses } from "./future-losses.ts";

/** Ports of the loss. */
export interface EventFutureLossPorts {
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly futureLosses: ReckonFutureLosses;
}

/** An event, and whether it has ended. */
export interface LossyEvent {
  readonly event_no: string;
  readonly is_over: boolean;
}

/**
 * What losing the customers whom an event hits is expected to cost; null where it cannot be told of any of them. While the
 * event stands, of everybody exposed now; once it is over, of those whose orders it hit in fact, also where they were served
 * later: what was only foretold may never have been meant.
 */
export function createEventFutureLoss({ exposures, futureLosses }: EventFutureLossPorts) {
  return async function eventFutureLoss(
    installation_id: string,
    { event_no, is_over }: LossyEvent,
  ): Promise<EventFutureLoss | null> {
    const rows = await exposures.ofEvent(installation_id, event_no);
    const counted = rows.filter(is_over ? isOrdered : isStanding);
    const codes = [...new Set(counted.map(({ customer_code }) => customer_code))];
    if (codes.length === 0) return null;
    const losses = await futureLosses(installation_id, codes);
    const known = customerSums(counted, losses).filter(({ future_loss }) => future_loss !== null);
    const yuan = sumOfKnown(known.map(({ future_loss }) => future_loss));
    if (yuan === null || losses.basis === null) return null;
    return { yuan, basis: losses.basis, customers: known.length };
  };
}

/** Reckons what losing an event's customers would cost. */
export type ReckonEventFutureLoss = ReturnType<typeof createEventFutureLoss>;

function isStanding({ over_on }: Exposure): boolean {
  return over_on === null;
}

function isOrdered({ kind }: Exposure): boolean {
  return kind !== "predicted" && kind !== "intent";
}
