import { DAY_MS, daysBetween } from "../../domain/calendar/day.ts";
import { approvalTimes } from "../../domain/purchase-course/approval-times.ts";
import type { PurchaseCourse } from "../../domain/purchase-course/purchase-course.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { ApprovalReport } from "../../contracts/approvals.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ProposalRecord, PurchaseCourses, PurchaseOrderRecord } from "../../ports/purchase-courses.ts";
import { courseKey, type KeptCourse, type KeptCourses } from "./kept-courses.ts";
import { COURSE_DAYS, latestPurchases } from "./latest-purchases.ts";

/** Ports of `approvalReport`. */
export interface ApprovalReportPorts {
  readonly purchaseCourses: PurchaseCourses;
  readonly courses: Pick<KeptCourses, "of">;
  readonly alertEvents: Pick<AlertEvents, "supplyOf">;
  readonly clock: Pick<Clock, "now" | "today" | "dayOf">;
}

/** How long the latest purchases took from request to receipt, step by step. */
export function createApprovalReport(ports: ApprovalReportPorts) {
  const { courses, alertEvents, clock } = ports;
  return async function approvalReport(installation_id: string): Promise<ApprovalReport> {
    const kept = (await courses.of(installation_id)).filter(({ has_workflow }) => has_workflow === true);
    if (kept.length === 0) return { days: COURSE_DAYS, ...approvalTimes([]) };
    const { orders, proposals } = await latestPurchases(ports, installation_id);
    const known = new Map(kept.map((course) => [courseKey(course), course]));
    const asked = proposals.filter(({ record_id }) => known.has(courseKey({ form: "replenishment", record_id })));
    const places = [...new Map(asked.map((record) => [placeKey(record), record])).values()];
    const since = clock.now() - COURSE_DAYS * DAY_MS;
    const events = places.length === 0 ? [] : await alertEvents.supplyOf(installation_id, places, since);
    const happened = Map.groupBy(events, ({ subject }) => placeKey(subject));
    const found = [
      ...proposals.flatMap((record) => {
        const course = known.get(courseKey({ form: "replenishment", record_id: record.record_id }));
        return course === undefined ? [] : [proposalCourse(course, record, happened)];
      }),
      ...orders.flatMap((record) => {
        const course = known.get(courseKey({ form: "purchase_order", record_id: record.record_id }));
        return course === undefined ? [] : [orderCourse(course, record, clock)];
      }),
    ];
    return { days: COURSE_DAYS, ...approvalTimes(found) };
  };
}

/** A proposal is ordered and received when its alert is. */
function proposalCourse(
  course: KeptCourse,
  record: ProposalRecord,
  happened: ReadonlyMap<string, readonly SubjectAlertEvent[]>,
): PurchaseCourse {
  const events = happened.get(placeKey(record)) ?? [];
  // The instant of the record behind it, as in the life of an alert.
  const firstOf = (kind: "ordered" | "received", since: number) =>
    events
      .filter((event) => event.kind === kind)
      .map(({ caused_at, at }) => caused_at ?? at)
      .find((at) => at >= since) ?? null;
  const ordered_at = firstOf("ordered", course.requested_at);
  const received_at = ordered_at === null ? null : firstOf("received", ordered_at);
  return { ...course, ordered_at, received_at };
}

/**
 * An order stands once it is approved, or on the later day that its record states; receipts are known by the day. Goods
 * count as received when receipts cover what was ordered, or the order is closed after some; one that is closed without any
 * was called off: nobody waits for its goods.
 */
function orderCourse(
  course: KeptCourse,
  { ordered_on, is_open, is_covered, received_on }: PurchaseOrderRecord,
  clock: Pick<Clock, "dayOf">,
): PurchaseCourse {
  const { ended_at } = course;
  const approved_on = ended_at === null ? null : clock.dayOf(ended_at);
  if (ended_at === null || approved_on === null) return { ...course, ordered_at: null, received_at: null };
  const ordered_at = ended_at + daysAfter(approved_on, ordered_on) * DAY_MS;
  if (!is_open && received_on === null) return { ...course, ordered_at, received_at: null, is_called_off: true };
  if (received_on === null || (is_open && !is_covered)) return { ...course, ordered_at, received_at: null };
  return { ...course, ordered_at, received_at: ended_at + daysAfter(approved_on, received_on) * DAY_MS };
}

function daysAfter(day: string, later: string): number {
  return Math.max(0, daysBetween(day, later));
}
