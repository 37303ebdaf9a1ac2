import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import { type BoughtLine, buyingRecord } from "../../../src/domain/substitution/buying-record.ts";
import {
  type LearnedOfItem,
  learnSubstitutes,
  type LearnedSubstitute,
} from "../../../src/domain/substitution/learn-substitutes.ts";
import { shopShares } from "../../../src/domain/substitution/shop-shares.ts";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";

/** First day of the record, and the outage of A in it. */
const FIRST: Day = "2026-01-01";
export const OUT = { item_code: "A", from: addDays(FIRST, 120), through: addDays(FIRST, 149) };
const TODAY = addDays(FIRST, 170);

/** What a buyer of A puts on an order, chances by item, while A is there and while it is out. */
export interface Habit {
  readonly usual: Readonly<Record<string, number>>;
  readonly out: Readonly<Record<string, number>>;
}

/** Orders of some buyers of A, one every ten days each, and of as many who never buy A and go on as they were. */
export function linesOf({ usual, out }: Habit, buyers: number, seed = 1): readonly BoughtLine[] {
  const random = seededRandom(seed);
  const lines: BoughtLine[] = [];
  for (let offset = 0; offset < 170; offset++) {
    const day = addDays(FIRST, offset);
    const is_out = day >= OUT.from && day <= OUT.through;
    for (let customer = offset % 10; customer < 2 * buyers; customer += 10) {
      const is_buyer = customer < buyers;
      const chances = is_out && is_buyer ? out : usual;
      for (const [item_code, chance] of Object.entries({ Z: 1, ...chances })) {
        if (item_code === "A" && !is_buyer) continue;
        if (random() < chance) lines.push({ customer_code: `C${customer}`, item_code, day, unit_price: 10 });
      }
    }
  }
  return lines;
}

/** What may be offered for A, as it is learned of such a shop. */
export function learnedOf(...question: Parameters<typeof learnedOfA>): readonly LearnedSubstitute[] {
  return learnedOfA(...question).learned;
}

/** All that is learned of A of such a shop. */
export function learnedOfA(
  lines: readonly BoughtLine[],
  { outages = [OUT], candidates = ["B", "C", "D"] }: { outages?: readonly (typeof OUT)[]; candidates?: string[] } = {},
): LearnedOfItem {
  const record = buyingRecord(lines);
  const ground = { record, shares: shopShares(record), lift_shape: 8, today: dayNumber(TODAY) };
  return learnSubstitutes(ground, { item_code: "A", candidates, outages });
}
