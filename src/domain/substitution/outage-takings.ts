import { dayNumber } from "../calendar/day.ts";
import { type BuyingRecord, linesBetween, linesWithin } from "./buying-record.ts";
import type { ItemOutage } from "./item-outage.ts";
import type { ShopShares } from "./shop-shares.ts";
import { type DayWindow, type ItemBeside, usualBuying, visitsOf } from "./usual-buying.ts";
import { visitChance } from "./visit-chance.ts";

/** What the buyers of an item took of one other item while it was out, over all its outages. */
export interface Takings {
  /** Buyers who took it; one who met two outages counts for each. */
  readonly taken: number;
  /** How many would have anyway. */
  readonly expected: number;
}

/** What became of the buyers of an item in its outages. */
export interface OutageTakings {
  /** Buyers who ordered anything while it was out, once for each outage. */
  readonly buyers: number;
  /** By index of the other item. */
  readonly takings: ReadonlyMap<number, Takings>;
}

/** Later than this after the beginning, buyers have long settled on something (days). */
const LONGEST_OUTAGE_DAYS = 90;
/** The movement of everybody else's buying is taken to be none until about so many lines say otherwise. */
const PRIOR_LINES = 10;

/**
 * Compares what the buyers of A took while A was out with what they would have taken anyway: their usual chance of B per
 * visit (see `visitChance`; days without A left out) times what everybody else's buying of B did meanwhile. A buyer with
 * w visits in the outage is expected to take B with 1 − (1 − p)^w, so that a customer who comes often proves no more
 * than one who comes once.
 */
export function outageTakings(
  record: BuyingRecord,
  beside: ItemBeside,
  { outages, shares }: { readonly outages: readonly ItemOutage[]; readonly shares: ShopShares },
): OutageTakings {
  const spans = outages.map(({ from, through }) => ({ from: dayNumber(from), through: dayNumber(through) }));
  const takings = new Map<number, { taken: number; expected: number }>();
  let buyers = 0;
  for (const { from, through } of spans) {
    const out = { from, through: Math.min(through, from + LONGEST_OUTAGE_DAYS - 1) };
    const usual = usualBuying(record, beside, { before: from, without: spans });
    const seen = seenIn(record, beside, usual.buyers, out);
    const shop = shares(from);
    buyers += seen.visits.length;
    for (const other of beside.others) {
      const taken = seen.takers.get(other) ?? 0;
      if (taken === 0 && !usual.shares.has(other)) continue;
      const shop_share = shop[other] ?? 0;
      const chance = visitChance(usual, other, shop_share) * movement(record, { other, shop_share, seen, out });
      const so_far = takings.get(other) ?? { taken: 0, expected: 0 };
      takings.set(other, so_far);
      so_far.taken += taken;
      so_far.expected += expectedTakers(Math.min(1, chance), seen.visits);
    }
  }
  return { buyers, takings };
}

/** What some customers did in a window. */
interface Seen {
  /** Visits of each who came. */
  readonly visits: readonly number[];
  /** Customers who took an item, by item. */
  readonly takers: ReadonlyMap<number, number>;
  /** Lines with an item, by item. */
  readonly lines: ReadonlyMap<number, number>;
  readonly all_lines: number;
}

function seenIn(record: BuyingRecord, { others }: ItemBeside, buyers: readonly number[], window: DayWindow): Seen {
  const visits: number[] = [];
  const takers = new Map<number, number>();
  const lines = new Map<number, number>();
  let all_lines = 0;
  for (const buyer of buyers) {
    const came = visitsOf(record, buyer, window);
    if (came.length === 0) continue;
    visits.push(came.length);
    const bought = came.flatMap(({ items }) => items);
    all_lines += bought.length;
    const wanted = bought.filter((item) => others.has(item));
    for (const item of wanted) lines.set(item, (lines.get(item) ?? 0) + 1);
    for (const item of new Set(wanted)) takers.set(item, (takers.get(item) ?? 0) + 1);
  }
  return { visits, takers, lines, all_lines };
}

interface MovementWish {
  readonly other: number;
  readonly shop_share: number;
  readonly seen: Seen;
  readonly out: DayWindow;
}

/** How many times as much of an item as before everybody else bought while another was out, 1 where nobody else came. */
function movement(record: BuyingRecord, { other, shop_share, seen, out }: MovementWish): number {
  const [first, end] = linesWithin(record, out.from, out.through);
  const of_all = linesBetween(record, record.byItem, { owner: other, ...out }).length;
  const elsewhere = Math.max(0, of_all - (seen.lines.get(other) ?? 0));
  const usual = shop_share * Math.max(0, end - first - seen.all_lines);
  return (elsewhere + PRIOR_LINES) / (usual + PRIOR_LINES);
}

function expectedTakers(chance: number, visits: readonly number[]): number {
  return visits.reduce((sum, count) => sum + 1 - (1 - chance) ** count, 0);
}
