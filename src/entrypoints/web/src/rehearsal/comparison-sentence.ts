import type { RehearsedComparison } from "../../../../contracts/rehearsal.ts";
import { changeText } from "../format/number-text.ts";
import type { Dictionary } from "../text/zh.ts";

/** How our rules do against others, in one sentence that says as plainly when they do worse. */
export function comparisonSentence(
  comparison: RehearsedComparison,
  group_items: number,
  { rehearsal: words }: Dictionary,
): string {
  const { against, verdict, stockout_change, stock_change, items = group_items } = comparison;
  const rival = words.policy[against];
  const against_policy = (told: string) =>
    words.than(items < group_items ? words.among_plain(rival, items) : rival, told);
  if (verdict !== "compared") return against_policy(words.verdict[verdict]);
  const told = [
    ...(stockout_change === null ? [] : [words.same_stock(changeText(stockout_change))]),
    ...(stock_change === null ? [] : [words.same_stockout(changeText(stock_change))]),
  ].join(words.and);
  if (told === "") return against_policy(words.verdict.apart);
  return against_policy(isWorse(comparison) ? words.is_worse(told) : told);
}

/** Whether nothing that could be compared is better with us. */
function isWorse({ stockout_change, stock_change }: RehearsedComparison): boolean {
  const changes = [stockout_change, stock_change].filter((change) => change !== null);
  return changes.every((change) => change >= 0);
}
