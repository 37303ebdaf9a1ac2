/** What is unusual about an item. A surge makes it worth watching; the others only tell. */
export type SignalKind =
  | "surge"
  | "unusual_order"
  | "negative_stock"
  | "undocumented_movement"
  | "phantom_stock"
  | "likely_outage"
  | "level_shift";

/** Chinese names of the signals. */
export const SIGNAL_LABELS: Readonly<Record<SignalKind, string>> = {
  surge: "需求突增",
  unusual_order: "异常大单",
  negative_stock: "账面为负",
  undocumented_movement: "库存变动无单据",
  phantom_stock: "疑似假性库存",
  likely_outage: "疑似断货",
  level_shift: "销量水平变化",
};

/** A signal with what was seen, in one Chinese sentence. */
export interface Signal {
  readonly kind: SignalKind;
  readonly sentence: string;
}
