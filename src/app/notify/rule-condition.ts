import { daysBetween } from "../../domain/calendar/day.ts";
import { slowdownText } from "../../domain/inventory/supplier-slowdown.ts";
import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import type { SignalKind } from "../../domain/risk/signal.ts";
import { dayText, percentText, quantityText } from "../../domain/text/quantity-text.ts";
import { shownCode } from "./shown-name.ts";
import type { AlertRuleRow, RuleConditionKind } from "../../contracts/rows.ts";

/** The conditions by the labels of the form. */
export const CONDITION_LABELS: Readonly<Record<RuleConditionKind, string>> = {
  severity: "达到等级",
  days_of_supply: "可供天数不足",
  stockout_probability: "缺货概率高于",
  stockout_within: "N 天内缺货",
  available_below: "可用库存低于",
  surge: "需求突增",
  unusual_order: "异常大单",
  negative_stock: "账面为负",
  phantom_stock: "疑似假性库存",
  undocumented_movement: "库存变动无单据",
  receipt_overdue: "到货逾期",
  supplier_slower: "供应商变慢",
  weekly_report: "每周周报",
};

/** What was found of a condition: a few words for a title, and what a person is told. */
export interface ConditionFinding {
  readonly title: string;
  readonly sentence: string;
}

type Condition = Pick<AlertRuleRow, "condition_kind" | "condition_value">;

/**
 * How an assessment meets a condition; null where it does not, or does not know. The same for a kept assessment, so that
 * nothing but the assessment says what was true before.
 */
export function conditionFinding(condition: Condition, risk: RiskAssessment): ConditionFinding | null {
  const { condition_kind, condition_value: limit } = condition;
  switch (condition_kind) {
    case "severity":
    case "weekly_report":
      return null;
    case "days_of_supply":
      return limit === null ? null : shortSupply(risk, limit);
    case "stockout_probability":
      return limit === null ? null : likelyStockout(risk, limit);
    case "stockout_within":
      return limit === null ? null : nearStockout(risk, limit);
    case "available_below":
      return limit === null ? null : lowStock(risk, limit);
    case "receipt_overdue":
      return overdueReceipt(risk, limit ?? LEAST_DAYS_LATE);
    case "supplier_slower":
      return slowerSupplier(risk);
    case "surge":
    case "unusual_order":
    case "negative_stock":
    case "phantom_stock":
    case "undocumented_movement":
      return signalFinding(risk, condition_kind);
  }
}

/** Days late that 到货逾期 asks for where the rule names none. */
const LEAST_DAYS_LATE = 1;

function shortSupply({ days_of_supply }: RiskAssessment, limit: number): ConditionFinding | null {
  if (days_of_supply === null || days_of_supply > limit) return null;
  // Rounded down, so that what is below the limit never reads like the limit.
  const shown = quantityText(Math.max(0, Math.floor(days_of_supply * 10) / 10));
  return short(`可供 ${shown} 天，${days_of_supply < limit ? "低于" : "等于"} ${quantityText(limit)} 天`);
}

function likelyStockout({ stockout_probability }: RiskAssessment, limit: number): ConditionFinding | null {
  if (stockout_probability === null || stockout_probability <= limit) return null;
  return short(`缺货概率 ${percentText(stockout_probability)}，高于 ${percentText(limit)}`);
}

function nearStockout({ stockout_date, explanation }: RiskAssessment, limit: number): ConditionFinding | null {
  if (stockout_date === null || daysBetween(explanation.today, stockout_date) > limit) return null;
  return short(`预计 ${dayText(stockout_date, explanation.today)}缺货，在 ${quantityText(limit)} 天内`);
}

function lowStock({ explanation: { stock, unit } }: RiskAssessment, limit: number): ConditionFinding | null {
  if (stock === null || stock.available >= limit) return null;
  return short(`可用库存 ${belowText(stock.available, limit)} ${unit}，低于 ${quantityText(limit)} ${unit}`);
}

/** A figure that is below a limit, never read like it. */
function belowText(value: number, limit: number): string {
  const text = quantityText(value);
  return text === quantityText(limit) ? String(Number(value.toPrecision(6))) : text;
}

function overdueReceipt({ explanation }: RiskAssessment, limit: number): ConditionFinding | null {
  const late = explanation.supply.receipts.filter(({ days_late }) => days_late >= Math.max(LEAST_DAYS_LATE, limit));
  const [worst] = late.toSorted((a, b) => b.days_late - a.days_late);
  if (worst === undefined) return null;
  const { purchase_order_no, due, quantity, days_late } = worst;
  const more = late.length > 1 ? `（另有 ${late.length - 1} 笔逾期）` : "";
  const what = `采购单 ${shownCode(purchase_order_no)} 的 ${quantityText(quantity)} ${explanation.unit}`;
  return {
    title: `到货逾期 ${days_late} 天`,
    sentence: `${what}应于 ${dayText(due, explanation.today)}到货，已逾期 ${days_late} 天${more}`,
  };
}

function slowerSupplier({ explanation }: RiskAssessment): ConditionFinding | null {
  const { slowdown } = explanation.supply.lead_time;
  return slowdown === undefined ? null : { title: "", sentence: `供应商变慢：${slowdownText(slowdown)}` };
}

function signalFinding({ signals = [] }: RiskAssessment, wanted: SignalKind): ConditionFinding | null {
  const found = signals.find(({ kind }) => kind === wanted);
  return found === undefined ? null : { title: "", sentence: found.sentence };
}

function short(text: string): ConditionFinding {
  return { title: text, sentence: text };
}
