import type { PlanSupplier, PlanTransfer, PlanUnfunded, PurchasePlan } from "../../contracts/purchase-plan.ts";
import { quantityText, wholeMoneyText } from "../../domain/text/quantity-text.ts";
import { tableLines } from "./text-table.ts";

const TRANSFER_HEAD = ["商品", "调出", "调入", "数量", "天数", "调拨费", "净得", "原因"];
const PURCHASE_HEAD = ["商品", "到", "数量", "金额", "预期利润", "次序", "最晚下单", "原因"];
const UNFUNDED_HEAD = ["商品", "到", "未买", "需要金额", "少赚", "预计缺"];
/** Columns of words. */
const TRANSFER_WORDS = [0, 1, 2, 7];
const PURCHASE_WORDS = [0, 1, 7];
const UNFUNDED_WORDS = [0, 1];

/** Stands where a number is not known. */
const NOTHING = "—";

/** A plan as lines of text: what to move, what to buy by supplier, what is not paid for. */
export function planLines(plan: PurchasePlan): readonly string[] {
  const isEmpty = plan.transfers.length + plan.suppliers.length + plan.unfunded.length === 0;
  if (isEmpty) return [`${plan.today}：没有需要调拨或采购的商品。`, ...laneLines(plan)];
  return [
    ...headLines(plan),
    ...laneLines(plan),
    ...section(
      "先调拨",
      tableLines([TRANSFER_HEAD, ...plan.transfers.map(transferCells)], TRANSFER_WORDS),
      plan.transfers,
    ),
    ...plan.suppliers.flatMap(supplierLines),
    ...section(
      "预算外（不买的代价）",
      tableLines([UNFUNDED_HEAD, ...plan.unfunded.map(unfundedCells)], UNFUNDED_WORDS),
      plan.unfunded,
    ),
  ];
}

function headLines({ today, budget, totals }: PurchasePlan): readonly string[] {
  const { wanted, spent, expected_profit, forgone_profit, by_units, without_cost } = totals;
  const within = budget === null ? "不限预算" : `预算 ${money(budget)} 元，全部需要 ${money(wanted)} 元`;
  return [
    `${today} 补货计划：${within}，采购 ${money(spent)} 元，预期利润 ${money(expected_profit)} 元。`,
    ...(forgone_profit > 0 ? [`预算外的采购不买，预计少赚 ${money(forgone_profit)} 元。`] : []),
    ...(by_units > 0
      ? [`${by_units} 项缺少进价或售价，只按件数排在后面；其中 ${without_cost} 项没有进价，不占预算。`]
      : []),
  ];
}

function laneLines({ lanes }: PurchasePlan): readonly string[] {
  if (lanes.locations < 2 || lanes.taking_part >= 2) return [];
  return ["没有可调拨的仓库：在“仓库/门店/渠道”表单填写至少两处的调拨到货天数，计划才会先调后买。"];
}

function section(title: string, lines: readonly string[], rows: readonly unknown[]): readonly string[] {
  return rows.length === 0 ? [] : ["", `【${title}】${rows.length} 项`, ...lines];
}

function supplierLines({
  supplier_name,
  supplier_code,
  cost,
  expected_profit,
  purchases,
}: PlanSupplier): readonly string[] {
  const name = supplier_name ?? supplier_code ?? "未填供应商";
  const rows = purchases.map((line) => [
    line.item_name,
    line.location_name,
    `${quantityText(line.quantity)} ${line.unit}`,
    money(line.cost),
    line.expected_profit === null ? "按件" : money(line.expected_profit),
    String(line.rank),
    line.order_by_date ?? NOTHING,
    line.reason,
  ]);
  return [
    "",
    `【${name}】${purchases.length} 项，${money(cost)} 元，预期利润 ${money(expected_profit)} 元`,
    ...tableLines([PURCHASE_HEAD, ...rows], PURCHASE_WORDS),
  ];
}

function transferCells(transfer: PlanTransfer): readonly string[] {
  const { item_name, from_name, to_name, quantity, unit, lead_time_days, cost, gain, saved_units, reason } = transfer;
  return [
    ...[item_name, from_name, to_name, `${quantityText(quantity)} ${unit}`, String(lead_time_days), money(cost)],
    gain === null ? `少缺 ${quantityText(saved_units)}` : money(gain),
    reason,
  ];
}

function unfundedCells(line: PlanUnfunded): readonly string[] {
  const { item_name, location_name, quantity, unit, is_rest, cost, forgone_profit, lost_units } = line;
  return [
    ...[item_name, location_name, `${is_rest ? "其余 " : ""}${quantityText(quantity)} ${unit}`, money(cost)],
    forgone_profit === null ? "按件" : money(forgone_profit),
    quantityText(lost_units),
  ];
}

function money(amount: number | null): string {
  return amount === null ? NOTHING : wholeMoneyText(amount);
}
