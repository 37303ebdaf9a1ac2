import type { zhCustomerCourse } from "./zh-customer-course.ts";

/** What happened between the shop and a customer, in English. */
export const enCustomerCourse: typeof zhCustomerCourse = {
  title: "What happened since",
  hint: "The last year: shortages met, orders after them, what was asked and said, and care. Newest first.",
  empty: "Nothing on record in the last year",
  more: (count) => `${count} older entries are not shown`,
  shortage: (item) => `Met a shortage: ${item}`,
  order: (no) => `Order ${no}`,
  more_items: (names, count) => `${names} and ${count} more`,
  order_state: { open: "to be shipped", served: "served", short: "not served in full", cancelled: "cancelled" },
  after: (days) => `day ${days} after a shortage`,
  enquiry: { enquiry: "Price asked", quote: "Quote", cart: "Put aside", refused: "Turned away without an order" },
  enquiry_state: { open: "open", ordered: "ordered", given_up: "given up" },
  enquired: (kind, item) => `${kind}: ${item}`,
  feedback: {
    ...{ complaint: "Complaint", review: "Review", survey: "Survey", question: "Question" },
    ...{ suggestion: "Suggestion", other: "Feedback" },
  },
  score: (score) => `score ${score}`,
  about_event: "about a shortage",
  care: (action, item) => `${action}: ${item}`,
  action: {
    ...{ early_notice: "Early notice", substitute: "Substitute offered", coupon: "Coupon", priority: "Priority" },
    ...{ back_in_stock: "Back-in-stock notice", delay_notice: "Delay notice", foretold_task: "Care task" },
  },
  done: (day) => `reached on ${day}`,
  not_done: "not reached yet",
};
