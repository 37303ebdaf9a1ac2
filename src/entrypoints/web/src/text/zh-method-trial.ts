/** How the forecasting methods did on an item's own past, in Chinese. */
export const zhMethodTrial = {
  title: "预测方法",
  used: (method: string, why: string) => `现在用“${method}”。${why}`,
  reason: {
    too_short: "过去的销售还不够长，放不下几个周期来比，看不出哪种方法更准，先用通常最稳的一种。",
    usual_best: "它是通常用的方法，拿本商品过去的数据试，也是它误差最小。",
    usual_kept: "它是通常用的方法。拿本商品过去的数据试，另有方法误差小一些，但差别可能只是偶然，所以不换。",
    clearly_better: "拿本商品过去的数据试，它比通常用的方法明显更准（差别超过 2 倍标准误差，不像偶然），所以换成了它。",
  },
  scores: (count: number) => `试过的 ${count} 种方法和各自的误差`,
  measure:
    "站在过去的许多个日子，各预测一次往后一个周期的需求，再与后来实际的比。以照抄上一周（“同上一周期”）的误差为 100%：低于 100% 的比它准，越小越准。",
  method: "方法",
  error: "误差",
  in_use: (method: string) => `${method}（在用）`,
};
