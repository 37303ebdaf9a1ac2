import type { Customer } from "../customers.ts";
import { takeOrder } from "../sales.ts";
import { freeStock, type Level, type Moment, schedule, type Shop } from "../shop.ts";
import type { Story } from "./story.ts";

/** How a stock is bought up: the share of the first day's free stock asked for on each day, in how many orders. */
export interface DrainPlan {
  readonly level: Level;
  readonly channel: string;
  readonly shares: readonly number[];
  readonly ordersPerDay: number;
  /** Caption of a day's first order; the item's name is given. */
  readonly caption: (n: number, itemName: string) => string | undefined;
}

/** Part of the last day's wish that finds nothing left. */
const UNFILLED_PART = 0.4;

/** Orders that eat a stock up by a plan whose shares sum to about one; on the last day more is asked for than there is. */
export function createDrain({ level, channel, shares, ordersPerDay, caption }: DrainPlan): Story {
  let stockAtStart = 0;
  return {
    levelKey: level.key,
    days: shares.length,
    play(shop, n, at) {
      if (n === 0) stockAtStart = Math.max(freeStock(level), 2 * ordersPerDay);
      for (let order = 0; order < ordersPerDay; order += 1) {
        const fraction = 0.52 + (0.36 * (order + shop.random.next())) / ordersPerDay;
        const story = order === 0 ? caption(n, level.item.item_name) : undefined;
        const ask = (moment: Moment): void => {
          const planned = ((shares[n] ?? 0) * stockAtStart) / ordersPerDay;
          const isLast = n === shares.length - 1;
          const rest = freeStock(level) / (ordersPerDay - order) / (1 - UNFILLED_PART);
          buy(shop, { level, channel, quantity: Math.ceil(isLast ? Math.max(planned, rest) : planned), story }, moment);
        };
        schedule(shop, at.day, { fraction, run: ask });
      }
    },
  };
}

interface Purchase {
  readonly level: Level;
  readonly channel: string;
  readonly quantity: number;
  readonly story: string | undefined;
}

function buy(shop: Shop, { level, channel, quantity, story }: Purchase, at: Moment): void {
  const customer = fanOf(shop, level);
  const wish = { customer, channel, location_code: level.location_code, lines: [{ level, quantity }] };
  takeOrder(shop, wish, at, story);
}

/** A business of the location that likes the category: somebody people know by name. */
function fanOf(shop: Shop, { item, location_code }: Level): Customer {
  const near = shop.customers.filter(
    (customer) => customer.customer_type === "企业" && customer.location_code === location_code,
  );
  return shop.random.pick(near.filter(({ favourites }) => favourites.includes(item.category)));
}
