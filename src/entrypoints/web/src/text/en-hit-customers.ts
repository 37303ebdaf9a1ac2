import type { zhHitCustomers } from "./zh-hit-customers.ts";

/** What the pages of customers hit say in English. */
export const enHitCustomers: typeof zhHitCustomers = {
  title: "Customers hit",
  lead: "Whom each stockout hits: orders that cannot be shipped, and likely buyers while nothing is there. The largest loss of margin and future value first.",
  empty: "No customer is hit by a stockout now",
  empty_hint:
    "Customers are listed here once an item is out or about to be, and their orders wait or they are likely to buy.",
  base: {
    estimated: (customers, day) => `Learned on ${day} from the orders of ${customers} customers.`,
    uncalibrated: "The past holds too few purchases to calibrate: gaps between purchases alone foretell.",
    not_learned:
      "When customers buy again has not been learned yet; that happens every night. Until then only orders count.",
    not_estimable: (reason) => `Who will buy again cannot be told: ${reason}. Only orders count.`,
    reason: {
      too_few_customers: "fewer than 100 customers have ordered",
      too_few_repeaters: "fewer than 30 customers have ordered again",
      too_few_buyers: "fewer than 20 customers have gaps between purchases",
      no_optimum: "the purchases show no pattern yet",
    },
  },
  customers: "Customers",
  all_hint: "A customer whom several items hit counts once, so it may be less than the rows below add up to.",
  customer_count: (n) => `${n} ${n === "1" ? "customer" : "customers"}`,
  expected_customers: "Expected to be hit",
  people: (n) => n,
  expected_units: "Expected units",
  margin_loss: "Margin at risk",
  margin_hint:
    "Expected units × margin of a unit; the chance is in the units already. The most that is lost if nobody follows up.",
  future_loss: { margin: "Future value at risk", revenue: "Future sales at risk" },
  future_hint:
    "What is expected to be lost with customers who leave for it: chance of meeting the shortage × rise of the chance to leave (own estimate) × what the customer is expected to bring in the coming year. Margin at risk is not in it.",
  future: {
    estimated: {
      margin:
        "Future value at risk = chance × rise of the chance to leave (own estimate, see Retention) × margin of a year × chance of still being a customer. It is kept apart from margin at risk; the order follows the sum. A customer hit by several items counts in each row, and once in the total.",
      revenue:
        "Future value at risk is counted by sales (fewer than nine in ten items have a cost): it is no margin, is not added to margin at risk, and the order follows margin at risk alone.",
    },
    reason: {
      not_compared:
        "Future value at risk is not estimated yet: too few customers hit by shortages could be compared with others (see Retention).",
      may_be_chance:
        "Future value at risk is not told: the effect of shortages on leaving that was found may be chance (see Retention).",
      no_values:
        "Future value at risk is not told: what these customers are worth is not known yet; it is found nightly.",
    },
  },
  item: "Item",
  customer: "Customer",
  kinds: "Signs",
  kind: {
    open: "Order waits",
    refused: "Refused",
    cut: "Shipped short",
    cancelled: "Cancelled for stockout",
    delayed: "Late",
    intent: "Interest",
    predicted: "Likely to buy",
  },
  probability: "Chance",
  last_order: "Last order",
  alive: "Still a customer",
  alive_hint: "The chance that this customer has not left, by how the shop's customers buy.",
  usual_gap: (days) => `orders every ${days} days`,
  rfm: "RFM",
  rfm_hint: "Fifths of recency, frequency and money; 5 is best.",
  owner: (name) => `Owner ${name}`,
  orders: (numbers) => `Order ${numbers}`,
  window: (from, through) => `Foretold for the time without stock: ${from} – ${through}.`,
  past: (n) => `${n} more were hit and are no longer.`,
  event_empty: "This item hits no customer",
  event_empty_hint: "No order waits, and nobody is likely to buy while it is out.",
  back: "Customers hit",
  open_item: "Open the item",
  not_found: "This item was never assessed",
  customer_not_found: "Nothing is known of this customer",
  customer_not_found_hint: "No stockout has hit them, or the code is wrong.",
  figures: "How they buy",
  no_figures: "No figures of this customer yet; they are made every night.",
  gap: "Counts as lost after",
  gap_hint: "Days without an order after which the customer counts as lost.",
  days: (n) => `${n} days`,
  order_days: "Order days",
  first_order: "First order",
  value: { margin: "Margin of a year", revenue: "Sales of a year", unknown: "Value of a year" },
  events: "Stockouts that hit them",
  no_events: "No stockout has hit them",
  since: "Since",
  state: "State",
  standing: "Standing",
  over: (day) => `Over on ${day}`,
};
