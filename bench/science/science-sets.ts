/** The public sets on which forecasts are measured; a set whose file is absent is left out with a line that says so. */
import { shopSamples, sparePartSamples, webShopMatrix } from "../demand-samples.ts";
import { dataLines } from "../support/bench-data.ts";
import type { ScienceSet } from "./held-out.ts";

const DAILY = { cycle: 7, lead: 14, horizon: 28, cut_every: 28 } as const;
const MONTHLY = { cycle: 12, lead: 6, horizon: 12, cut_every: 6 } as const;
/** Ninety days are too few for four weeks held out four times. */
const FRESH = { cycle: 7, lead: 7, horizon: 14, cut_every: 14 } as const;

type Row = ScienceSet["series"][number];

/** All sets whose data is there. */
export function scienceSets(): readonly ScienceSet[] {
  const stores = storeRows();
  return [
    ...known("M5 items in a store", "m5_daily_1000_train.csv.gz", stores, DAILY),
    ...known("M5 items over stores", "m5_daily_1000_train.csv.gz", stores === null ? null : overStores(stores), DAILY),
    ...known("Online Retail items", "online_retail_2010-12_2011-08.csv.gz", numbered(webShopMatrix()), DAILY),
    ...known("car parts by month", "carparts_monthly.csv.gz", sparePartRows(), MONTHLY),
    ...known("fresh food, days without stock masked", "freshretailnet_sample_500.csv.gz", freshRows(), FRESH),
  ];
}

/** All car parts with blanks read as zeros, as the Monash archive does; null where the data is absent. */
export function archiveSet(): ScienceSet | null {
  const lines = dataLines("carparts_monthly.csv.gz")?.slice(1);
  const series = lines?.map((line) => {
    const [sku = "", ...cells] = line.split(",");
    return { sku, values: Float64Array.from(cells, Number) };
  });
  return series === undefined ? null : { name: "car parts as in the Monash archive", ...MONTHLY, series };
}

function known(
  name: string,
  file: string,
  series: readonly Row[] | null,
  task: Omit<ScienceSet, "name" | "series">,
): readonly ScienceSet[] {
  if (series !== null) return [{ name, ...task, series }];
  console.error(`Skipped ${name}: no ${file}; set BENCH_DATA to the folder that holds it.`);
  return [];
}

function storeRows(): readonly Row[] | null {
  return shopSamples()?.map(({ sku, quantity }) => ({ sku, values: Float64Array.from(quantity) })) ?? null;
}

/** Sales of an item over the sample's stores; its name is the first three parts of the series' name. */
function overStores(rows: readonly Row[]): readonly Row[] {
  const items = Map.groupBy(rows, ({ sku }) => sku.split("_").slice(0, 3).join("_"));
  return [...items].map(([sku, stores]) => ({
    sku,
    values: Float64Array.from(stores[0]?.values ?? [], (_, day) =>
      stores.reduce((sum, { values }) => sum + (values[day] ?? 0), 0),
    ),
  }));
}

function numbered(series: readonly Float64Array[] | null): readonly Row[] | null {
  return series?.map((values, i) => ({ sku: String(i), values })) ?? null;
}

function sparePartRows(): readonly Row[] | null {
  return numbered(sparePartSamples()?.map(({ quantity }) => Float64Array.from(quantity)) ?? null);
}

/** Hours in which the shops sell: 6:00 to 22:00. */
const OPENING_HOURS = { from: 6, to: 22 } as const;

/** A day with nothing to sell in half of its opening hours or more is not known. */
function freshRows(): readonly Row[] | null {
  const lines = dataLines("freshretailnet_sample_500.csv.gz")?.slice(1);
  if (lines === undefined) return null;
  const items = Map.groupBy(
    lines.map((line) => line.split(",")),
    ([, store, product]) => `${store}_${product}`,
  );
  return [...items].map(([sku, days]) => ({
    sku,
    values: Float64Array.from(
      days.toSorted(([, , , , , a = ""], [, , , , , b = ""]) => a.localeCompare(b)),
      ([, , , , , , amount, outages = ""]) => (isMostlyOut(outages) ? NaN : Number(amount)),
    ),
  }));
}

/** Whether there was nothing to sell in half of the opening hours or more; one digit per hour. */
export function isMostlyOut(outages: string): boolean {
  const open = Array.from(outages.slice(OPENING_HOURS.from, OPENING_HOURS.to));
  return 2 * open.filter((hour) => hour === "1").length >= open.length;
}
