import { createBaskets } from "./baskets.ts";
import type { Cast } from "./cast.ts";
import type { DemoEdit } from "./demo-record.ts";
import { noteTurnedAway } from "./enquiries.ts";
import { createDayLog } from "./journal.ts";
import { scheduleOfficeWork } from "./office.ts";
import type { OrderFlow } from "./order-flow.ts";
import { promotionRecord, promotionsBetween } from "./promotions.ts";
import { sell } from "./sales.ts";
import { type Day, formatDay } from "./shop-calendar.ts";
import { type Moment, passDay, schedule, type Shop } from "./shop.ts";
import { createProgramme } from "./stories/programme.ts";

/** Plays the days that follow the records, endlessly; the same seed and today give the same days. */
export interface DemoPlayer {
  /** The day `nextDay` will play, YYYY-MM-DD; all days before it are complete. */
  today(): string;
  /** Plays that day and returns what people did on it, by the clock. */
  nextDay(): { readonly day: string; readonly edits: readonly DemoEdit[] };
}

/** Promotions are announced this many days before they begin. */
export const PROMOTION_NOTICE_DAYS = 45;

/** Usual orders are taken while the day has fewer edits than this. */
const EDITS_WANTED = 33;
/** Receipt lines the dock takes on a played day. */
const DOCK_LINES = 6;
/** Usual orders a day could take at most, and takes at least. */
const ORDER_SLOTS = 9;
const LEAST_ORDERS = 2;

/** A player for a shop whose records end before `today`. */
export function createPlayer(shop: Shop, flow: OrderFlow, cast: Cast, today: Day): DemoPlayer {
  const log = createDayLog(shop.levels);
  shop.journal = log.journal;
  shop.dock.capacity = DOCK_LINES;
  const programme = createProgramme(cast);
  const baskets = createBaskets(({ item, location_code }) => shop.demand.linesPerDay(item, location_code));
  let day = today;

  function takeUsualOrder(slot: number, at: Moment): void {
    if (slot >= LEAST_ORDERS && log.size() >= EDITS_WANTED) return;
    const wish = baskets.takeOrder(shop.random.pick([1, 1, 2, 2, 3]));
    if (wish !== undefined) noteTurnedAway(shop, wish.customer, sell(shop, wish, at), at);
  }

  function announcePromotions(at: Moment): void {
    for (const promotion of promotionsBetween(at.day + PROMOTION_NOTICE_DAYS, at.day + PROMOTION_NOTICE_DAYS)) {
      const { form, key, data } = promotionRecord(promotion);
      shop.journal.create(form, key, data, at, `促销日历：新增${key}`);
    }
  }

  return {
    today: () => formatDay(day),
    nextDay() {
      scheduleOfficeWork(shop, day);
      schedule(shop, day, { fraction: 0.39, run: announcePromotions });
      programme.playDay(shop, day - today, { day, fraction: 0.38 });
      for (const wish of flow(shop, day)) {
        baskets.add({ ...wish, lines: wish.lines.filter(({ level }) => !programme.speaksFor(level)) });
      }
      for (let slot = 0; slot < ORDER_SLOTS; slot += 1) {
        const fraction = 0.53 + 0.04 * (slot + shop.random.next());
        schedule(shop, day, { fraction, run: (at) => takeUsualOrder(slot, at) });
      }
      passDay(shop, day);
      const played = { day: formatDay(day), edits: log.take() };
      day += 1;
      return played;
    },
  };
}
