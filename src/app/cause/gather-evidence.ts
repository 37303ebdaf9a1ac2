import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import type { CauseEvidence, DayUnits } from "../../domain/cause/cause-evidence.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import {
  type AskedLine,
  fullDemand,
  type OutageLoss,
  outageLoss,
  type OutageLossQuestion,
  outageSpan,
} from "../../domain/cause/outage-loss.ts";
import { closingStockFromMovements } from "../../domain/demand/closing-stock.ts";
import type { DemandSeries } from "../../domain/demand/demand-series.ts";
import { observedDemand } from "../../domain/demand/observed-demand.ts";
import { forecastOutcomes } from "../../domain/indicators/forecast-outcomes.ts";
import { isTurnedAway } from "../../domain/enquiry/turned-away.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import type { Counts } from "../../ports/counts.ts";
import type { Enquiries, KeptEnquiry } from "../../ports/enquiries.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PlaceRecords, PlaceRecordsReader } from "../../ports/place-records.ts";
import type { KeptEvent, StockoutEvents } from "../../ports/stockout-events.ts";
import type { SubjectFacts, Subjects } from "../../ports/subjects.ts";
import { demandOf, firstDayOfHistory } from "../assess/risk-input.ts";
import { occasionsOf } from "./occasions.ts";
import { forecastSnapshot, planSnapshots } from "./plan-snapshots.ts";
import type { ShopContext } from "./shop-context.ts";
import { stockTaken } from "./stock-taken.ts";
import { type SupplySources, supplyFacts, unlinkedReceipts } from "./supply-facts.ts";
import { masterFacts, usualTimes } from "./usual-times.ts";

/** Ports of `gatherEvidence`. */
export interface GatherEvidencePorts {
  readonly subjects: Pick<Subjects, "facts">;
  readonly counts: Pick<Counts, "ofPlace">;
  readonly placeRecords: PlaceRecordsReader;
  readonly enquiries: Pick<Enquiries, "ofPlace">;
  readonly stockoutEvents: Pick<StockoutEvents, "snapshots">;
  readonly clock: Pick<Clock, "dayOf">;
}

/** Everything an event is explained from. */
export interface EventSources {
  readonly event: KeptEvent;
  readonly facts: SubjectFacts;
  readonly records: PlaceRecords;
  /** Customers who left without an order, the first first. */
  readonly turned_away: readonly KeptEnquiry[];
  readonly snapshots: readonly EventSnapshot[];
  readonly unit: string;
  /** Null where goods never lacked. */
  readonly outage: { readonly evidence: CauseEvidence; readonly loss: OutageLoss } | null;
}

/** Past of the records, before an event was raised: purchases as old say what is usual. */
const PAST_DAYS = 200;
/** Least and most days of evidence before a shortage. */
const LEAST_DAYS = 21;
const MOST_DAYS = 90;
/** So many weeks before a shortage say whether forecasts were lastingly too low. */
const FORECAST_WEEKS = 8;
const LARGEST_ORDERS = 5;
const USUAL_DAYS = 56;
const PURCHASE_IN = "采购入库";

/** Reads all dated evidence around an event from the forms' rows. */
export async function gatherEvidence(
  ports: GatherEvidencePorts,
  event: KeptEvent,
  shop: ShopContext,
): Promise<EventSources> {
  const since = addDays(event.raised_on, -PAST_DAYS);
  const [facts, records, enquiries, snapshots, counted] = await Promise.all([
    ports.subjects.facts(event, firstDayOfHistory(shop.today)),
    ports.placeRecords.of(event, since),
    ports.enquiries.ofPlace(event, since),
    ports.stockoutEvents.snapshots(event),
    ports.counts.ofPlace(event, since),
  ]);
  const unit = unitOf({ unit: facts.item?.unit ?? null });
  const turned_away = enquiries.filter(isTurnedAway);
  const read = { event, facts, records, turned_away, snapshots, unit };
  const demand = demandOf(facts, shop.today);
  const span = outageSpan({
    raised_on: event.raised_on,
    through: event.ended_on ?? shop.today,
    first_out_on: event.first_out_on,
    last_out_on: event.last_out_on,
    lines: askedLines(read),
    inStockOn: inStockOf(demand, facts),
  });
  if (span === null) return { ...read, outage: null };
  const question: OutageLossQuestion = {
    span,
    lines: askedLines(read),
    demandOn: (day) => demand.quantity[daysBetween(demand.first_day, day)] ?? 0,
    usual_daily: usualDaily(demand, span.start, snapshots),
    inStockOn: inStockOf(demand, facts),
    sale_price: facts.item?.sale_price ?? null,
    purchase_cost: facts.item?.purchase_cost ?? null,
  };
  const loss = outageLoss(question);
  const sources = { ...read, demand, question, loss, counted, dayOf: ports.clock.dayOf };
  return { ...read, outage: { loss, evidence: evidenceOf(sources, shop) } };
}

interface EvidenceSources extends Omit<EventSources, "outage"> {
  readonly demand: DemandSeries;
  readonly question: OutageLossQuestion;
  readonly loss: OutageLoss;
  readonly counted: Awaited<ReturnType<Counts["ofPlace"]>>;
  readonly dayOf: Clock["dayOf"];
}

function evidenceOf(sources: EvidenceSources, shop: ShopContext): CauseEvidence {
  const { event, facts, records, snapshots, unit, loss } = sources;
  const { bound } = shop;
  const opening = openingOf(sources, shop);
  const first_day = opening?.day ?? addDays(loss.start, -LEAST_DAYS);
  const supply: SupplySources = {
    ...{ records, first_day, end: loss.end, outlooks: shop.outlooks, dayOf: sources.dayOf },
    courses: shop.courses.byRecord,
    make_days: shop.makeDays.get(event.item_code) ?? null,
  };
  const supplies = bound.has("purchase_order") || records.production_orders.length > 0 ? supplyFacts(supply) : null;
  const usual = usualTimes(facts, records, shop.courses, first_day);
  const lead_days = Math.round(median(usual.lead_days) ?? 0);
  const days = { from: first_day, through: loss.end };
  const item = scopedItem(facts, event.item_code);
  return {
    episode: {
      ...{ item_code: event.item_code, location_code: event.location_code, unit, start: loss.start, end: loss.end },
      lost_units: loss.lost_units + loss.waiting_units,
    },
    opening,
    demand: bound.has("sales_order") ? demandWithin(sources, first_day) : null,
    large_orders: largeOrders(records, first_day, loss.end),
    supplies,
    unlinked_receipts: bound.has("goods_receipt") ? unlinkedReceipts(supply) : movedIn(records, days),
    taken:
      bound.has("stock_movement") || bound.has("sales_return")
        ? stockTaken(records, snapshots, event.event_no, days)
        : null,
    counts: bound.has("stock_count") ? countsOf(sources, first_day) : null,
    negative_stock: negativeStock(sources, days),
    plans: snapshots.length === 0 ? null : planSnapshots(snapshots, supplies ?? [], event.event_no),
    forecast: forecastSnapshot(snapshots, loss.start, lead_days, pastWeeks(sources, shop)),
    occasions: occasionsOf(item, days, shop),
    master: masterFacts(facts, usual),
    usual,
  };
}

/** What the books said some weeks before: by movements, else by the first look at the event. */
function openingOf({ facts, snapshots, loss, event, demand }: EvidenceSources, shop: ShopContext): DayUnits | null {
  const { movements, stock_level } = facts;
  const lead = median(facts.past_deliveries.map(({ ordered_on, received_on }) => daysBetween(ordered_on, received_on)));
  const back = Math.min(MOST_DAYS, Math.max(LEAST_DAYS, Math.round(2 * (lead ?? 0))));
  const wanted = addDays(loss.start < event.raised_on ? loss.start : event.raised_on, -back);
  const day = wanted < demand.first_day ? demand.first_day : wanted;
  if (movements.length > 0 && stock_level !== null && shop.bound.has("stock_movement") && day <= loss.start) {
    const known = closingStockFromMovements(stock_level.on_hand, movements);
    const before = known.findLast((closing) => closing.day < day) ?? known[0];
    return before === undefined ? null : { day, quantity: before.closing_stock };
  }
  const [first] = snapshots;
  if (first === undefined || first.on_hand === null || first.day > loss.start) return null;
  return { day: first.day, quantity: first.on_hand };
}

/** As written down, and while goods lacked with what nobody wrote down. */
function demandWithin(sources: EvidenceSources, first_day: Day): readonly DayUnits[] {
  const { question, loss } = sources;
  const asked = Map.groupBy(askedLines(sources), ({ ordered_on }) => ordered_on);
  const written = (day: Day) => (asked.get(day) ?? []).reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0);
  const before = Math.max(0, daysBetween(first_day, loss.start));
  return [
    ...Array.from({ length: before }, (_, i) => addDays(first_day, i)).map((day) => ({ day, quantity: written(day) })),
    ...fullDemand({ ...question, demandOn: written }, loss),
  ];
}

function largeOrders({ sales_lines }: PlaceRecords, from: Day, through: Day): CauseEvidence["large_orders"] {
  return sales_lines
    .filter(({ ordered_on }) => ordered_on >= from && ordered_on <= through)
    .toSorted((a, b) => b.quantity - a.quantity)
    .slice(0, LARGEST_ORDERS)
    .map(({ ordered_on: day, quantity, order_no }) => ({
      day,
      quantity,
      record: { form: "sales_order", id: order_no },
    }));
}

/** Where no receipts are kept, what movements say came from suppliers. */
function movedIn({ movements }: PlaceRecords, { from, through }: { from: Day; through: Day }): readonly DayUnits[] {
  return movements
    .filter(({ movement_type, quantity }) => movement_type === PURCHASE_IN && quantity > 0)
    .filter(({ moved_on }) => moved_on >= from && moved_on <= through)
    .map(({ moved_on: day, quantity }) => ({ day, quantity }));
}

function countsOf({ counted }: EvidenceSources, first_day: Day): NonNullable<CauseEvidence["counts"]> {
  return counted
    .toReversed()
    .flatMap(({ count_no, counted_on: day, book_quantity: book, counted_quantity }) =>
      book === null || day < first_day
        ? []
        : [{ record: { form: "stock_count", id: count_no }, day, book, counted: counted_quantity }],
    );
}

function negativeStock(
  { facts, event }: EvidenceSources,
  { from, through }: { from: Day; through: Day },
): CauseEvidence["negative_stock"] {
  if (facts.movements.length === 0 || facts.stock_level === null) return [];
  const record = { form: "stock_level", id: `${event.item_code}/${event.location_code}` } as const;
  return closingStockFromMovements(facts.stock_level.on_hand, facts.movements)
    .filter(({ day, closing_stock }) => closing_stock < 0 && day >= from && day <= through)
    .map(({ day, closing_stock: quantity }) => ({ day, quantity, record }));
}

/** Weeks that were over before goods lacked: how the item's own method did in them. */
function pastWeeks({ demand, facts, loss, event }: EvidenceSources, { known_days, pooled }: ShopContext) {
  const item = scopedItem(facts, event.item_code);
  return forecastOutcomes({
    ...{ demand, item, today: loss.start, weeks: FORECAST_WEEKS, forecaster: null, known_days, pooled },
  }).map(({ forecast, actual }) => ({ forecast, actual }));
}

function scopedItem({ item }: SubjectFacts, item_code: string) {
  return { item_code, category: item?.category ?? null, brand: item?.brand ?? null };
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

function askedLines({ records, turned_away }: Pick<EventSources, "records" | "turned_away">): readonly AskedLine[] {
  const ordered = records.sales_lines.flatMap(({ line_state, ...line }) =>
    line_state === "cancelled" ? [] : [{ ...line, line_state }],
  );
  return [...ordered, ...turned_away.map(refusedLine)];
}

/** Whoever left without an order asked for it all the same. */
function refusedLine({ customer_code, asked_on, quantity }: KeptEnquiry): AskedLine {
  const nothing = { promised_on: null, shipped_quantity: 0, unit_price: null };
  return { customer_code, ordered_on: asked_on, quantity, ...nothing, line_state: "cancelled_for_stockout" };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
