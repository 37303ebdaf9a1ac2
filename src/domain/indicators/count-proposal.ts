import { type StockDiscrepancy, stocktakeDifference } from "../anomaly/stock-discrepancy.ts";
import { addDays, type Day } from "../calendar/day.ts";
import type { Signal, SignalKind } from "../risk/signal.ts";
import { dayText } from "../text/quantity-text.ts";
import type { CountedBook } from "./count-accuracy.ts";

/** Why stock should be counted. */
export type CountReason =
  | Extract<SignalKind, "negative_stock" | "phantom_stock" | "undocumented_movement">
  | "count_difference";

/** Stock that should be counted (建议盘点). */
export interface CountProposal {
  readonly reason: CountReason;
  /** One Chinese sentence. */
  readonly sentence: string;
  /** Units whose being there is in doubt. */
  readonly doubted_units: number;
}

/** What the last assessment and the books say of a place. */
export interface DoubtedStock {
  /** Absent where an earlier version assessed. */
  readonly risk: { readonly signals?: readonly Signal[] };
  readonly on_hand: number | null;
  readonly stock_mark?: { readonly finding: StockDiscrepancy | null };
}

/** The signals that put stock in doubt, the surest first. */
const DOUBTING = ["negative_stock", "phantom_stock", "undocumented_movement"] as const;

/** The proposals that signals lead to, the surest first. */
export function doubtsOf({ risk: { signals = [] }, on_hand, stock_mark }: DoubtedStock): readonly CountProposal[] {
  return DOUBTING.flatMap((reason) => {
    const found = signals.find(({ kind }) => kind === reason);
    if (found === undefined) return [];
    const units = reason === "undocumented_movement" ? stock_mark?.finding?.difference : on_hand;
    return [{ reason, sentence: found.sentence, doubted_units: Math.abs(units ?? 0) }];
  });
}

/** The surest of them; null where none doubts the stock. */
export function doubtOf(stock: DoubtedStock): CountProposal | null {
  return doubtsOf(stock)[0] ?? null;
}

/** Units in doubt, nought where only a task for a count waits; null where the stock is out of doubt. */
export function unitsInDoubt(
  stock: DoubtedStock & { readonly count_tasks?: readonly { readonly state: "open" | "counted" }[] },
): number | null {
  const isAsked = stock.count_tasks?.some(({ state }) => state === "open") === true;
  return doubtOf(stock)?.doubted_units ?? (isAsked ? 0 : null);
}

/** A difference that is looked at again for this long, and the share of the book from which on it is. */
export const RECOUNT_DAYS = 30;
const LARGE_SHARE = 0.1;
/** A unit more or less is soon miscounted. */
const LEAST_UNITS = 2;

/** The last count, where it differed so much that it should be done again; null else. */
export function recountOf(
  last: (CountedBook & { readonly counted_on: Day }) | null,
  today: Day,
  unit: string,
): CountProposal | null {
  if (last === null || last.book_quantity === null || last.counted_on < addDays(today, -RECOUNT_DAYS)) return null;
  const take = { book: last.book_quantity, counted: last.counted_quantity };
  const found = stocktakeDifference(take, LARGE_SHARE, unit);
  if (found === null || Math.abs(found.difference) < LEAST_UNITS) return null;
  const sentence = `${dayText(last.counted_on, today)}盘点：${found.sentence}差异较大，请复盘并查原因。`;
  return { reason: "count_difference", sentence, doubted_units: Math.abs(found.difference) };
}

/** Of two reasons the surer: what signals say now, then what the last count found. */
export function countProposal(doubt: CountProposal | null, recount: CountProposal | null): CountProposal | null {
  return doubt ?? recount;
}

/** Worst first: by the money in doubt, what has no price by its units behind it. */
export function worstDoubtFirst(
  one: { readonly doubted_value: number | null; readonly doubted_units: number },
  other: { readonly doubted_value: number | null; readonly doubted_units: number },
): number {
  const priced = Number(one.doubted_value === null) - Number(other.doubted_value === null);
  if (priced !== 0) return priced;
  return (other.doubted_value ?? 0) - (one.doubted_value ?? 0) || other.doubted_units - one.doubted_units;
}
