import { percentText } from "../text/quantity-text.ts";
import type { StockoutChurn } from "./stockout-churn.ts";

/** How 缺货流失率 is defined; stands beside every figure of it. */
export const STOCKOUT_CHURN_DEFINITION =
  "缺货流失率 = 流失 ÷（流失 + 留下），只算碰到过缺货的客户。流失：碰到缺货之后，在客户自己的回购间隔内没有再下单（下了单没货也算回来）；" +
  "只算间隔已满的客户（提前回来的也等间隔满了再算，否则最近的月份会显得偏低），学不出间隔的不算。一位客户碰到多次缺货，按最后一次算。它不等于缺货造成的流失：没有缺货也有人不再来。" +
  "流失的客户去了哪里没有记录。";

/** "31%（95% 区间 22%–41%，26/84 位）". */
export function churnText({ churn }: StockoutChurn, unit: "位" | "单" = "位"): string {
  if (churn === null) return "还没有能判断的";
  const { rate, low, high, count, of } = churn;
  return `${percentText(rate)}（95% 区间 ${percentText(low)}–${percentText(high)}，${count}/${of} ${unit}）`;
}
