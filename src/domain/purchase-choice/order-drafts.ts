import type { Day } from "../calendar/day.ts";
import { inShares } from "../math/in-shares.ts";

/** What decides with which other lines a line is ordered. */
export interface DraftLine {
  readonly supplier_code: string;
  readonly location_code: string;
  /** By the supplier's lead time for this item. */
  readonly lead_date: Day;
  /** The buyer's own day; null = by the lead time. */
  readonly wished_date: Day | null;
}

/** Lines of one order: a supplier, a place and a day, as the head of an order's form has one of each. */
export interface OrderDraft<Line> {
  readonly supplier_code: string;
  readonly location_code: string;
  /**
   * When it would arrive had the buyer wished no day: by the lead times of its own lines where nobody wished one for them,
   * else of all lines of its supplier here.
   */
  readonly suggested_date: Day;
  readonly expected_date: Day;
  readonly lines: readonly Line[];
}

/** As many rows as the platform keeps in a subform. */
const MOST_LINES = 200;

/**
 * Lines put together into orders, in the order of their first lines: one for each supplier and place, and one more for
 * each other day that the buyer wishes. An order arrives whole, so its day is the latest that any of its lines needs; what
 * the buyer puts off to another day keeps the rest waiting no longer.
 */
export function orderDrafts<Line extends DraftLine>(lines: readonly Line[]): readonly OrderDraft<Line>[] {
  const places = Map.groupBy(lines, ({ supplier_code, location_code }) =>
    JSON.stringify([supplier_code, location_code]),
  );
  return [...places.values()].flatMap((found) => {
    const undated_date = latestLead(found.filter(isUndated));
    const byDay = Map.groupBy(found, ({ wished_date }) => wished_date ?? undated_date);
    return [...byDay].flatMap(([day, dated]) =>
      inShares(dated, MOST_LINES).map((share) => ({ ...headOf(share), ...datesOf(share, day, found), lines: share })),
    );
  });
}

/** `all`: what would have been one order, had nobody wished anything. */
function datesOf<Line extends DraftLine>(share: readonly Line[], day: Day, all: readonly Line[]) {
  if (!share.some(isUndated)) return { suggested_date: latestLead(all), expected_date: day };
  const expected_date = share.every(isUndated) ? latestLead(share) : day;
  return { suggested_date: expected_date, expected_date };
}

function isUndated({ wished_date }: DraftLine): boolean {
  return wished_date === null;
}

function latestLead(lines: readonly DraftLine[]): Day {
  return lines.reduce<Day>((latest, { lead_date }) => (lead_date > latest ? lead_date : latest), "");
}

function headOf<Line extends DraftLine>([first]: readonly [Line, ...(readonly Line[])]) {
  return { supplier_code: first.supplier_code, location_code: first.location_code };
}
