import { type Day } from "../../src/domain/calendar/day.ts";
import { isMostlyOut } from "../science/science-sets.ts";
import { dataLines } from "./bench-data.ts";

/** Daily sales of an item in a store with its price relative to the undiscounted one; NaN = not known. */
export interface PricedSeries {
  readonly sku: string;
  readonly first_day: Day;
  readonly values: Float64Array;
  readonly prices: Float64Array;
}

/** Ninety days of fresh food, days mostly without stock masked; null where the data is absent. */
export function freshPrices(): readonly PricedSeries[] | null {
  const rows = dataLines("freshretailnet_sample_500.csv.gz")
    ?.slice(1)
    .map((line) => line.split(","));
  if (rows === undefined) return null;
  const items = Map.groupBy(rows, ([, store, product]) => `${store}_${product}`);
  return [...items].map(([sku, days]) => {
    const inOrder = days.toSorted(([, , , , , a = ""], [, , , , , b = ""]) => a.localeCompare(b));
    return {
      sku,
      first_day: inOrder[0]?.[5] ?? "",
      values: Float64Array.from(inOrder, ([, , , , , , amount, outages = ""]) =>
        isMostlyOut(outages) ? NaN : Number(amount),
      ),
      prices: Float64Array.from(inOrder, (cells) => (Number(cells[9]) > 0 ? Number(cells[9]) : NaN)),
    };
  });
}
