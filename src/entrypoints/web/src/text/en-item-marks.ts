import type { zhItemMarks } from "./zh-item-marks.ts";

/** The same in English. */
export const enItemMarks: typeof zhItemMarks = {
  classes: "Item classes",
  signals: "Unusual",
  abc: (value) => `Class ${value}`,
  xyz: { X: "X steady", Y: "Y varying", Z: "Z irregular" },
  life_cycle: { new: "New", growth: "Growing", mature: "Mature", decline: "Declining", discontinued: "Discontinued" },
  hot: "Hot",
  season: "Seasonal",
  signal: {
    surge: "Surge",
    unusual_order: "Unusual order",
    negative_stock: "Negative stock",
    undocumented_movement: "No document",
    phantom_stock: "Phantom stock?",
    likely_outage: "Likely outage",
    level_shift: "New level",
  },
  turnover: { too_low: "Fast", fine: "Fine", too_high: "Slow", no_sales: "No sales" },
  band: (low, high) => `Class: ${low}–${high} days`,
  too_high: (rate) => `${rate} too high`,
  too_low: (rate) => `${rate} too low`,
  even: "Even",
  error: (rate) => `Error ${rate}`,
  full_lines: (rate) => `${rate} of lines in full`,
};
