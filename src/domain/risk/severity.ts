/** How urgent the stock of an item is; `unknown` says that too little is known to tell. */
export type AlertSeverity = "out" | "critical" | "high" | "watch" | "none" | "unknown";

/** The one table between the code and the label that forms hold. */
export const SEVERITY_LABELS: Record<AlertSeverity, string> = {
  out: "缺货",
  critical: "紧急",
  high: "预警",
  watch: "关注",
  none: "正常",
  unknown: "样本不足",
};

const RANKS: Readonly<Record<AlertSeverity, number>> = { out: 4, critical: 3, high: 2, watch: 1, none: 0, unknown: 0 };
const CODES_BY_LABEL = new Map(Object.entries(SEVERITY_LABELS).map(([code, label]) => [label, code as AlertSeverity])); // keys of the table above

/** 4 for `out` down to 0 for `none`; `unknown` alarms nobody either. */
export function severityRank(severity: AlertSeverity): number {
  return RANKS[severity];
}

/** Whether people have to act: out, critical or high. */
export function isAlarming(severity: AlertSeverity): boolean {
  return severityRank(severity) >= RANKS.high;
}

/** The code of a form's label; null when the text is none of the six. */
export function severityFromLabel(label: string): AlertSeverity | null {
  return CODES_BY_LABEL.get(label) ?? null;
}
