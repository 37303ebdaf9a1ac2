import { addDays, type Day } from "../calendar/day.ts";
import { undocumentedMovement, type StockDiscrepancy } from "./stock-discrepancy.ts";

/** Stock at the first look of a day beside the documents known by then: what the next day's look is held against. */
export interface StockMark {
  readonly day: Day;
  readonly on_hand: number;
  /** Net units of the documents dated `since` or later. */
  readonly documented: number;
  readonly since: Day;
  /** What changed since the mark before without a document; it stands all day. */
  readonly finding: StockDiscrepancy | null;
}

/** A look at the books. */
export interface StockLook {
  readonly today: Day;
  readonly on_hand: number;
  readonly unit: string;
  readonly movements: readonly { readonly day: Day; readonly quantity: number }[];
}

/** Documents may be written this much later than they are dated. */
const LATE_DAYS = 180;
/** Where no document took anything out for so long, sales are not written as documents, and nothing can be told. */
const SILENT_DAYS = 30;
/** Share of the stock, and units at least, that nobody looks for. */
const TOLERANCE_SHARE = 0.05;
const TOLERANCE_UNITS = 1;

/** Once a day, so that a document that comes some hours after the stock changed is no finding. */
export function stockMark(previous: StockMark | null, look: StockLook): StockMark {
  const { today, on_hand } = look;
  if (previous?.day === today) return previous;
  const since = addDays(today, -LATE_DAYS);
  return { day: today, on_hand, since, documented: netSince(look, since), finding: findingOf(previous, look) };
}

function findingOf(previous: StockMark | null, look: StockLook): StockDiscrepancy | null {
  const silentSince = addDays(look.today, -SILENT_DAYS);
  if (previous === null || !look.movements.some(({ day, quantity }) => quantity < 0 && day >= silentSince)) return null;
  const records = {
    before: previous.on_hand,
    after: look.on_hand,
    documented: netSince(look, previous.since) - previous.documented,
  };
  return undocumentedMovement(
    records,
    Math.max(TOLERANCE_UNITS, TOLERANCE_SHARE * Math.abs(previous.on_hand)),
    look.unit,
  );
}

function netSince({ movements }: StockLook, since: Day): number {
  return movements.reduce((sum, { day, quantity }) => (day >= since ? sum + quantity : sum), 0);
}
