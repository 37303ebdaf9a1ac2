import { freeStock, type Level, schedule } from "../shop.ts";
import { writeCount } from "../stock-taking.ts";
import { createDrain } from "./drain.ts";
import type { Story } from "./story.ts";

/** Share of the book stock that is not on the shelf. */
const MISSING_SHARE = 0.78;

/** A count finds far less than the books say, and what is left sells out in a few days. */
export function createCountLoss(level: Level): Story {
  const drain = createDrain({
    level,
    channel: "线上商城",
    shares: [0.2, 0.25, 0.25, 0.2, 0.3],
    ordersPerDay: 1,
    caption: () => undefined,
  });
  return {
    levelKey: level.key,
    days: drain.days + 1,
    play(shop, n, at) {
      if (n > 0) drain.play(shop, n - 1, at);
      else
        schedule(shop, at.day, {
          fraction: 0.42,
          run: (moment) => {
            const difference = -Math.floor(freeStock(level) * MISSING_SHARE);
            const story = `盘点：${level.item.item_name}账面 ${level.on_hand} ${level.item.unit}，实际少了 ${-difference} ${level.item.unit}`;
            writeCount(shop, [{ level, difference }], moment, story);
          },
        });
    },
  };
}
