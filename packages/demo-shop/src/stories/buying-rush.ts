import type { Level } from "../shop.ts";
import { createDrain } from "./drain.ts";
import type { Story } from "./story.ts";

/** A livestream sells an item out within five days. */
export function createLivestream(level: Level): Story {
  return createDrain({
    level,
    channel: "直播间",
    shares: [0.15, 0.25, 0.25, 0.2, 0.2, 0.05],
    ordersPerDay: 2,
    caption: (n, name) =>
      n === 0 ? `直播带货：${name}订单突然增加` : n === 1 ? `直播回放还在涨：${name}继续热卖` : undefined,
  });
}

/** One company buys most of a stock at once, others want the rest. */
export function createBulkOrder(level: Level): Story {
  return createDrain({
    level,
    channel: "批发",
    shares: [0.62, 0.15, 0.15, 0.2],
    ordersPerDay: 1,
    caption: (n, name) => (n === 0 ? `企业集采：一张大单买走大半${name}` : undefined),
  });
}

/** The season of an item begins faster than the buyer thought. */
export function createSeasonStart(level: Level): Story {
  return createDrain({
    level,
    channel: "线上商城",
    shares: [0.14, 0.18, 0.2, 0.2, 0.2, 0.2],
    ordersPerDay: 1,
    caption: (n, name) => (n === 0 ? `换季了：${name}一天比一天好卖` : undefined),
  });
}

/** An item is talked about and slowly runs out. */
export function createFashion(level: Level): Story {
  return createDrain({
    level,
    channel: "小程序",
    shares: [0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25],
    ordersPerDay: 1,
    caption: (n, name) => (n === 0 ? `好评上热榜：问${name}的人多起来了` : undefined),
  });
}
