/** Why a customer is exposed to an outage, as rows keep it and in the order in which kinds are named: the surest first. */
export const EXPOSURE_KINDS = ["open", "refused", "cut", "cancelled", "delayed", "intent", "predicted"] as const;
export type ExposureKind = (typeof EXPOSURE_KINDS)[number];

/** Kinds of which the customer did not get the goods, and will not by that order or asking. */
export const UNSERVED_KINDS = ["refused", "cut", "cancelled"] as const satisfies readonly ExposureKind[];
export type UnservedKind = (typeof UNSERVED_KINDS)[number];

/** Whether it is of them. */
export function isUnserved(kind: ExposureKind): kind is UnservedKind {
  return UNSERVED_KINDS.some((one) => one === kind);
}

/** The kinds of some signs, each once, the surest first. */
export function kindsOf(signs: readonly { readonly kind: ExposureKind }[]): ExposureKind[] {
  return EXPOSURE_KINDS.filter((kind) => signs.some((one) => one.kind === kind));
}

/** Whether an order or asking of the customer was failed in fact; a purchase to come may never be meant. */
export function isMet(kind: ExposureKind): boolean {
  return kind !== "predicted" && kind !== "intent";
}

/** Kinds as people read them: on the care form, on pages and in messages alike. */
export const EXPOSURE_KIND_LABELS: Readonly<Record<ExposureKind, string>> = {
  open: "订单待发",
  refused: "被拒单",
  cut: "少发",
  cancelled: "已取消",
  delayed: "已延期",
  intent: "有意向",
  predicted: "预计会买",
};
