import type { zhApprovals } from "./zh-approvals.ts";

/** The same in English. */
export const enApprovals: typeof zhApprovals = {
  title: "Approval of purchases",
  hint: (days) =>
    `Replenishment proposals and purchase orders of the last ${days} days, by the platform's workflows. People at a node together count once, visits to a node are added up. Share = time of the step ÷ time of all steps.`,
  empty: "No purchase with a workflow has been read yet.",
  empty_hint:
    "Where replenishment proposals or purchase orders are a workflow form and a record has started its workflow, figures appear within five minutes.",
  requests: "Requests",
  approved: "Approved",
  refused: "Not approved",
  running: "Under way",
  first_decision: "Request → first decision",
  node: (form, name) => `${form} · ${name === "" ? "unnamed node" : name}`,
  to_order: (form) => `${form} · approved → ordered`,
  to_receipt: (form) => `${form} · ordered → received`,
  form: { replenishment: "Proposal", purchase_order: "Order" },
  step: "Step",
  count: "Done",
  waiting: "At it now",
  median: "Half within",
  p90: "90 % within",
  share: "Share",
  slowest: "slowest",
  slowest_step: (step, share) => `Slowest: ${step}, ${share} of all the time.`,
};
