import type { zhOrderProfit } from "./zh-order-profit.ts";

/** The same in English. */
export const enOrderProfit: typeof zhOrderProfit = {
  title: "Which order pays best",
  hint: (rate, goodwill) =>
    `Expected profit until the next order arrives, at the form's prices; surplus is held at ${rate} a year until sold. ${goodwill}`,
  goodwill: {
    none: "What lost customers cost is not in it: no estimate yet.",
    known: (money, unit, share, basis) =>
      `Customers' future value is in it, ${money} for a ${unit} short: shortages raise the chance to leave by ${share} (estimate of ${basis === "item" ? "this item" : "the whole shop"}).`,
  },
  quantity: (unit) => `Order quantity (${unit})`,
  expected: "Expected profit",
  marginal: (unit) => `One ${unit} more`,
  out: "Stockout probability",
  suggested: "Suggested",
  best: "Best",
  at_suggested: (quantity) => `Suggested: ${quantity}`,
  at_best: (quantity) => `Pays best: ${quantity}`,
  none: "no order",
  summary: (suggested, best) => `Expected profit: ${suggested} suggested, ${best} pays best.`,
  differs: {
    service_level: (level) =>
      `The suggestion aims at a service level of ${level}, not at profit; to order for profit, set the replenishment target on the item form to expected profit.`,
    fill_rate:
      "The suggestion aims at the fill rate, not at profit; to order for profit, set the replenishment target on the item form to expected profit.",
    profit:
      "The suggestion follows reorder point and order-up-to level; what pays best looks at the profit of this order alone.",
    not_due:
      "Stock and orders are above the reorder point still, so nothing is suggested today; what pays best does not wait for it.",
    limited: (reason) => `The suggestion is limited: ${reason}.`,
  },
  lacks: {
    sale_price: "The item has no sale price; with one, the expected profit of each order quantity is shown.",
    purchase_cost: "The item has no purchase cost; with one, the expected profit of each order quantity is shown.",
    margin: "The sale price is not above the cost: no quantity pays. Please check the item form.",
  },
  target: { service_level: "Service level", fill_rate: "Fill rate", profit: "Expected profit" },
  target_lacks: (wished, lack) => `${wished} wished for, but ${lack}`,
  target_lack: {
    sale_price: "no sale price",
    purchase_cost: "no purchase cost",
    margin: "the price is not above the cost",
    fill_rate_target: "no fill rate target",
  },
};
