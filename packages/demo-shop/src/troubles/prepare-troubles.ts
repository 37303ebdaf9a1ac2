import type { Day } from "../shop-calendar.ts";
import { schedule, type Shop } from "../shop.ts";
import { lateDelivery, shortDelivery } from "./awaited-delivery.ts";
import { buyByExpress } from "./express-purchase.ts";
import type { Trouble } from "./trouble.ts";
import { lostGoods, movedAway } from "./vanished-stock.ts";

/** What goes wrong one after another from so many days before the demo until so many, one at most in a day. */
interface Spell {
  readonly from: number;
  readonly until: number;
  readonly troubles: readonly Trouble[];
}

const SPELLS: readonly Spell[] = [
  {
    from: 25,
    until: 13,
    troubles: [lateDelivery, shortDelivery, lateDelivery, lateDelivery, shortDelivery, lateDelivery],
  },
  { from: 6, until: 3, troubles: [lostGoods, movedAway, lostGoods] },
];
/** Before the office begins its day. */
const MORNING = 0.35;

/** Days before the demo on which the buyer clears other empty shelves. */
const EXPRESS_DAYS_BEFORE = 2;

/** Arranges the weeks before the demo, so that records tell why some goods run out when it begins. */
export function prepareTroubles(shop: Shop, today: Day): void {
  schedule(shop, today - EXPRESS_DAYS_BEFORE, { fraction: MORNING, run: (at) => buyByExpress(shop, at, today) });
  for (const { from, until, troubles } of SPELLS) {
    const coming = [...troubles];
    for (let day = today - from; day <= today - until; day += 1) {
      schedule(shop, day, {
        fraction: MORNING,
        run: (at) => {
          const [next] = coming;
          if (next?.(shop, at, today) === true) coming.shift();
        },
      });
    }
  }
}
