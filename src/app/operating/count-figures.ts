import { monthOf } from "../../domain/calendar/month.ts";
import {
  addCount,
  COUNT_TOLERANCES,
  countAccuracy,
  type CountTally,
  NO_COUNTS,
} from "../../domain/indicators/count-accuracy.ts";
import type { AbcClass } from "../../domain/risk/class-policy.ts";
import type { OperatingFigures } from "../../contracts/operating-figures.ts";
import { ABC_CLASSES } from "../../contracts/rehearsal.ts";
import type { CountLineRow } from "../../contracts/rows.ts";
import { createClassMonths } from "./class-months.ts";
import type { FiguredPlace } from "./figured-place.ts";
import { createWorstList } from "./worst-list.ts";

type CountFigures = OperatingFigures["counts"];
type Worst = CountFigures["worst"][number];
type Never = CountFigures["never_counted"][number];

/** Days of counts that are looked back on. */
export const COUNTED_DAYS = 365;

/** Adds up how right the books were, place by place. */
export function createCountFigures() {
  const sums = createClassMonths<CountTally>(NO_COUNTS, joined);
  const byLocation = new Map<string, CountTally>();
  const worst = createWorstList<Worst>();
  const never = createWorstList<Never>();
  let places = 0;
  let counted_places = 0;
  let without_book = 0;
  let last_counted_on: string | null = null;

  function addPlace({ facts, ...place }: FiguredPlace, found: readonly CountLineRow[]): void {
    const { item_code, item_name, location_code, abc_class } = place;
    const shown = { item_code, item_name, location_code, abc_class };
    if (facts.stock_level !== null) places += 1;
    if (facts.stock_level !== null && found.length > 0) counted_places += 1;
    if (facts.stock_level !== null && found.length === 0)
      never.add(shown, importance(abc_class), facts.stock_level.on_hand);
    const [last] = found;
    const share = last === undefined ? 0 : shareOf(last);
    if (last !== undefined && last.book_quantity !== null && share > COUNT_TOLERANCES[abc_class]) {
      const { counted_on, book_quantity, counted_quantity } = last;
      worst.add({ ...shown, counted_on, book_quantity, counted_quantity }, share);
    }
  }

  return {
    /** `counts`: of the place, newest first. */
    add(place: FiguredPlace, counts: readonly CountLineRow[]): void {
      addPlace(place, counts);
      const { abc_class, location_code } = place;
      for (const count of counts) {
        if (count.book_quantity === null) without_book += 1;
        if (last_counted_on === null || count.counted_on > last_counted_on) last_counted_on = count.counted_on;
        sums.add(abc_class, monthOf(count.counted_on), (sum) => addCount(sum, count, abc_class));
        byLocation.set(location_code, addCount(byLocation.get(location_code) ?? NO_COUNTS, count, abc_class));
      }
    },
    figures: (): CountFigures => ({
      days: COUNTED_DAYS,
      by_class: sums.byClass(countAccuracy),
      by_month: sums.byMonth(countAccuracy),
      by_location: [...byLocation].map(([location_code, tally]) => ({ location_code, ...countAccuracy(tally) })),
      ...{ places, counted_places, without_book, last_counted_on },
      worst: worst.taken(),
      never_counted: never.taken(),
    }),
  };
}

/** |counted − book| ÷ book; goods found where the book held none are beyond every tolerance. */
function shareOf({ book_quantity, counted_quantity }: CountLineRow): number {
  if (book_quantity === null || book_quantity === counted_quantity) return 0;
  return Math.abs(counted_quantity - book_quantity) / Math.max(1, Math.abs(book_quantity));
}

/** The larger, the more an item of the class matters. */
function importance(abc_class: AbcClass): number {
  return -ABC_CLASSES.indexOf(abc_class);
}

function joined(one: CountTally, other: CountTally): CountTally {
  return {
    counts: one.counts + other.counts,
    within: one.within + other.within,
    difference: one.difference + other.difference,
    book: one.book + other.book,
  };
}
