/** What a firm may do for a customer who met, or will meet, a shortage. */
export const CARE_ACTIONS = [
  "early_notice",
  "substitute",
  "coupon",
  "priority",
  "back_in_stock",
  "delay_notice",
] as const;
export type CareAction = (typeof CARE_ACTIONS)[number];

/** How people know them. */
export const CARE_ACTION_LABELS: Readonly<Record<CareAction, string>> = {
  early_notice: "提前告知",
  substitute: "推荐替代",
  coupon: "优惠券",
  priority: "到货优先",
  back_in_stock: "到货通知",
  delay_notice: "延期致歉",
};

/** Made once goods are there; all others while the shortage lasts. */
export const ARRIVAL_ACTIONS: readonly CareAction[] = ["priority", "back_in_stock"];

/** The action that a label names; null for any other text. */
export function careActionOf(label: string | null): CareAction | null {
  return CARE_ACTIONS.find((action) => CARE_ACTION_LABELS[action] === label) ?? null;
}

/** Whether somebody speaks to the customer: a better place in the queue is given without a word. */
export function isContact(action: CareAction): boolean {
  return action !== "priority";
}

/** Whether it is the firm's plain duty to a customer whose order it cannot keep, and so never held out. */
export function isDuty(action: CareAction): boolean {
  return action === "delay_notice";
}
