import { type Day, dayFromNumber, dayNumber } from "../calendar/day.ts";

/** Days on which an item could not be had, both included. */
export interface ItemOutage {
  readonly item_code: string;
  readonly from: Day;
  readonly through: Day;
}

/** Days on which an item was out at one of its places, both included. */
export interface PlaceOutage extends ItemOutage {
  readonly location_code: string;
}

/** Days of an outage by number, both included. */
interface Span {
  readonly from: number;
  readonly through: number;
}

/**
 * Outages of one item: the days on which it was out wherever it is kept. Where one place still had it, buyers could have
 * been served from there.
 */
export function wholeOutages(
  item_code: string,
  outages: readonly PlaceOutage[],
  location_codes: readonly string[],
): readonly ItemOutage[] {
  const [first = [], ...others] = location_codes.map((location) =>
    joined(outages.filter(({ location_code }) => location_code === location).map(spanOf)),
  );
  return others
    .reduce(common, first)
    .map(({ from, through }) => ({ item_code, from: dayFromNumber(from), through: dayFromNumber(through) }));
}

function spanOf({ from, through }: ItemOutage): Span {
  return { from: dayNumber(from), through: dayNumber(through) };
}

/** Spans that touch or overlap become one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.through + 1) result.push(span);
    else result[result.length - 1] = { from: last.from, through: Math.max(last.through, span.through) };
  }
  return result;
}

function common(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const both = { from: Math.max(one.from, other.from), through: Math.min(one.through, other.through) };
      return both.from <= both.through ? [both] : [];
    }),
  );
}
