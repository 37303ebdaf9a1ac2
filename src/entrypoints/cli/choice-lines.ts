import type { ChoicesReport, JudgedChoice } from "../../contracts/purchase-choices.ts";
import { quantityText, wholeMoneyText } from "../../domain/text/quantity-text.ts";
import { tableLines } from "./text-table.ts";

const REASONS: Readonly<Record<ChoicesReport["unjudged"][number]["reason"], string>> = {
  horizon_open: "提前期加订货周期还没有过完",
  not_ordered: "采购单没有建成",
  stock_unknown: "当时的库存未知",
  money_unknown: "没有进价或售价",
  demand_unknown: "没有那段时间的销售记录",
  demand_hidden: "期间缺过货，需求看不全",
};
const HEAD = ["商品", "到", "建议", "选择", "期间需求", "按建议", "按选择", "选择多赚", "采购单", "谁"];
/** Columns of words. */
const WORDS = [0, 1, 5, 6, 8, 9];

/** What became of choices as lines of text: how many were better, by how much, and the largest differences. */
export function choiceLines(report: ChoicesReport): readonly string[] {
  const { choices, judged, unjudged, next_judged_on, largest } = report;
  if (choices === 0) return ["还没有从补货计划生成过采购单。在看板的“补货计划”页选择商品，按“生成采购单”。"];
  return [
    ...(judged === 0 ? [`已下单 ${choices} 行，还没有一行可以判断。`] : judgedLines(report)),
    ...unjudged.map(({ reason, count }) => `无法判断 ${count} 行：${REASONS[reason]}。`),
    ...(next_judged_on === null ? [] : [`最早 ${next_judged_on} 可以判断下一行。`]),
    ...(largest.length === 0 ? [] : ["", "【差别最大】", ...tableLines([HEAD, ...largest.map(cells)], WORDS)]),
  ];
}

function judgedLines({ judged, buyer_better, model_better, equal, buyer_gain, model_gain }: ChoicesReport) {
  return [
    `已判断 ${judged} 行：采购更好 ${buyer_better}，建议更好 ${model_better}，一样 ${equal}。`,
    `采购改得对，多赚 ${money(buyer_gain)} 元；改得不对，少赚 ${money(model_gain)} 元。`,
  ];
}

function cells(line: JudgedChoice): readonly string[] {
  return [
    ...[line.item_name, line.location_name, `${quantityText(line.suggested_quantity)} ${line.unit}`],
    ...[`${quantityText(line.quantity)} ${line.unit}`, quantityText(line.demand)],
    ...[outcome(line.model), outcome(line.buyer), money(line.difference), line.purchase_order_no, line.chosen_by],
  ];
}

function outcome({ lost_units, end_stock }: JudgedChoice["model"]): string {
  return `缺 ${quantityText(lost_units)}，剩 ${quantityText(end_stock)}`;
}

function money(amount: number): string {
  return wholeMoneyText(amount);
}
