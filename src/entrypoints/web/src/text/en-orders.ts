import type { zhOrders } from "./zh-orders.ts";

/** Purchase orders made from the plan, in English. */
export const enOrders: typeof zhOrders = {
  orders: {
    choose: (item) => `Choose ${item}`,
    choose_all: "Choose all",
    choose_none: "Choose none",
    no_supplier: "No supplier: name one on the item's form to order it.",
    chosen: (lines, money) => `${lines} chosen · about ${money}`,
    make: "Make purchase orders",
    clear: "Clear",
    confirm_title: "Make purchase orders",
    confirm_lead:
      "One for each supplier and location. Quantities and the date can be changed and lines left out; your choice is kept beside the suggestion, and both are compared once the time is over.",
    confirm: (n) => `Make ${n}`,
    cancel: "Cancel",
    to: (location) => `To ${location}`,
    date: "Expected date",
    by_lead_time: (day) => `By lead time: ${day}`,
    no_lead_time: "Lead time unknown: enter a date",
    suggested: (quantity) => `Suggested ${quantity}`,
    quantity: (item) => `Quantity of ${item}`,
    drop: (item) => `Leave out ${item}`,
    done: (n) => `${n} purchase orders submitted`,
    title: "Purchase orders",
    hint: "Made here in the last two weeks. Once read back from the platform they count as on order, and their items leave the plan.",
    state: { waiting: "On its way", created: "Made", failed: "Failed" },
    by: (name, at) => `${name} ${at}`,
    arrives: (day) => `Expected ${day}`,
    more_lines: (n) => `${n} lines in all`,
    again: "Try again",
    retried: "Queued again",
  },
};
