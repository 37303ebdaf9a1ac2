import { DEMAND_CLASS_LABELS, DEMAND_CLASS_SENTENCES } from "../demand/demand-class.ts";
import { forecasterLabel } from "../forecast/forecasters.ts";
import { daysOfSupplyLabel } from "../inventory/days-of-supply.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import { lawText } from "../demand/law-text.ts";
import { slowdownText } from "../inventory/supplier-slowdown.ts";
import { effectClauses, effectName, learnedText } from "./effect-text.ts";
import type { ExplainedProbability, Explanation } from "./explanation.ts";
import { MISSING_LABELS } from "./missing-input.ts";
import { orderLines } from "./order-lines.ts";
import { dayText, percentText, quantityText } from "../text/quantity-text.ts";
import { useText } from "./production-text.ts";
import { RISK_FACTOR_LABELS } from "./risk-factors.ts";
import type { SeverityRule } from "./severity-rules.ts";
import { SEVERITY_LABELS } from "./severity.ts";
import { SIGNAL_LABELS } from "./signal.ts";
import { supplyBasis } from "./supply-basis.ts";

/** One line of the table a person checks a number by. */
export interface ExplanationLine {
  readonly label: string;
  readonly value: string;
  /** True where it names what the item costs or earns: not for everyone who may see stock. */
  readonly tells_costs?: true;
  /** True for a formula or a distribution behind a line that says the same in plain words. */
  readonly is_detail?: true;
}

/** An explanation as a table in Chinese: what went in, which formula, what weighs most, what would clear it. */
export function explanationLines(explanation: Explanation): readonly ExplanationLine[] {
  return [
    ...verdictLines(explanation),
    ...stockLines(explanation),
    ...demandLines(explanation),
    ...effectLines(explanation),
    ...productionLines(explanation),
    ...supplyLines(explanation),
    ...probabilityLines("到货前缺货概率", explanation.arrival, explanation),
    ...probabilityLines("周期内缺货概率", explanation.exposure, explanation),
    ...factorLines(explanation),
    ...orderLines(explanation),
    ...(explanation.signals ?? []).map(({ kind, sentence }) => ({ label: SIGNAL_LABELS[kind], value: sentence })),
    ...explanation.missing.map((input) => ({ label: "缺少资料", value: MISSING_LABELS[input] })),
  ];
}

const RULE_LABELS: Readonly<Record<SeverityRule, string>> = {
  already_out: "可用库存不大于 0",
  line_unfilled: "有订单无法交付",
  out_before_arrival: "现在下单到货前卖完的概率不低于 50%",
  above_limit: "周期内缺货概率高于上限",
  at_minimum_stock: "可用库存不高于库存下限",
  above_half_limit: "周期内缺货概率高于上限的一半",
  surge: "需求异常突增",
  held: "已回落，但未低到解除线",
};

const LEAD_TIME_SOURCES: Readonly<Record<LeadTime["source"], string>> = {
  learned: "从到货记录学习",
  supplier: "供应商资料",
  item: "商品资料",
  default: "默认值",
};

function verdictLines(explanation: Explanation): ExplanationLine[] {
  const { severity, rules, abc_class, limit } = explanation;
  return [
    { label: "预警等级", value: SEVERITY_LABELS[severity] },
    ...rules.map((rule) => ({ label: "触发条件", value: ruleText(rule, explanation) })),
    { label: "缺货概率上限", value: `${percentText(limit)}（${abc_class} 类）` },
    ...supplyDaysLines(explanation),
  ];
}

function ruleText(rule: SeverityRule, { reserved_quantity }: Explanation): string {
  const isReserve = rule === "at_minimum_stock" && reserved_quantity !== undefined;
  return isReserve ? "可用库存不高于库存下限与为重点客户预留之和" : RULE_LABELS[rule];
}

function supplyDaysLines(explanation: Explanation): ExplanationLine[] {
  const { demand, production, days_of_supply } = explanation;
  if (demand === null && production === undefined) return [];
  const basis = days_of_supply === null ? null : supplyBasis(explanation);
  const value = `${daysOfSupplyLabel(days_of_supply)}${basis === null ? "" : `（${basis}，不是预测）`}`;
  return [{ label: "可供天数", value }];
}

function stockLines(explanation: Explanation): ExplanationLine[] {
  const { stock, unit, reserved_quantity } = explanation;
  if (stock === null) return [];
  const parts = `现有 ${quantityText(stock.on_hand)} − 已分配 ${quantityText(stock.allocated)}`;
  const lines = [{ label: "可用库存", value: `${parts} = ${quantityText(stock.available)} ${unit}` }];
  if (stock.supply !== stock.available) {
    lines.push({ label: "扣除待补交后", value: `${quantityText(stock.supply)} ${unit}` });
  }
  lines.push(...minimumLines(explanation));
  if (reserved_quantity !== undefined) {
    const value = `${quantityText(reserved_quantity)} ${unit}，只卖给重点客户；再订货点和目标库存都加上它`;
    lines.push({ label: "为重点客户预留", value });
  }
  return lines;
}

function minimumLines({ minimum_stock, place_minimum_stock, unit }: Explanation): ExplanationLine[] {
  if (minimum_stock === null) return [];
  const whose = place_minimum_stock === undefined ? "" : "（“库存台账”为本处填写，先于商品资料）";
  return [{ label: "库存下限", value: `${quantityText(minimum_stock)} ${unit}${whose}` }];
}

function demandLines({ demand, unit }: Explanation): ExplanationLine[] {
  if (demand === null) return [];
  const { mean, sd, window_days, censored_days, demand_class, forecaster, forecast_mean } = demand;
  const window = `最近 ${window_days} 个有货日的平均；有记录以来缺货的 ${censored_days} 天都不计`;
  const lines: ExplanationLine[] = [
    { label: "日均销量", value: `${quantityText(mean)} ${unit}（${window}）` },
    detail("日均销量的算法", `各天等权，标准差 ${quantityText(sd)}`),
    { label: "销售规律", value: DEMAND_CLASS_SENTENCES[demand_class] },
    detail("需求类型", DEMAND_CLASS_LABELS[demand_class]),
  ];
  if (forecaster !== null && forecast_mean !== null) {
    lines.push({ label: "预测需求", value: `今后每天约 ${quantityText(forecast_mean)} ${unit}` });
    lines.push(detail("预测方法", forecasterLabel(forecaster)));
  }
  return lines;
}

function detail(label: string, value: string): ExplanationLine {
  return { label, value, is_detail: true };
}

function effectLines({ effects, today }: Explanation): ExplanationLine[] {
  if (effects === undefined) return [];
  return [
    ...effectClauses(effects, today).map((value) => ({ label: "需求变化", value })),
    ...(effects.adjustment === null ? [] : [{ label: "人工调整", value: effects.adjustment }]),
    ...effects.learned.map((learned) => ({
      label: `需求系数·${effectName(learned.effect)}`,
      value: learnedText(learned),
    })),
  ];
}

function productionLines(explanation: Explanation): ExplanationLine[] {
  const { production, unit, supply } = explanation;
  if (production === undefined) return [];
  const total = `${quantityText(production.exposure_quantity)} ${unit}（${supply.exposure_days} 天内，按计划确定，不再预测）`;
  return [
    ...production.uses.map((use) => ({ label: "生产用料", value: useText(use, explanation) })),
    { label: "生产用料合计", value: total },
  ];
}

function supplyLines({ supply, today, unit }: Explanation): ExplanationLine[] {
  const { lead_time, review_period_days, exposure_days } = supply;
  const spread = `${quantityText(lead_time.mean_days)} ± ${quantityText(lead_time.sd_days)} 天`;
  const samples = lead_time.sample_count > 0 ? `，${lead_time.sample_count} 次到货` : "";
  return [
    { label: "提前期", value: `${spread}（${LEAD_TIME_SOURCES[lead_time.source]}${samples}）` },
    ...(lead_time.slowdown === undefined ? [] : [{ label: "供应商变慢", value: slowdownText(lead_time.slowdown) }]),
    { label: "周期", value: `提前期 + 检查周期 ${quantityText(review_period_days)} 天 = ${exposure_days} 天` },
    ...supply.receipts.map(({ purchase_order_no, due, quantity, days_late }) => ({
      label: purchase_order_no === "" ? "在途" : `在途 ${purchase_order_no}`,
      value: `${quantityText(quantity)} ${unit}，应于 ${dayText(due, today)}到货${days_late > 0 ? `，已逾期 ${days_late} 天` : ""}`,
    })),
  ];
}

function probabilityLines(
  label: string,
  probability: ExplainedProbability | null,
  { today, unit }: Explanation,
): ExplanationLine[] {
  if (probability === null) return [];
  const { value, by_day, days, demand, cases, planned } = probability;
  const law = lawText(demand);
  const supplies = cases.map(
    ({ probability: chance, supply }) => `${quantityText(supply)} ${unit}（${percentText(chance)}）`,
  );
  const taken = planned === undefined ? "" : `（已扣除生产用料 ${quantityText(planned)} ${unit}）`;
  const supply = cases.reduce((sum, { probability: chance, supply }) => sum + chance * supply, 0);
  const wanted = `${days} 天里预计卖 ${quantityText(demand.mean)} ${unit}`;
  const there = `可供 ${quantityText(Math.max(0, supply))} ${unit}${taken}`;
  return [
    { label, value: `${percentText(value)}（截至 ${dayText(by_day, today)}）：${wanted}，${there}` },
    detail(`${label}的算法`, `P(${days} 天需求 > 可供量)；需求：${law}；可供量：${supplies.join("，或 ")}${taken}`),
  ];
}

function factorLines({ factors, clears, today, unit }: Explanation): ExplanationLine[] {
  const lines = factors.map(({ factor, probability_without }, i) => ({
    label: i === 0 ? "首要原因" : "其他原因",
    value:
      factor === "low_stock"
        ? RISK_FACTOR_LABELS[factor]
        : `${RISK_FACTOR_LABELS[factor]}（若无此项，概率为 ${percentText(probability_without)}）`,
  }));
  if (clears === null) return lines;
  const value = `${dayText(clears.by_day, today)}前到货 ${quantityText(clears.quantity)} ${unit}，概率降到 ${percentText(clears.target_probability)} 以内`;
  return [...lines, { label: "解除条件", value }];
}
