import { addDays } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { kindsOf, isMet } from "../../domain/exposure/exposure-sign.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { CourseEntry, CustomerCourse } from "../../contracts/customer-course.ts";
import type { EnquiryRow, FeedbackRow } from "../../contracts/rows.ts";
import type { Care, CareAssignment } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerData } from "../../ports/customer-data.ts";
import type { Exposure } from "../../ports/exposures.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { courseOrders } from "./course-orders.ts";

/** Ports of `customerCourse`. */
export interface CustomerCoursePorts {
  readonly customerData: Pick<CustomerData, "salesLines" | "feedback" | "enquiries">;
  readonly care: Pick<Care, "ofCustomers">;
  readonly subjects: Pick<Subjects, "items">;
  readonly clock: Pick<Clock, "today">;
}

/** Days that are looked back on. */
const COURSE_DAYS = 365;
const MOST_ENTRIES = 80;
const LONGEST_CONTENT = 80;

/**
 * What happened between the shop and a customer in the last year, the newest first: shortages that they met, what they ordered,
 * asked and said, and what was done for them. Who was held out of an action is not told: people would make up for it.
 */
export function createCustomerCourse({ customerData, care, subjects, clock }: CustomerCoursePorts) {
  return async function customerCourse(
    installation_id: string,
    customer_code: string,
    exposures: readonly Exposure[],
  ): Promise<CustomerCourse> {
    const from = addDays(clock.today(), -COURSE_DAYS);
    if (!isNamedCustomer(customer_code)) return { from, entries: [], more: 0 };
    const [placed, said, asked, cared] = await Promise.all([
      customerData.salesLines(installation_id, customer_code),
      customerData.feedback(installation_id, customer_code),
      customerData.enquiries(installation_id, customer_code),
      care.ofCustomers(installation_id, [customer_code]),
    ]);
    const lines = placed.map(({ row }) => row).filter(({ ordered_on }) => ordered_on >= from);
    const nameOf = await namesOf(installation_id, [...lines, ...asked.map(({ row }) => row), ...cared, ...exposures]);
    const shortages = shortageEntries(
      exposures.filter(({ kind }) => isMet(kind)),
      nameOf,
    );
    const all: readonly CourseEntry[] = [
      ...shortages,
      ...courseOrders(
        lines,
        shortages.map(({ day }) => day),
        nameOf,
      ),
      ...asked.map(({ row }) => enquiryEntry(row, nameOf)),
      ...said.map(({ row }) => feedbackEntry(row)),
      ...cared.flatMap((one) => (one.held_out ? [] : [careEntry(one, nameOf)])),
    ];
    const within = all.filter(({ day }) => day >= from).toSorted(newestFirst);
    return { from, entries: within.slice(0, MOST_ENTRIES), more: Math.max(0, within.length - MOST_ENTRIES) };
  };

  async function namesOf(installation_id: string, rows: readonly { readonly item_code: string }[]) {
    const codes = [...new Set(rows.map(({ item_code }) => item_code))];
    const items = await subjects.items(installation_id, codes);
    const names = new Map(items.map(({ item_code, item_name }) => [item_code, item_name]));
    return (item_code: string) => names.get(item_code) ?? item_code;
  }
}

/** Tells what happened between the shop and a customer. */
export type TellCustomerCourse = ReturnType<typeof createCustomerCourse>;

type NameOf = (item_code: string) => string;

/** On one day the order comes before the shortage that it met, and that before what followed from it. */
const ORDER_OF_DAY: readonly CourseEntry["kind"][] = ["feedback", "care", "enquiry", "shortage", "order"];

function newestFirst(a: CourseEntry, b: CourseEntry): number {
  if (a.day !== b.day) return a.day > b.day ? -1 : 1;
  return ORDER_OF_DAY.indexOf(a.kind) - ORDER_OF_DAY.indexOf(b.kind);
}

function shortageEntries(exposures: readonly Exposure[], nameOf: NameOf) {
  return [...grouped(exposures, ({ event_no }) => event_no)].flatMap(([event_no, own]) => {
    const [first] = own.toSorted((a, b) => (a.exposed_on < b.exposed_on ? -1 : 1));
    if (first === undefined) return [];
    const ends = own.map(({ over_on }) => over_on);
    const over_on = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
    const kinds = kindsOf(own);
    const item_name = nameOf(first.item_code);
    return [{ kind: "shortage" as const, day: first.exposed_on, event_no, item_name, kinds, over_on }];
  });
}

function enquiryEntry(row: EnquiryRow, nameOf: NameOf): CourseEntry {
  const { asked_on, item_code, enquiry_kind, enquiry_state } = row;
  return { kind: "enquiry", day: asked_on, item_name: nameOf(item_code), enquiry_kind, state: enquiry_state };
}

function feedbackEntry({
  received_on,
  event_no,
  feedback_kind,
  satisfaction_score,
  content,
}: FeedbackRow): CourseEntry {
  const text = content ?? "";
  return {
    ...{ kind: "feedback", day: received_on, event_no, feedback_kind, satisfaction_score },
    content: text.length > LONGEST_CONTENT ? `${text.slice(0, LONGEST_CONTENT)}…` : text,
  };
}

function careEntry({ assigned_on, event_no, item_code, action, done_on, outcome }: CareAssignment, nameOf: NameOf) {
  return { kind: "care" as const, day: assigned_on, event_no, item_name: nameOf(item_code), action, done_on, outcome };
}
