import type { zhMethodTrial } from "./zh-method-trial.ts";

/** How the forecasting methods did on an item's own past, in English. */
export const enMethodTrial: typeof zhMethodTrial = {
  title: "Forecasting method",
  used: (method, why) => `In use: ${method}. ${why}`,
  reason: {
    too_short:
      "The past is too short to hold several cycles against each other, so that the one that is usually safest is used.",
    usual_best: "It is the usual method, and it made the smallest error on this item's own past.",
    usual_kept:
      "It is the usual method. Another made a smaller error on this item's own past, but that may be luck, so it stays.",
    clearly_better:
      "On this item's own past it was clearly better than the usual method (by more than two standard errors), so it took its place.",
  },
  scores: (count) => `The ${count} methods that were tried, with their errors`,
  measure:
    "From many days of the past each forecast the demand of the cycle that followed, which is held against what came. Repeating the last week (“Same as last cycle”) counts as 100%: below that is better.",
  method: "Method",
  error: "Error",
  in_use: (method) => `${method} (in use)`,
};
