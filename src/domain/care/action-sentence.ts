import type { ActionResult, TooLittle } from "./action-result.ts";

const REASONS: Readonly<Record<TooLittle, (lacking: number) => string>> = {
  no_outcome_yet: () => "还没有过完观察期的客户",
  nobody_held_out: () => "没有设对照组，无从比较",
  too_few_treated: (lacking) => `执行过的客户太少，还差 ${lacking} 位`,
  too_few_held_out: (lacking) => `对照客户太少，还差 ${lacking} 位`,
  too_few_buyers: (lacking) => `观察期内有购买的客户太少，还差 ${lacking} 位`,
};

/** What an action brought, for people to read. */
export function actionSentence(result: ActionResult): string {
  if (result.kind === "not_estimable") return `无法估计：${REASONS[result.reason](result.lacking)}。`;
  const { net_profit_each, interval, treated, held_out, verdict } = result;
  const figures = `平均每位客户净利 ${money(net_profit_each)} 元（95% 区间 ${money(interval.low)} ~ ${money(interval.high)} 元；执行 ${treated} 位，对照 ${held_out} 位）`;
  switch (verdict) {
    case "pays":
      return `有效：${figures}。`;
    case "loses":
      return `亏损：${figures}，建议停用或调整。`;
    case "open":
      return `尚无定论：${figures}，增减都可能只是巧合。`;
  }
}

function money(yuan: number): string {
  return yuan.toFixed(1).replace(/^-(0\.0)$/u, "$1");
}
