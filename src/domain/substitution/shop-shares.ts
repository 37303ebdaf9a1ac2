import { type BuyingRecord, linesWithin } from "./buying-record.ts";
import { recency } from "./recency.ts";
import { LOOK_BACK_DAYS } from "./usual-buying.ts";

/** Share of each item in all that the shop sold before a day, late sales weighing most; 0–1, by index. */
export type ShopShares = (day: number) => Float64Array;

/** Days of which shares are remembered. */
const REMEMBERED = 400;

/** Reads shares off a record; those of a day are worked out once. */
export function shopShares(record: BuyingRecord): ShopShares {
  const known = new Map<number, Float64Array>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    if (known.size >= REMEMBERED) known.clear();
    const shares = sharesBefore(record, day);
    known.set(day, shares);
    return shares;
  };
}

function sharesBefore(record: BuyingRecord, day: number): Float64Array {
  const weights = new Float64Array(record.item_codes.length);
  const [first, end] = linesWithin(record, day - LOOK_BACK_DAYS, day - 1);
  let all = 0;
  for (let line = first; line < end; line++) {
    const weight = recency(record.day[line] ?? 0, day);
    const item = record.item[line] ?? 0;
    weights[item] = (weights[item] ?? 0) + weight;
    all += weight;
  }
  return all > 0 ? weights.map((weight) => weight / all) : weights;
}
