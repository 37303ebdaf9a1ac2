import { createChance, type Chance } from "./chance.ts";
import { aFault, type ChaosFault } from "./chaos-faults.ts";
import { createShopEvents, type ShopEvent } from "./shop-events.ts";

/** What is done to the platform or the add-on, beside the shop's own events. */
export type Harm =
  | { readonly kind: "fault"; readonly fault: ChaosFault }
  | { readonly kind: "limits"; readonly enabled: boolean }
  | { readonly kind: "key"; readonly is_expired: boolean }
  | { readonly kind: "kill" | "full_disk" | "well_again" | "store_restart" }
  /** Faults that have met no request are over: they must not pile up until a rare call meets them all. */
  | { readonly kind: "calm" }
  | { readonly kind: "clock_jump"; readonly skew_ms: number };

/** One thing that happens to a shop, its platform or its add-on. */
export type ChaosStep = ShopEvent | Harm;

/** How often harm is done. */
export interface HarmCounts {
  readonly faults: number;
  readonly deaths: number;
  /** Times for which the API key does not work. */
  readonly expiries: number;
  /** Restarts of the store's own server. */
  readonly store_restarts: number;
}

/** What a sequence of steps is made from; equal wishes give equal steps. */
export interface ChaosWish extends HarmCounts {
  readonly seed: number;
  readonly events: number;
  readonly item_count: number;
}

const HOUR_MS = 3_600_000;
/** Where among the events the sandbox's own rate limits hold for a while, and the store's server restarts. */
const LIMITED_FROM = 0.5;
const STORE_RESTARTS_FROM = 0.3;
/** The longest a state lasts, in events. */
const LIMITED_EVENTS = 1_000;
const ILL_EVENTS = 200;
const KEYLESS_EVENTS = 300;
/** A time of faults and its calm end, in events. */
const WEATHER_EVENTS = 400;

/** Harm grows with the root of the events: a longer run has more of it, and longer quiet times as well. */
export function usualHarm(events: number): HarmCounts {
  const root = Math.sqrt(events);
  return {
    faults: Math.ceil(4 * root),
    deaths: Math.ceil(root / 8),
    expiries: Math.ceil(root / 150),
    store_restarts: 0,
  };
}

/** The steps of a run: `events` events of the shop, with harm strewn between. */
export function* chaosSteps(wish: ChaosWish): Generator<ChaosStep> {
  const chance = createChance(wish.seed);
  const harms = harmsByEvent(wish, chance);
  const nextEvent = createShopEvents(chance, wish.item_count);
  for (let index = 0; index < wish.events; index += 1) {
    yield* harms.get(index) ?? [];
    yield nextEvent();
  }
}

/** What is done before which event. */
function harmsByEvent(wish: ChaosWish, chance: Chance): ReadonlyMap<number, readonly Harm[]> {
  const { events } = wish;
  const harms = new Map<number, Harm[]>();
  const add = (at: number, harm: Harm) => void harms.set(at, [...(harms.get(at) ?? []), harm]);
  for (let left = wish.faults; left > 0; left -= 1) add(chance.below(events), { kind: "fault", fault: aFault(chance) });
  for (let at = WEATHER_EVENTS; at < events; at += WEATHER_EVENTS) add(at, { kind: "calm" });
  for (const { from, to } of spans(wish.deaths, events, ILL_EVENTS, chance)) {
    const death = aDeath(chance);
    add(from, death);
    if (death.kind !== "kill") add(to, { kind: "well_again" });
  }
  for (const { from, to } of spans(wish.expiries, events, KEYLESS_EVENTS, chance)) {
    add(from, { kind: "key", is_expired: true });
    add(to, { kind: "key", is_expired: false });
  }
  const limited_from = Math.floor(events * LIMITED_FROM);
  add(limited_from, { kind: "limits", enabled: true });
  add(limited_from + Math.min(LIMITED_EVENTS, Math.ceil(events / 10)), { kind: "limits", enabled: false });
  for (const { from } of spans(wish.store_restarts, events, 1, chance, STORE_RESTARTS_FROM))
    add(from, { kind: "store_restart" });
  return harms;
}

/** Spans one after the other, each somewhere in its own share of the events and over within it. */
function* spans(count: number, events: number, longest: number, chance: Chance, start = 0) {
  const share = Math.floor((events * (1 - start)) / Math.max(1, count));
  for (let index = 0; index < count; index += 1) {
    const from = Math.floor(events * start) + index * share + chance.below(Math.max(1, Math.floor(share / 2)));
    yield { from, to: from + Math.max(1, Math.min(longest, Math.floor(share / 3))) };
  }
}

function aDeath(chance: Chance): Harm {
  const draw = chance.below(4);
  if (draw === 0) return { kind: "full_disk" };
  if (draw === 1) return { kind: "clock_jump", skew_ms: chance.among([-2, -1, 1, 2]) * HOUR_MS };
  return { kind: "kill" };
}
