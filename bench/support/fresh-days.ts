import { dataLines } from "./bench-data.ts";

/** A day of an item in a store: units by hour, and the hours without stock. */
export interface FreshDay {
  readonly hours: readonly number[];
  readonly is_out: readonly boolean[];
}

/** Sales of the data come in tenths of a unit of their own; tenths are counted. */
const TENTHS = 10;
/** The store sells in these hours; what the data says of the night is no shortage. */
const OPEN_HOURS = { from: 6, to: 22 };

/** Days in stock through all open hours, one list per item and store; null where the data is absent. */
export function fullFreshDays(): readonly (readonly FreshDay[])[] | null {
  const lines = dataLines("freshretailnet_sample_500.csv.gz");
  if (lines === null) return null;
  const rows = lines.slice(1).map((line) => {
    const cells = line.split(",");
    const hours = (cells[8] ?? "").split("|").map((cell) => Math.round(Number(cell) * TENTHS));
    const is_out = hours.map((_, hour) => cells[7]?.[hour] === "1" && isOpenHour(hour));
    return { series: cells.slice(1, 3).join("/"), day: { hours, is_out } };
  });
  const full = rows.filter(({ day }) => !day.is_out.includes(true));
  return [...Map.groupBy(full, ({ series }) => series).values()].map((group) => group.map(({ day }) => day));
}

/** Whether the store is open in the hour. */
export function isOpenHour(hour: number): boolean {
  return hour >= OPEN_HOURS.from && hour < OPEN_HOURS.to;
}
