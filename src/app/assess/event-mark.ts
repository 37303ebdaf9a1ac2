import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import { demandQuantile } from "../../domain/demand/demand-distribution.ts";
import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventMark } from "../../ports/stockout-events.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import { type AssessedSubject, itemName } from "../effects/assessed-subject.ts";

const UPPER = 0.95;

/**
 * What a look says of the subject's event, with what was expected and planned at it: when it was raised, got worse or
 * better or cleared, and once a business day while it stands; null where nothing of it has changed.
 */
export function eventMark(assessed: AssessedSubject, clock: Pick<Clock, "dayOf">): EventMark | null {
  const { subject, alert, transition, risk, previous_risk = null, at } = assessed;
  const { today } = risk.explanation;
  const is_over = transition === "cleared";
  if (alert.status === "quiet" && !is_over) return null;
  const isSameDay = previous_risk?.explanation.today === today && previous_risk.severity === risk.severity;
  const isHeld = transition === "held" || transition === "none";
  if (isHeld && isSameDay && !assessed.is_reopened) return null;
  const raised_at = alert.raised_at ?? at;
  return {
    episode: alert.episode,
    event_no: episodeKey(subject, alert.episode),
    item_name: itemName(assessed),
    raised_at,
    raised_on: transition === "raised" ? today : (clock.dayOf(raised_at) ?? today),
    ended_at: is_over ? at : null,
    ended_on: is_over ? today : null,
    peak_severity: alert.peak_severity,
    snapshot: is_over ? null : snapshotOf(assessed.facts, risk, at),
  };
}

function snapshotOf(facts: SubjectFacts, risk: RiskAssessment, at: number): EventSnapshot {
  const { today, exposure, minimum_stock } = risk.explanation;
  const { stock_level } = facts;
  const demand = exposure?.demand ?? null;
  return {
    ...{ day: today, at, severity: risk.severity },
    on_hand: stock_level?.on_hand ?? null,
    reserved: Math.max(0, (stock_level?.allocated ?? 0) - promisedUnits(facts)),
    forecast:
      exposure === null || demand === null
        ? null
        : { through: exposure.by_day, mean: demand.mean, p95: demandQuantile(demand, UPPER) },
    plan: planOf(risk, minimum_stock !== null && minimum_stock > 0 ? minimum_stock : null),
  };
}

function planOf(
  { suggested_order_quantity, order_by_date, reorder_point, explanation }: RiskAssessment,
  level_in_force: number | null,
): EventSnapshot["plan"] {
  if (suggested_order_quantity === null || suggested_order_quantity <= 0 || reorder_point === null) return null;
  return {
    order_by: order_by_date ?? explanation.today,
    suggested_quantity: suggested_order_quantity,
    level_in_force,
    reorder_point,
  };
}

function promisedUnits({ open_sales_lines }: SubjectFacts): number {
  return open_sales_lines.reduce((sum, { quantity, shipped_quantity }) => sum + quantity - shipped_quantity, 0);
}
