import type { zhTuning } from "./zh-tuning.ts";

/** What the page of tuning proposals says in English. */
export const enTuning: typeof zhTuning = {
  title: "Tuning",
  lead: "What is written held against what happened in the last 90 days; only clear evidence counts. Proposals only: people make the changes, nothing applies itself.",
  proposals: "Proposed changes",
  looked: (suppliers, places, changes) =>
    `Looked at suppliers: ${suppliers}, items at places: ${places}, lines that buyers changed: ${changes}.`,
  empty: "No parameter needs a change",
  empty_hint: "The last 90 days do not contradict what is written, or there is too little data.",
  lacks: "Too little data",
  lacks_hint: "These were not compared; they join in once there are more records.",
  more: (shown, all) => `${all} in all; the first ${shown} are listed.`,
  place: "What",
  parameter: "Parameter",
  change: "Now → proposed",
  large_step: "Large step: check first",
  evidence: "Evidence",
  effect: "Expected effect",
  apply: "Where to change it",
  open_form: "Open the form",
  in_form: "In the form on the platform",
  to_rehearsal: "To the rehearsal",
  class: (abc_class) => `Class ${abc_class}`,
};
