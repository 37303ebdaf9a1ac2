import { outDays, outSpells, type ShelfSign } from "../../domain/alert/out-spells.ts";
import type { AlertEvent } from "../../domain/alert/alert-event.ts";
import { type Day, daysBetween } from "../../domain/calendar/day.ts";
import { type AskedLine, isLost } from "../../domain/cause/asked-line.ts";
import type { RecordReference } from "../../domain/cause/cause-evidence.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import { outageDays } from "../../domain/cause/outage-days.ts";
import { hitLines, type OutageLoss, outageLoss, type OutageLossQuestion } from "../../domain/cause/outage-loss.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import { observedDemand } from "../../domain/demand/observed-demand.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptEnquiry } from "../../ports/enquiries.ts";
import type { PlaceRecords } from "../../ports/place-records.ts";
import type { KeptEvent } from "../../ports/stockout-events.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { businessDay } from "./business-day.ts";

/** What tells when goods lacked in an event, and how many. */
export interface OutageSources {
  readonly event: KeptEvent;
  readonly facts: SubjectFacts;
  readonly records: PlaceRecords;
  /** Customers who left without an order. */
  readonly turned_away: readonly KeptEnquiry[];
  readonly snapshots: readonly EventSnapshot[];
  /** What happened to its alert. */
  readonly told: readonly AlertEvent[];
  readonly demand: DemandSeries;
  readonly today: Day;
}

/** The days on which goods lacked in an event, and what was lost on them. */
export interface EventOutage {
  readonly question: OutageLossQuestion;
  readonly loss: OutageLoss;
  /** The first line that was refused or cut, or customer turned away; null where none was. */
  readonly first_refused: { readonly day: Day; readonly record: RecordReference } | null;
}

const USUAL_DAYS = 56;

/** When goods lacked in an event and what that lost; null where they never did. */
export function eventOutage(sources: OutageSources, clock: Pick<Clock, "dayOf">): EventOutage | null {
  const { event, facts, records, turned_away, snapshots, demand, today } = sources;
  const lines = [...askedLines(records), ...turned_away.map(refusedLine)];
  const inStockOn = inStockOf(demand, facts);
  const outage = outageDays({
    ...{ raised_on: event.raised_on, through: event.ended_on ?? today, lines, inStockOn },
    spells: spellsOf(sources, clock),
  });
  if (outage === null) return null;
  const question: OutageLossQuestion = {
    ...{ outage, lines, inStockOn },
    demandOn: (day) => demand.quantity[daysBetween(demand.first_day, day)] ?? 0,
    usual_daily: usualDaily(demand, outage.start, snapshots),
    sale_price: facts.item?.sale_price ?? null,
    purchase_cost: facts.item?.purchase_cost ?? null,
  };
  const [refused] = hitLines(lines, outage)
    .filter(isLost)
    .toSorted((a, b) => daysBetween(b.ordered_on, a.ordered_on));
  const first_refused = refused === undefined ? null : { day: refused.ordered_on, record: refused.record };
  return { question, loss: outageLoss(question), first_refused };
}

/** Looks were kept day by day before it was kept that an alert eased, and longer than what happened to it. */
function spellsOf({ event, told, snapshots }: OutageSources, clock: Pick<Clock, "dayOf">) {
  const looks = snapshots.map(({ severity, at }): ShelfSign => ({ kind: "looked", severity, at }));
  const { ended_at } = event;
  const end: readonly ShelfSign[] = ended_at === null ? [] : [{ kind: "cleared", severity: "none", at: ended_at }];
  return outDays(outSpells([...looks, ...told, ...end]), (at) => businessDay(at, event, snapshots, clock));
}

/** Units of a usual day: by the days in stock before goods lacked, else by the first forecast. */
function usualDaily(demand: DemandSeries, start: Day, snapshots: readonly EventSnapshot[]): number {
  const { values } = observedDemand(demand, start);
  const last = values.slice(-USUAL_DAYS);
  if (last.length > 0) return last.reduce((sum, units) => sum + units, 0) / last.length;
  const forecast = snapshots[0]?.forecast ?? null;
  return forecast === null ? 0 : forecast.mean / (daysBetween(snapshots[0]?.day ?? start, forecast.through) + 1);
}

function inStockOf(demand: DemandSeries, { movements }: SubjectFacts): (day: Day) => number | null {
  if (movements.length === 0) return () => null;
  return (day) => demand.in_stock[daysBetween(demand.first_day, day)] ?? null;
}

/** A line with the record that it is of. */
type RecordedLine = AskedLine & { readonly record: RecordReference };

function askedLines({ sales_lines }: PlaceRecords): readonly RecordedLine[] {
  return sales_lines.flatMap(({ line_state, ...line }): readonly RecordedLine[] =>
    line_state === "cancelled" ? [] : [{ ...line, line_state, record: { form: "sales_order", id: line.order_no } }],
  );
}

/** Whoever left without an order asked for it all the same. */
function refusedLine({ customer_code, asked_on, quantity, enquiry_no, record_id }: KeptEnquiry): RecordedLine {
  return {
    ...{ customer_code, ordered_on: asked_on, promised_on: null, quantity, shipped_quantity: 0, unit_price: null },
    ...{ line_state: "cancelled_for_stockout", record: { form: "enquiry", id: enquiry_no ?? record_id } },
  };
}
