/** The classes of causes that an item can run out by. */
export type CauseClass =
  | "supplier_late"
  | "supplier_short"
  | "approval_slow"
  | "ordered_late"
  | "ordered_little"
  | "forecast_bias"
  | "demand_surge"
  | "record_error"
  | "quality_hold"
  | "stock_reserved"
  | "component_short"
  | "master_data";

/** A class, or that none can be named. */
export type NamedCause = CauseClass | "undetermined";

/** The one table between the code and the label that 缺货事件与原因 holds. */
export const CAUSE_LABELS: Readonly<Record<NamedCause, string>> = {
  supplier_late: "供应商延期",
  supplier_short: "供应商少发",
  approval_slow: "内部审批慢",
  ordered_late: "下单太晚",
  ordered_little: "下单太少",
  forecast_bias: "预测偏差",
  demand_surge: "需求激增",
  record_error: "账实不符",
  quality_hold: "退货或质检占用",
  stock_reserved: "调拨或预留占用",
  component_short: "缺料",
  master_data: "基础资料有误",
  undetermined: "无法判断",
};

/** The class of a label that a person chose; null of any other text. */
export function causeOfLabel(label: string): NamedCause | null {
  const codes = Object.keys(CAUSE_LABELS) as NamedCause[]; // the keys of the table above
  return codes.find((code) => CAUSE_LABELS[code] === label) ?? null;
}

/** The stage of work that a cause lies in. It is a stage, never a person. */
export type CauseStage = "demand" | "planning" | "purchasing" | "supplier" | "warehouse" | "master_data";

/** Stages as people read them. */
export const STAGE_LABELS: Readonly<Record<CauseStage, string>> = {
  demand: "需求",
  planning: "计划",
  purchasing: "采购审批",
  supplier: "供应商",
  warehouse: "仓库",
  master_data: "基础资料",
};
