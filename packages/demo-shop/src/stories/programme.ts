import type { Cast } from "../cast.ts";
import { coverDays } from "../stocking-policy.ts";
import { MAIN_WAREHOUSE } from "../locations.ts";
import type { Day } from "../shop-calendar.ts";
import { freeStock, type Level, type Moment, type Shop } from "../shop.ts";
import { createBulkOrder, createFashion, createLivestream, createSeasonStart } from "./buying-rush.ts";
import { createCountLoss } from "./count-loss.ts";
import { createLateDelivery } from "./late-delivery.ts";
import type { Story } from "./story.ts";

/** Plays the stories of the demo: a fixed opening with the cast, then something new every few days, without end. */
export interface Programme {
  /** Lets the running stories do what they do on a played day (0 = the first). */
  playDay(shop: Shop, playedDay: number, at: Moment): void;
  /** Whether a story speaks for all the demand of a level just now. */
  speaksFor(level: Level): boolean;
}

/** Played day on which the first improvised story begins. */
const IMPROVISED_FROM = 11;
/** Days from one improvised story to the next. */
const IMPROVISED_EVERY = 4;

/** The programme for a cast. */
export function createProgramme(cast: Cast): Programme {
  const opening: readonly (readonly [playedDay: number, story: Story])[] = [
    [0, createLateDelivery(cast.late)],
    [1, createLivestream(cast.surge)],
    [2, createBulkOrder(cast.bulk)],
    [3, createSeasonStart(cast.season)],
    [4, createCountLoss(cast.loss)],
    [6, createFashion(cast.viral)],
  ];
  let pending = opening.map(([begins, story]) => ({ begins, story }));
  let speaking = new Set<string>();

  return {
    speaksFor: ({ key }) => speaking.has(key),
    playDay(shop, playedDay, at) {
      pending = pending.filter(({ begins, story }) => playedDay - begins < story.days);
      const level = improvises(playedDay) ? chooseLevel(shop, at.day, keysOf(pending)) : undefined;
      if (level !== undefined) pending.push({ begins: playedDay, story: improvise(shop, level) });
      const running = pending.filter(({ begins }) => begins <= playedDay);
      for (const { begins, story } of running) story.play(shop, playedDay - begins, at);
      speaking = keysOf(running);
    },
  };
}

function keysOf(billed: readonly { readonly story: Story }[]): Set<string> {
  return new Set(billed.map(({ story }) => story.levelKey));
}

function improvises(playedDay: number): boolean {
  return playedDay >= IMPROVISED_FROM && (playedDay - IMPROVISED_FROM) % IMPROVISED_EVERY === 0;
}

function improvise(shop: Shop, level: Level): Story {
  const isAwaited = [...shop.openPurchases.values()].some(({ lines }) => lines.some((line) => line.level === level));
  if (isAwaited) return createLateDelivery(level);
  return shop.random.pick([createLivestream, createBulkOrder, createFashion, createCountLoss])(level);
}

/** Among the best sellers of the main warehouse, one that is well but not overstocked, and in no story yet. */
function chooseLevel(shop: Shop, day: Day, busy: ReadonlySet<string>): Level | undefined {
  const sellers = (shop.carried.get(MAIN_WAREHOUSE) ?? [])
    .map((level) => ({ level, cover: freeStock(level) / dailyUnits(shop, level, day) }))
    .filter(({ level }) => !busy.has(level.key) && level.backorder === 0)
    .toSorted((a, b) => dailyUnits(shop, b.level, day) - dailyUnits(shop, a.level, day))
    .slice(0, 60)
    .filter(({ level, cover }) => cover > 0.5 * coverDays(level.item) && cover < 2.2 * coverDays(level.item));
  return sellers.length === 0 ? undefined : shop.random.pick(sellers).level;
}

function dailyUnits(shop: Shop, { item, location_code }: Level, day: Day): number {
  return shop.demand.units(item, location_code, day, day + 7).mean / 7;
}
