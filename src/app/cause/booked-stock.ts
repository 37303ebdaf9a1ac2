import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import type { CauseEvidence, DayUnits } from "../../domain/cause/cause-evidence.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import type { OutageLoss } from "../../domain/cause/outage-loss.ts";
import { closingStockFromMovements } from "../../domain/demand/closing-stock.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import { quantile } from "../../domain/math/quantile.ts";
import type { Counts } from "../../ports/counts.ts";
import type { KeptEvent } from "../../ports/stockout-events.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import type { ShopContext } from "./shop-context.ts";

/** What tells what the books said of an item around its event. */
export interface BookedSources {
  readonly event: KeptEvent;
  readonly facts: SubjectFacts;
  readonly snapshots: readonly EventSnapshot[];
  readonly demand: DemandSeries;
  readonly loss: OutageLoss;
  readonly counted: Awaited<ReturnType<Counts["ofPlace"]>>;
}

/** Least and most days of evidence before a shortage. */
export const LEAST_DAYS = 21;
const MOST_DAYS = 90;

/** What the books said some weeks before: by movements, else by the first look at the event. */
export function bookedBefore(
  { facts, snapshots, loss, event, demand }: BookedSources,
  { bound }: Pick<ShopContext, "bound">,
): DayUnits | null {
  const { movements, stock_level } = facts;
  const leads = facts.past_deliveries.map(({ ordered_on, received_on }) => daysBetween(ordered_on, received_on));
  const back = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, leads.length === 0 ? 0 : Math.round(2 * quantile(leads, 0.5))));
  const wanted = addDays(loss.start < event.raised_on ? loss.start : event.raised_on, -back);
  const day = wanted < demand.first_day ? demand.first_day : wanted;
  if (movements.length > 0 && stock_level !== null && bound.has("stock_movement") && day <= loss.start) {
    const known = closingStockFromMovements(stock_level.on_hand, movements);
    const before = known.findLast((closing) => closing.day < day) ?? known[0];
    return before === undefined ? null : { day, quantity: before.closing_stock };
  }
  const [first] = snapshots;
  if (first === undefined || first.on_hand === null || first.day > loss.start) return null;
  return { day: first.day, quantity: first.on_hand };
}

/** Counts since a day whose books are known, oldest first. */
export function countsSince(
  { counted }: Pick<BookedSources, "counted">,
  first_day: Day,
): NonNullable<CauseEvidence["counts"]> {
  return counted
    .toReversed()
    .flatMap(({ count_no, counted_on: day, book_quantity: book, counted_quantity }) =>
      book === null || day < first_day
        ? []
        : [{ record: { form: "stock_count", id: count_no }, day, book, counted: counted_quantity }],
    );
}

/** Days on which the books held less than nothing. */
export function negativeStock(
  { facts, event }: Pick<BookedSources, "facts" | "event">,
  { from, through }: { from: Day; through: Day },
): CauseEvidence["negative_stock"] {
  if (facts.movements.length === 0 || facts.stock_level === null) return [];
  const record = { form: "stock_level", id: `${event.item_code}/${event.location_code}` } as const;
  return closingStockFromMovements(facts.stock_level.on_hand, facts.movements)
    .filter(({ day, closing_stock }) => closing_stock < 0 && day >= from && day <= through)
    .map(({ day, closing_stock: quantity }) => ({ day, quantity, record }));
}
