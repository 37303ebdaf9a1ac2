import type { Moment, Shop } from "../shop.ts";

/** Something that befalls one item over some played days. */
export interface Story {
  /** Key of the stock level it is about. */
  readonly levelKey: string;
  /** How many days it lasts. */
  readonly days: number;
  /** What happens on its n-th day (0 = the first); `at` is that day's morning. */
  play(shop: Shop, n: number, at: Moment): void;
}
