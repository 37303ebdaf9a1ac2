import {
  addUnits,
  deliveredUnits,
  judgedReturns,
  NO_UNITS,
  type ReturnedUnits,
  returnRate,
  withoutUnits,
} from "../../domain/indicators/return-rate.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { OperatingFigures } from "../../contracts/operating-figures.ts";
import type { MonthReturns } from "../../ports/returns.ts";
import { createClassMonths } from "./class-months.ts";
import { type FiguredPlace, INDICATOR_DAYS } from "./figured-place.ts";
import { createWorstList } from "./worst-list.ts";

type ReturnFigures = OperatingFigures["returns"];
type High = ReturnFigures["high"][number];

/** What is usual of each category, in units; "" for items without one. */
export type UsualReturns = ReadonlyMap<string, ReturnedUnits>;

interface SeenItem extends Pick<FiguredPlace, "item_code" | "item_name" | "location_code" | "category" | "abc_class"> {
  readonly units: ReturnedUnits;
}

/** Adds up what came back, item by item. */
export function createReturnFigures() {
  const sums = createClassMonths<ReturnedUnits>(NO_UNITS, addUnits);
  const classes = createClassMonths<ReturnedUnits>(NO_UNITS, addUnits);
  const seen = new Map<string, SeenItem>();

  return {
    /** Units are of an item at all its places: it is taken at the first one that comes. */
    add(
      { item_code, item_name, location_code, category, abc_class }: FiguredPlace,
      { units, months }: { readonly units: ReturnedUnits; readonly months: readonly MonthReturns[] },
    ): void {
      if (seen.has(item_code)) return;
      seen.set(item_code, { item_code, item_name, location_code, category, abc_class, units });
      classes.add(abc_class, "", (sum) => addUnits(sum, units));
      for (const month of months) sums.add(abc_class, month.month, (sum) => addUnits(sum, month));
    },
    figures(): ReturnFigures {
      const usual = usualReturns([...seen.values()]);
      const high = createWorstList<High>();
      for (const item of seen.values()) {
        const found = highOf(item, usual);
        if (found !== null) high.add(found, found.returned);
      }
      return {
        days: INDICATOR_DAYS,
        by_class: classes.byClass(figureOf),
        by_month: sums.byMonth(figureOf),
        high: high.taken(),
        categories: [...usual].map(([category, units]) => ({ category, ...units })),
      };
    },
  };
}

/** What comes back of the other items of a category; of all other items where it has hardly others. */
export function othersOf(own: ReturnedUnits, category: string | null, usual: UsualReturns): ReturnedUnits {
  const alike = usual.get(category ?? "") ?? NO_UNITS;
  const others = withoutUnits(alike, own);
  if (deliveredUnits(others) >= LEAST_OF_CATEGORY) return others;
  return withoutUnits([...usual.values()].reduce(addUnits, NO_UNITS), own);
}

/** Fewer units of a category say less than the whole shop does. */
const LEAST_OF_CATEGORY = 200;

function usualReturns(items: readonly SeenItem[]): UsualReturns {
  const groups = grouped(items, ({ category }) => category ?? "");
  return new Map(
    [...groups].map(([category, members]) => [category, members.map(({ units }) => units).reduce(addUnits, NO_UNITS)]),
  );
}

function highOf({ units, category, ...item }: SeenItem, usual: UsualReturns): High | null {
  const { is_high, usual_return_rate } = judgedReturns(units, othersOf(units, category, usual));
  if (!is_high) return null;
  return { ...item, ...figureOf(units), usual_return_rate };
}

function figureOf(units: ReturnedUnits) {
  return { returned: units.returned, delivered: deliveredUnits(units), return_rate: returnRate(units) };
}
