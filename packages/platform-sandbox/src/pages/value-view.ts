import type { Widget } from "../fields/widget.ts";
import { isArray, isObject } from "../json.ts";
import { html, type Piece } from "./html.ts";

const SEVERITIES: Readonly<Record<string, { readonly tone: string; readonly icon: string }>> = {
  缺货: { tone: "out", icon: "●" },
  紧急: { tone: "critical", icon: "▲" },
  预警: { tone: "high", icon: "◆" },
  关注: { tone: "watch", icon: "■" },
  正常: { tone: "none", icon: "✓" },
  样本不足: { tone: "unknown", icon: "?" },
};

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** One value of a record as a person reads it, short enough for a table cell. */
export function showValue(field: Widget, value: unknown): Piece {
  if (value === null || value === undefined || value === "") return html`<span class="none">—</span>`;
  if (field.name === "alert_severity" && typeof value === "string") return severityBadge(value);
  if (field.type === "number") return html`<span class="num">${showNumber(field.name, value)}</span>`;
  if (field.type === "datetime") return showTime(value);
  return field.type === "subform" && isArray(value) ? `${value.length} 行` : plain(value);
}

/** The alert level as a badge: colour, sign and word. */
export function severityBadge(level: string): Piece {
  const { tone, icon } = SEVERITIES[level] ?? { tone: "unknown", icon: "·" };
  return html`<span class="badge ${tone}"><i aria-hidden="true">${icon}</i>${level}</span>`;
}

/** An ISO instant in China time, `YYYY-MM-DD HH:mm`; whole days without the hour. */
export function showTime(value: unknown): string {
  const text = chinaTime(value);
  return text.endsWith(" 00:00") ? text.slice(0, 10) : text;
}

/** An ISO instant in China time with its hour. */
export function chinaTime(value: unknown): string {
  const at = typeof value === "string" || typeof value === "number" ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(at) ? "" : new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** Probabilities as per cent, other numbers with grouped digits. */
export function showNumber(name: string, value: unknown): string {
  if (typeof value !== "number") return String(value);
  if (name.endsWith("_probability")) return `${(value * 100).toFixed(1)} %`;
  return value.toLocaleString("zh-CN", { maximumFractionDigits: 4 });
}

function plain(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (isArray(value)) return value.map(plain).join("、");
  if (!isObject(value)) return "";
  const named = value.name ?? value.phone;
  return named === undefined ? Object.values(value).map(plain).join("") : plain(named);
}
