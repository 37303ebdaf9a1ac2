import type { zhItemPlaces } from "./zh-item-places.ts";

/** An item at all its places, in English. */
export const enItemPlaces: typeof zhItemPlaces = {
  title: "All places together",
  hint: "The item at every warehouse and shop, each by itself and all together.",
  place: "Place",
  here: "this one",
  state: "State",
  on_hand: "On hand",
  supply: "Days of supply",
  risk: "Chance to run out",
  together: (count) => `All ${count} places`,
  uncounted: (count) => `${count} places have no stock record and are not in the stock and days together.`,
  together_hint:
    "Days together by available stock, allocated units left out; the chance is that all places together run short, if goods could move between them at any time.",
  more: (count) => `${count} more`,
  saves: (separate, pooled, saved) =>
    `Apart they need ${separate} of safety stock, at one place ${pooled}: ${saved} less.`,
  saves_nothing: "One common stock would not need less safety stock.",
  caveat: (judged, all) =>
    `${judged < all ? `Only the ${judged} places with enough history count. ` : ""}Sales of the places count as independent; where they rise together, less is saved.`,
  not_judged: "Fewer than two places have enough history: nothing can be said of them together.",
};
