import {
  type AlertPolicy,
  type AlertState,
  type AlertTransition,
  stepAlert,
} from "../../domain/alert/alert-episode.ts";
import { type AlertEvent, eventOfTransition } from "../../domain/alert/alert-event.ts";
import { followOrder, type SeenOrder, withKnownOrders } from "../../domain/alert/alert-order.ts";
import type { AlertSeverity } from "../../domain/risk/severity.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";

/** What an assessment has found. Instants in ms. */
interface Found {
  readonly facts: Pick<SubjectFacts, "open_purchase_lines" | "stock_level">;
  readonly severity: AlertSeverity;
  readonly at: number;
  /** Of the record change that led to it. */
  readonly caused_at: number;
}

/** The alert after an assessment, and what has happened to it. */
interface Lived {
  readonly alert: AlertState;
  readonly transition: AlertTransition;
  readonly events: readonly AlertEvent[];
}

/** Takes an alert through one assessment: first the purchase that answers it, then how bad things are now. */
export function liveOn(begun: AlertState, { facts, severity, at, caused_at }: Found, policy: AlertPolicy): Lived {
  const open_orders = facts.open_purchase_lines.map(seenOrder);
  const followed = followOrder(begun, { open_orders, on_hand: facts.stock_level?.on_hand ?? null, at });
  const { next, transition } = stepAlert(followed.next, { severity, at }, policy);
  const changed = eventOfTransition(followed.next, next, transition, { at, caused_at });
  return {
    alert: transition === "raised" ? withKnownOrders(next, open_orders) : next,
    transition,
    events: [...orderEvents(followed, { at, caused_at }), ...(changed === null ? [] : [changed])],
  };
}

function orderEvents(
  { next, happened }: ReturnType<typeof followOrder>,
  when: Pick<AlertEvent, "at" | "caused_at">,
): readonly AlertEvent[] {
  if (happened === null) return [];
  const note = (next.order?.order_nos ?? []).join("、");
  return [{ episode: next.episode, kind: happened, ...when, severity: next.severity, actor: null, note }];
}

function seenOrder({ purchase_order_no, received_quantity }: SubjectFacts["open_purchase_lines"][number]): SeenOrder {
  return { order_no: purchase_order_no, received_quantity };
}
