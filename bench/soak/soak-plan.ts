import { type Chance, createChance } from "../chaos/chance.ts";
import { type GroupName, groupOf } from "./soak-groups.ts";

/** Somebody counts an item's stock. `at` in minutes since the soak began. */
export interface StockEdit {
  readonly at: number;
  readonly item: number;
  readonly group: GroupName;
  readonly stock: keyof typeof STOCKS;
}

/** What is counted: nothing left, enough for some days, plenty. */
export const STOCKS = { out: 0, low: 95, plenty: 500 } as const;

/** What a plan is made from. */
export interface PlanWish {
  readonly seed: number;
  readonly items: number;
  readonly hours: number;
}

const HOUR = 60;
/** Edits keep away from full hours, where digests go, and from each other: what nobody saw in between asks for nothing. */
const FIRST_MINUTE = 4;
const LAST_MINUTE = 52;
const HOLD = { least: 45, most: 150 };
/** Back within the cool-down of four hours, or well after it. */
const GAPS = { within: { least: 25, most: 180 }, after: { least: 270, most: 420 } };

/** The edits of a soak in their order; equal wishes give equal plans. */
export function soakPlan({ seed, items, hours }: PlanWish): readonly StockEdit[] {
  const chance = createChance(seed);
  const end = hours * HOUR;
  const edits = Array.from({ length: items }, (_, index) => itemEdits(index + 1, end, chance)).flat();
  return edits.toSorted((a, b) => a.at - b.at || a.item - b.item);
}

function itemEdits(item: number, end: number, chance: Chance): readonly StockEdit[] {
  const group = groupOf(item);
  const edits: StockEdit[] = [];
  let at = minute(5 + chance.below(Math.max(1, end - HOLD.most - HOUR)));
  while (at + HOLD.most + HOUR < end) {
    const stock = isDigest(group) && chance.below(4) > 0 ? "low" : "out";
    edits.push({ at, item, group, stock });
    at = minute(at + between(HOLD, chance));
    edits.push({ at, item, group, stock: "plenty" });
    at = minute(at + between(chance.below(2) === 0 ? GAPS.within : GAPS.after, chance));
  }
  return edits;
}

const isDigest = (group: GroupName) => group === "hourly" || group === "daily";

function between({ least, most }: { readonly least: number; readonly most: number }, chance: Chance): number {
  return least + chance.below(most - least);
}

/** The minute itself, or the first one after it that lies within the hour. */
function minute(at: number): number {
  const of_hour = at % HOUR;
  if (of_hour < FIRST_MINUTE) return at - of_hour + FIRST_MINUTE;
  return of_hour > LAST_MINUTE ? at - of_hour + HOUR + FIRST_MINUTE : at;
}
