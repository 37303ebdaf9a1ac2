import type { Day } from "../shop-calendar.ts";
import type { Moment, Shop } from "../shop.ts";

/**
 * Something that goes wrong in the weeks before the demo, with
 * what just then would run out by it when the demo begins; false where there is no such thing.
 */
export type Trouble = (shop: Shop, at: Moment, today: Day) => boolean;
