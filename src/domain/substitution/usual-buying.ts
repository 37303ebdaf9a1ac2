import { type BuyingRecord, linesBetween } from "./buying-record.ts";
import { recency } from "./recency.ts";

/** Days by number, both included. */
export interface DayWindow {
  readonly from: number;
  readonly through: number;
}

/** One item held beside others; all by index. */
export interface ItemBeside {
  readonly item: number;
  readonly others: ReadonlySet<number>;
}

/** How often the buyers of an item bought another one. A visit is a day on which a customer ordered. */
export interface UsualShare {
  /** Visits with the other item, late ones weighing most. */
  readonly weight: number;
  /** Visits with both, each counting one. */
  readonly together: number;
  /** Buyers with at least one visit with the other item. */
  readonly buyers: number;
}

/** What the buyers of an item bought while it was there. */
export interface UsualBuying {
  /** Customers by number. */
  readonly buyers: readonly number[];
  /** Visits, late ones weighing most. */
  readonly weight: number;
  /** Items on an ordinary visit. */
  readonly visit_size: number;
  /** Visits with the item itself, each counting one. */
  readonly item_visits: number;
  /** By index of the other item. */
  readonly shares: ReadonlyMap<number, UsualShare>;
}

/** A buyer has bought the item within so many days before. */
export const LOOK_BACK_DAYS = 180;

/** A visit: its day, and where its lines lie in the customer's own. */
interface Visit {
  readonly day: number;
  readonly items: readonly number[];
}

/** A customer's visits of a window, without days that are not to count. */
export function visitsOf(
  record: BuyingRecord,
  owner: number,
  { from, through, without = [] }: DayWindow & { readonly without?: readonly DayWindow[] },
): readonly Visit[] {
  const visits: { day: number; items: number[] }[] = [];
  let last: { day: number; items: number[] } | undefined;
  for (const line of linesBetween(record, record.byCustomer, { owner, from, through })) {
    const day = record.day[line] ?? 0;
    if (without.some((span) => day >= span.from && day <= span.through)) continue;
    if (last?.day !== day) visits.push((last = { day, items: [] }));
    last.items.push(record.item[line] ?? 0);
  }
  return visits;
}

/** Customers who are named and bought an item in a window, by number, each once. */
export function buyersIn(record: BuyingRecord, item: number, { from, through }: DayWindow): readonly number[] {
  const lines = linesBetween(record, record.byItem, { owner: item, from, through });
  const buyers = new Set(Array.from(lines, (line) => record.customer[line] ?? 0));
  buyers.delete(record.nobody);
  return [...buyers];
}

/** Looks at the visits of an item's buyers before a day, without the days on which the item was out. */
export function usualBuying(
  record: BuyingRecord,
  { item, others }: ItemBeside,
  { before, without }: { readonly before: number; readonly without: readonly DayWindow[] },
): UsualBuying {
  const window = { from: before - LOOK_BACK_DAYS, through: before - 1 };
  const buyers = buyersIn(record, item, window);
  const shares = new Map<number, { weight: number; together: number; buyers: number; last: number }>();
  let [weight, visits, item_visits, lines] = [0, 0, 0, 0];
  for (const buyer of buyers) {
    for (const { day, items } of visitsOf(record, buyer, { ...window, without })) {
      const now = recency(day, before);
      const isWith = items.includes(item);
      visits += 1;
      weight += now;
      lines += items.length;
      if (isWith) item_visits += 1;
      for (const other of items) {
        if (!others.has(other)) continue;
        const share = shares.get(other) ?? { weight: 0, together: 0, buyers: 0, last: -1 };
        shares.set(other, share);
        share.weight += now;
        if (isWith) share.together += 1;
        if (share.last !== buyer) share.buyers += 1;
        share.last = buyer;
      }
    }
  }
  return { buyers, weight, visit_size: visits === 0 ? 0 : lines / visits, item_visits, shares };
}
