/** What a firm may plan to do for a customer who met, or will meet, a shortage. */
const PLANNED_ACTIONS = ["early_notice", "substitute", "coupon", "priority", "back_in_stock", "delay_notice"] as const;

/** All of it, with the plain task that a buyer who is foretold gets without a plan. */
export const CARE_ACTIONS = [...PLANNED_ACTIONS, "foretold_task"] as const;
export type CareAction = (typeof CARE_ACTIONS)[number];

/** How people know them. */
export const CARE_ACTION_LABELS: Readonly<Record<CareAction, string>> = {
  early_notice: "提前告知",
  substitute: "推荐替代",
  coupon: "优惠券",
  priority: "到货优先",
  back_in_stock: "到货通知",
  delay_notice: "延期致歉",
  foretold_task: "关怀任务（预计会买）",
};

/** Made once goods are there; all others while the shortage lasts. */
export const ARRIVAL_ACTIONS: readonly CareAction[] = ["priority", "back_in_stock"];

/** The action that a label of a plan names; null for any other text. */
export function careActionOf(label: string | null): CareAction | null {
  return PLANNED_ACTIONS.find((action) => CARE_ACTION_LABELS[action] === label) ?? null;
}

/**
 * Whether somebody speaks to the customer by it: a better place in the queue is given without a word, and a plain task leaves
 * it to people, whether it is noted here or not.
 */
export function isContact(action: CareAction): boolean {
  return action !== "priority" && action !== "foretold_task";
}

/** Whether it is the firm's plain duty to a customer whose order it cannot keep, and so never held out. */
export function isDuty(action: CareAction): boolean {
  return action === "delay_notice";
}
