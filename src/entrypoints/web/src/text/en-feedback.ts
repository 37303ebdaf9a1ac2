import { LEAST_ORDERS } from "../../../../domain/feedback/feedback-figures.ts";
import { LEAST_SCORES } from "../../../../domain/feedback/mean-score.ts";
import { LEAST_MONTHS } from "../../../../domain/feedback/score-trend.ts";
import type { zhFeedback } from "./zh-feedback.ts";

/** What customers said, in English. */
export const enFeedback: typeof zhFeedback = {
  title: "Customer feedback",
  hint: "Complaints, reviews and surveys of the last 12 months from the form of customer feedback. Whether they are about a stockout is read from their text; what a person set in the form counts first.",
  empty: "No feedback yet",
  empty_hint:
    "Open the form of customer feedback and enter complaints and reviews, or send customers the form’s public link as a questionnaire. Satisfaction and complaint rates then stand here.",
  no_form:
    "The platform has no form of customer feedback yet: run `stockguard install`, make the form by its list and bind it. It can be filled in by your staff, or shared as a questionnaire.",
  open_form: "Open the form",
  satisfaction: "Satisfaction (1–5)",
  interval: (low, high) => `95% interval ${low}–${high}`,
  scores: (n) => `${n} scores`,
  few_scores: (n) => `${n} scores: too few`,
  complaints: "Complaints",
  open: (n) => `${n} open`,
  stock_share: "Complaints about stock",
  stock_counts: (yes, no, unsure) => `yes ${yes} · no ${no} · unsure ${unsure}`,
  per_event: "Complaints per stockout",
  per_event_note: (complaints, events, days) => `Last ${days} days: ${complaints} ÷ ${events} stockouts`,
  trend: {
    rising: (slope) => `Satisfaction is rising by about ${slope} points a month.`,
    falling: (slope) => `Satisfaction is falling by about ${slope} points a month.`,
    level: "Satisfaction is neither clearly rising nor falling.",
    few_months: `No trend can be told yet: it takes ${LEAST_MONTHS} months with ${LEAST_SCORES} scores each.`,
  },
  by_month: "Satisfaction and complaints by month",
  month: "Month",
  rate: "Complaints per 1,000 orders",
  orders: "Orders",
  few_orders: `fewer than ${LEAST_ORDERS} orders`,
  by_event: "Stockouts with most complaints",
  times: (n) => n,
  last: (day) => `last ${day}`,
  latest: "Latest complaints",
  relation: { yes: "About stock", no: "Not about stock", unsure: "Maybe about stock" },
  seen_to: "Seen to",
  to_do: "Open",
  words: (words) => `Found: ${words}`,
  order: (order_no) => `Order ${order_no}`,
  no_words: "No text",
  survey: "Customers you may ask how it went",
  survey_hint:
    "These stockouts are over. You may send the questionnaire to the customers they touched; with the item code filled in, answers are linked to the stockout. Nothing is sent by itself.",
  survey_text: (item) =>
    `Hello, “${item}” is available again. We are sorry for the wait. Would you take a minute to rate how we handled it, from 1 to 5, and tell us what to do better? (Add the link of the questionnaire.)`,
  ended: (day) => `over since ${day}`,
};
