/** The roles a rule may name, as the form writes them. */
export const RECEIVER_ROLES = ["采购", "销售", "客服", "仓库", "老板"] as const;
export type ReceiverRole = (typeof RECEIVER_ROLES)[number];

/** Whether a text names one of the roles. */
export function isReceiverRole(text: string): text is ReceiverRole {
  return RECEIVER_ROLES.some((role) => role === text);
}
