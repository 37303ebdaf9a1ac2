import { createRandom, type Random } from "../../packages/demo-shop/src/random.ts";
import { hexId, type StockPush } from "../support/push-stream.ts";
import type { ClusterShop } from "./cluster-shop.ts";

/** A push of a shop; sent again by chance, or behind others that tell of later states. */
export interface ShopPush extends StockPush {
  readonly shop: ClusterShop;
}

/** What the pushes of a run are made from; equal wishes give equal pushes. */
export interface PushWish {
  readonly shops: readonly ClusterShop[];
  readonly events: number;
  readonly seed: number;
  /** The version of the first state (ms); each further state is a ms later. */
  readonly begins_at: number;
}

/** Pushes by how they come: as fast as they are answered, or one now and then. */
export interface PushPlan {
  readonly flood: readonly ShopPush[];
  readonly trickle: readonly ShopPush[];
}

const REPEATED = 0.03;
const HELD_BACK = 0.05;
/** So many later pushes overtake one that is held back, at most. */
const OVERTAKEN_BY = 40;
const QUIET_SHARE = 0.005;
/** Of all states so many are close to empty; the others lie where nobody would see a difference. */
const SCARCE = 0.02;

/** All pushes of a run, each repeat being one more. */
export function planPushes({ shops, events, seed, begins_at }: PushWish): PushPlan {
  const random = createRandom(seed);
  let number = 0;
  const next = (shop: ClusterShop): ShopPush => {
    number += 1;
    const record = random.pick(shop.stock);
    const stock = { ...record, on_hand: onHand(random) };
    return { shop, stock, delivery_id: hexId(number), version: begins_at + number };
  };
  const quiet = shops.filter(({ pace }) => pace === "quiet");
  const trickle = Array.from({ length: Math.ceil(events * QUIET_SHARE) * quiet.length }, () =>
    next(random.pick(quiet)),
  );
  const chosen = chooser(shops, events, events - trickle.length);
  const flood = Array.from({ length: events - trickle.length }, () => next(chosen(random)));
  return { trickle: disturbed(trickle, random), flood: disturbed(flood, random) };
}

function onHand(random: Random): number {
  return random.chance(SCARCE) ? random.int(0, 30) : random.int(480, 520);
}

/** The noisy shop has half of all events, the busy ones share what is left of the flood. */
function chooser(shops: readonly ClusterShop[], events: number, flood: number): (random: Random) => ClusterShop {
  const noisy = shops.filter(({ pace }) => pace === "noisy");
  const busy = shops.filter(({ pace }) => pace === "busy");
  const share = busy.length === 0 ? 1 : events / 2 / flood;
  return (random) => random.pick(random.chance(share) ? noisy : busy);
}

/** The same pushes with some sent twice and some behind later ones. */
function disturbed(pushes: readonly ShopPush[], random: Random): readonly ShopPush[] {
  const places = pushes.flatMap((push, index) => {
    const place = random.chance(HELD_BACK) ? index + random.int(1, OVERTAKEN_BY) : index;
    const once = { push, place };
    return random.chance(REPEATED) ? [once, { push, place: index + random.int(0, OVERTAKEN_BY) }] : [once];
  });
  return places.toSorted((one, other) => one.place - other.place).map(({ push }) => push);
}
