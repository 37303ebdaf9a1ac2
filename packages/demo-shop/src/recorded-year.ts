import { scheduleOfficeWork } from "./office.ts";
import type { OrderFlow } from "./order-flow.ts";
import { sell } from "./sales.ts";
import type { Day } from "./shop-calendar.ts";
import { passDay, schedule, type Shop } from "./shop.ts";

/** Lets the recorded days `start` … `end − 1` pass, every order by itself. */
export function recordYear(shop: Shop, flow: OrderFlow, start: Day, end: Day): void {
  for (let day = start; day < end; day += 1) {
    scheduleOfficeWork(shop, day);
    for (const wish of flow(shop, day)) {
      schedule(shop, day, { fraction: wish.fraction, run: (at) => sell(shop, wish, at) });
    }
    passDay(shop, day);
  }
}
