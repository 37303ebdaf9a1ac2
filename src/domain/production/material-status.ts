/** Whether the material of a production order is there; `unknown`: its bill of materials does not say all it takes. */
export type MaterialStatus = "complete" | "at_risk" | "short" | "unknown";

/** The one table between the code and the label that forms hold. */
export const MATERIAL_LABELS: Readonly<Record<MaterialStatus, string>> = {
  complete: "齐套",
  at_risk: "可能延误",
  short: "缺料",
  unknown: "清单有误",
};
